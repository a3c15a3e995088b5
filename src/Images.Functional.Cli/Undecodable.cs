using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Unicode;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// Finds arguments and variables that are not UTF-8. .NET reads each invalid byte as U+FFFD, which would be the id of another
/// image. A real U+FFFD is legal, so the raw bytes decide; if the system doesn't show them, any U+FFFD is refused.
/// </summary>
internal static class Undecodable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The first argument that is not UTF-8, without its text, which may be a secret.</summary>
    public static Option<string> Argument(string[] args, Host host)
    {
        if (!args.Any(static arg => arg.Contains(Replacement, StringComparison.Ordinal)))
            return None;
        // The program, and for a managed one its file, come before the arguments.
        var raw = Entries(host.ProcessFile("cmdline"));
        var skipped = raw.Count - args.Length;
        return Enumerable
            .Range(0, args.Length)
            .Select(index =>
                Refusal(
                    $"argument {index + 1}",
                    args[index],
                    skipped < 0 ? null : raw[skipped + index]
                )
            )
            .FirstOrDefault(static refusal => refusal.IsSome);
    }

    /// <summary>The first of the variables that is not UTF-8, without its value, which may be a secret.</summary>
    public static Option<string> Variable(IEnumerable<string> names, Host host) =>
        names
            .Select(name =>
                host.Variable(name) is { } value
                && value.Contains(Replacement, StringComparison.Ordinal)
                    ? Refusal(name, value, Raw(name, host))
                    : None
            )
            .FirstOrDefault(static refusal => refusal.IsSome);

    private static byte[]? Raw(string name, Host host)
    {
        var prefix = Encoding.UTF8.GetBytes($"{name}=");
        return Entries(host.ProcessFile("environ"))
            .FirstOrDefault(entry => entry.AsSpan().StartsWith(prefix))
            ?[prefix.Length..];
    }

    private static Option<string> Refusal(string what, string text, byte[]? raw)
    {
        if (!text.Contains(Replacement, StringComparison.Ordinal))
            return None;
        // Bytes that give another text are not the ones that were read.
        if (raw is null || Encoding.UTF8.GetString(raw) != text)
            return $"{what} is not valid UTF-8, or holds U+FFFD";
        return Utf8.IsValid(raw) ? None : Some($"{what} is not valid UTF-8");
    }

    // Each entry ends with a NUL.
    private static List<byte[]> Entries(byte[]? file)
    {
        var entries = new List<byte[]>();
        var rest = file.AsSpan();
        while (rest.IndexOf((byte)0) is var end and >= 0)
        {
            entries.Add(rest[..end].ToArray());
            rest = rest[(end + 1)..];
        }

        return entries;
    }
}
