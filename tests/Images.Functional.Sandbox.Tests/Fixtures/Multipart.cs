using System.Net.Http;
using System.Net.Http.Headers;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A form's bytes, written by .NET and not by the client.</summary>
internal static class Multipart
{
    public static (string ContentType, Blob Body) Of(Body.Form form)
    {
        using var content = new MultipartFormDataContent("boundary");
        foreach (var part in form.Parts)
            if (part is Part.Text text)
                content.Add(new StringContent(text.Value), text.Name);
            else if (part is Part.File { Content.Source: Source.Memory memory } file)
            {
                var bytes = new ByteArrayContent(memory.Content.Bytes.ToArray());
                bytes.Headers.ContentType = new MediaTypeHeaderValue(
                    file.Content.ContentTypeOf(memory.Content.Bytes.Span)
                );
                content.Add(bytes, file.Name, file.Content.Name);
            }

        return (
            $"{content.Headers.ContentType}",
            new Blob(content.ReadAsByteArrayAsync().GetAwaiter().GetResult())
        );
    }
}
