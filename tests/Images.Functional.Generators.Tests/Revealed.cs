using System;

namespace Images.Functional.Generators.Tests;

/// <summary>What files and uploads are, with all that they do not print themselves.</summary>
internal static class Revealed
{
    public static string Of(Blob blob) => $"[{Convert.ToHexString(blob.Bytes.Span)}]";

    public static string Of(Source source) =>
        source is Source.Memory memory ? Of(memory.Content) : $"{source}";

    public static string Of(ImageFile file) =>
        $"{Of(file.Source)} as {file.Name}, of {file.ContentType}";

    public static string Of(Part part) =>
        part switch
        {
            Part.Text text => $"{text.Name}: {text.Value}",
            Part.File file => $"{file.Name}: {Of(file.Content)}",
            _ => throw new NotSupportedException($"{part}"),
        };

    public static string Of(Body.Form form) => string.Join(", ", form.Parts.Map(Of));

    public static string Of(SourceUrl url) => url.Reveal();

    public static string Of(Upload upload) =>
        $"{upload.File.Map(Of).IfNone("")}{upload.Url.Map(Of).IfNone("")} {upload.Id} {upload.Metadata} {upload.Creator} {upload.RequireSignedUrls}";
}
