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

/// <summary>Reads the body of a request. A broken form has no parts. Assumed: neither has a form with two files or with very many parts.</summary>
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

    // .NET's own reader leaves out names with control characters.
    private static string? Parameter(ReadOnlySpan<char> rest, string name)
    {
        while (rest.IndexOf(';') is var semicolon and >= 0)
        {
            rest = rest[(semicolon + 1)..];
            var equals = rest.IndexOfAny('=', ';');
            if (equals < 0 || rest[equals] == ';')
                continue;
            var isWanted = rest[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
            rest = rest[(equals + 1)..].TrimStart();
            var value = Value(rest);
            if (value.IsEmpty && rest.StartsWith('"'))
                return null;
            if (isWanted)
                return value is ['"', .. var quoted] ? Unquoted($"{quoted}") : $"{value.Trim()}";
            rest = rest[value.Length..];
        }

        return null;
    }

    // A quoted value has its first quotation mark and not its last; it is empty if there is no last one.
    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith('"'))
            return rest.IndexOf(';') is var semicolon and >= 0 ? rest[..semicolon] : rest;
        for (var end = 1; end < rest.Length; end++)
            // Some clients write a quotation mark within the value, with a backslash before it.
            if (rest[end] == '"' && rest[(end + 1)..].TrimStart() is [] or [';', ..])
                return rest[..end];
        return [];
    }

    // Browsers escape what can't be in quotation marks (WHATWG, multipart/form-data); others write a backslash.
    private static string Unquoted(string text) =>
        text.Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("%22", "\"", StringComparison.Ordinal)
            .Replace("%0D", "\r", StringComparison.Ordinal)
            .Replace("%0A", "\n", StringComparison.Ordinal);
}
