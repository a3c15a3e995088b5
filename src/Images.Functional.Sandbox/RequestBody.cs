using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LanguageExt;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// Reads the body of a request. A broken form has no parts. Assumed: neither has a form with two files or with very many parts.
/// </summary>
internal static class RequestBody
{
    private const int MostParts = 100;

    public static Body Of(SandboxRequest request) =>
        request.Header("Content-Type").Case is string text
        && MediaTypeHeaderValue.TryParse(text, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? new Body.Form(
                Parts(HeaderUtilities.RemoveQuotes(type.Boundary).Value, request.Content)
            )
            : new Body.Json(request.Body);

    private static Seq<Part> Parts(string? boundary, Blob content)
    {
        var parts = new List<Part>();
        try
        {
            // In memory, so that reading never waits.
            var reader = new MultipartReader(boundary!, new MemoryStream(content.Bytes.ToArray()));
            while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
                if (parts.Count == MostParts)
                    return [];
                else if (PartOf(section) is { } part)
                    parts.Add(part);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            return [];
        }

        return parts.OfType<Part.File>().Skip(1).Any() ? [] : toSeq(parts.ToArray());
    }

    private static Part? PartOf(MultipartSection section)
    {
        if (
            section.ContentDisposition is not { } disposition
            || Parameter(disposition, "name") is not { } name
        )
            return null;
        using var body = new MemoryStream();
        section.Body.CopyTo(body);
        return Parameter(disposition, "filename") is { } file
            ? new Part.File(
                name,
                ImageFile.Of(body.ToArray()) with
                {
                    Name = file,
                    // Without a type, a part is text (RFC 7578, section 4.4).
                    ContentType = section.ContentType ?? "text/plain",
                }
            )
            : new Part.Text(name, Encoding.UTF8.GetString(body.ToArray()));
    }

    // As browsers write it: in quotation marks, of which the name itself has none (WHATWG, multipart/form-data). .NET leaves them out.
    private static string? Parameter(string disposition, string name)
    {
        var start = disposition.IndexOf($"; {name}=", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        start += name.Length + 3;
        if (start == disposition.Length || disposition[start] != '"')
            return disposition[start..].Split(';')[0].Trim();
        start++;
        var end = disposition.IndexOf('"', start);
        return end < 0
            ? null
            : disposition[start..end]
                .Replace("%22", "\"", StringComparison.Ordinal)
                .Replace("%0D", "\r", StringComparison.Ordinal)
                .Replace("%0A", "\n", StringComparison.Ordinal);
    }
}
