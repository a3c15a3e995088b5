using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Images.Functional.Fuzz;

/// <summary>An input that shows something wrong, kept so that it can be replayed.</summary>
internal static class Finding
{
    /// <summary>Findings of one kind differ in their numbers only.</summary>
    public static string Kind(string what) =>
        string.Concat(what.Where(static unit => !char.IsAsciiDigit(unit)));

    public static void Write(Target target, DirectoryInfo directory, byte[] input, string what)
    {
        directory.Create();
        var name = $"finding-{Convert.ToHexStringLower(SHA256.HashData(input))[..16]}.bin";
        var path = Path.Combine(directory.FullName, name);
        File.WriteAllBytes(path, input);
        Console.Error.WriteLine(
            $"{what}\nwritten to {path}; check it again with --target {target} --replay {name}"
        );
    }
}
