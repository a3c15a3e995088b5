using System;
using System.IO;
using System.Text;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Reads a token from a file: its first line, without surrounding spaces.</summary>
internal static class TokenFile
{
    // No token is this long. Without a limit, reading something else, such as a device, might never end.
    private const int MostCharacters = 16_384;

    public static Either<CfErrors, string> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var buffer = new char[MostCharacters];
            var read = reader.ReadBlock(buffer, 0, MostCharacters);
            return read == MostCharacters
                ? Failed(path, "it is too large for a token")
                : new string(buffer, 0, read).Split('\n')[0].Trim();
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return Failed(path, FileFailure.Reason(e));
        }
    }

    /// <summary>The name that errors use. A text that looks like no path is not shown: it may be the token, set by mistake.</summary>
    public static string NameOf(string path) =>
        path.AsSpan().ContainsAny('/', '\\', '.')
            ? $"{path} ({Credentials.TokenFileVariable})"
            : $"the file that {Credentials.TokenFileVariable} names";

    private static CfErrors Failed(string path, string reason) =>
        CfErrors.Of(new CfError.File(NameOf(path), reason));
}
