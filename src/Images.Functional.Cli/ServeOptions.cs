using System;
using System.Globalization;
using System.IO;
using System.Net;
using Images.Functional.Sandbox;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The options of <c>cfimages serve</c>, and how their values are read.</summary>
internal static class ServeOptions
{
    public static Either<CfErrors, int> Port(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : Wrong.Value("a port: 0 to 65535", text);

    public static Either<CfErrors, IPAddress> Address(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : Wrong.Value("an IP address, such as 0.0.0.0", text);

    /// <summary>Names, with commas between them.</summary>
    public static Either<CfErrors, string[]> Hosts(string text) =>
        text.Split(',') is var names
        && Array.TrueForAll(names, static name => Uri.CheckHostName(name) == UriHostNameType.Dns)
            ? names
            : Wrong.Value("host names without a port, such as images or images,images.local", text);

    /// <summary>A time such as <c>20ms</c> or <c>1s</c>, or a range: <c>20ms..200ms</c>.</summary>
    public static Either<CfErrors, (TimeSpan Fastest, TimeSpan Slowest)> Latency(string text)
    {
        var ends = text.Split("..");
        return
            ends.Length <= 2
            && Time(ends[0]) is { } fastest
            && Time(ends[^1]) is { } slowest
            && fastest <= slowest
            ? (fastest, slowest)
            : Wrong.Value("a time or a range, such as 20ms..200ms", text);
    }

    /// <summary>Shares of requests: <c>429:0.1,drop:0.05,drop-after:0.02</c>.</summary>
    public static Either<CfErrors, SandboxFaults> Faults(string text)
    {
        var faults = new SandboxFaults();
        var kinds = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        var sum = 0.0;
        foreach (var part in text.Split(','))
        {
            if (
                part.Split(':') is not [var kind, var share]
                || !double.TryParse(
                    share,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                || number is not (>= 0 and <= 1)
                || With(faults, kind, number) is not { } more
                || !kinds.Add(kind)
            )
                return Wrong.Value(
                    "shares of 429, drop and drop-after, each once, such as 429:0.1,drop:0.05",
                    text
                );
            faults = more;
            sum += number;
        }

        return sum <= 1 ? faults : Wrong.Value("shares whose sum is at most 1", text);
    }

    /// <summary>A folder, which is created if it is missing.</summary>
    public static Either<CfErrors, string> Folder(string path)
    {
        if (path.Length == 0)
            return Wrong.With("", Wrong.EmptyPath);
        try
        {
            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return Wrong.With(
                "",
                File.Exists(path)
                    ? $"{Printable.Line(path)} is a file, not a folder"
                    : $"can't create {Printable.Line(path)}: {Printable.Line(e.Message)}"
            );
        }
    }

    /// <summary>Both; None if neither is given.</summary>
    public static Option<SandboxFaults> All(
        Option<(TimeSpan Fastest, TimeSpan Slowest)> latency,
        Option<SandboxFaults> faults
    ) =>
        latency.Map(late =>
            faults.IfNone(static () => new SandboxFaults()) with
            {
                Fastest = late.Fastest,
                Slowest = late.Slowest,
            }
        ) || faults;

    private static SandboxFaults? With(SandboxFaults faults, string kind, double share) =>
        kind switch
        {
            "429" => faults with { RateLimited = share },
            "drop" => faults with { Drop = share },
            "drop-after" => faults with { DropAfter = share },
            _ => null,
        };

    // At most an hour.
    private static TimeSpan? Time(string text)
    {
        var isMilliseconds = text.EndsWith("ms", StringComparison.Ordinal);
        return
            (isMilliseconds || text.EndsWith('s'))
            && int.TryParse(
                text[..^(isMilliseconds ? 2 : 1)],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= 3_600_000 / (isMilliseconds ? 1 : 1000)
            ? TimeSpan.FromMilliseconds(isMilliseconds ? number : 1000.0 * number)
            : null;
    }
}
