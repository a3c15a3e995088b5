using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Images.Functional.Cli;

/// <summary>What an upload sends, as a short text. A resumed run compares it, to notice a changed file or other fields.</summary>
internal static class UploadContent
{
    private const int DigestBytes = 8;

    // The name of the upload says which URL it is.
    private const string Url = "url";

    /// <summary>
    /// The name by which a later run knows an upload. <c>./a.png</c> and <c>a.png</c> are one file. A relative path stays one, so that the folder
    /// may be elsewhere.
    /// </summary>
    public static string Name(string given, Upload upload) =>
        upload.File.Case is not ImageFile { Source: Source.AtPath at } ? given
        : Path.IsPathRooted(at.Path) ? Path.GetFullPath(at.Path)
        : Path.GetRelativePath(".", at.Path).Replace(Path.DirectorySeparatorChar, '/');

    /// <returns>The file's size and last write time, and a digest of the fields. Null if there is no such file.</returns>
    public static string? Of(Upload upload)
    {
        var parts = Upload.Form.Write(upload);
        if (parts.IsLeft)
            return null;
        var fields = ((LanguageExt.Seq<Part>)parts)
            .Where(static part => part.Name != Url)
            .Select(static part =>
                part switch
                {
                    Part.File file => Field(file.Name, file.Content.Name)
                        + Field("type", file.Content.ContentType.IfNone("")),
                    Part.Text text => Field(text.Name, text.Value),
                    _ => "",
                }
            );
        var known = Digest(string.Concat(fields));
        return upload.File.Case is not ImageFile { Source: Source.AtPath at } ? known
            : SizeAndTime(at.Path) is { } file ? $"{file} {known}"
            : null;
    }

    /// <summary>The first bytes of the text's SHA-256, as hexadecimal digits.</summary>
    public static string Digest(string text) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes)
        );

    private static string Field(string name, string value) =>
        $"{name}={Uri.EscapeDataString(value)}\n";

    private static string? SizeAndTime(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // A link has a size and a time of its own.
            var target = file.LinkTarget is null
                ? file
                : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            return target is { Exists: true }
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{target.Length} {target.LastWriteTimeUtc:O}"
                )
                : null;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return null;
        }
    }
}
