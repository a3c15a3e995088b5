using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A problem document (RFC 9457), as Cloudflare's edge sends it: <c>title</c>, <c>detail</c>, <c>error_code</c>, <c>type</c> and
/// <c>retry_after</c>.
/// </summary>
internal static class Problem
{
    private static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText Detail = JsonEncodedText.Encode("detail");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText ErrorCode = JsonEncodedText.Encode("error_code");
    private static readonly JsonEncodedText RetryAfterName = JsonEncodedText.Encode("retry_after");

    /// <summary>The error in an object; null if it has neither title nor detail. Never throws.</summary>
    public static ApiMessage? Message(JsonElement document)
    {
        var title = Loose.Text(Loose.Member(document, Title));
        var detail = Loose.Text(Loose.Member(document, Detail));
        var text =
            string.IsNullOrEmpty(title) ? detail
            : string.IsNullOrEmpty(detail) ? title
            : $"{title}: {detail}";
        return string.IsNullOrEmpty(text)
            ? null
            : new ApiMessage(
                Loose.Code(Loose.Member(document, ErrorCode)) ?? 0,
                text,
                // "about:blank", the default, is not a link.
                Optional(Loose.Text(Loose.Member(document, Kind)))
                    .Filter(static url => url.StartsWith("http", StringComparison.Ordinal))
            );
    }

    /// <summary>Returns the response with the wait in its body, if its headers have none.</summary>
    public static ResponseInfo Complete(ResponseInfo response, ReadOnlySpan<byte> json)
    {
        // A name with escapes has a backslash.
        if (
            response.RetryAfter.IsSome
            || (json.IndexOf(RetryAfterName.EncodedUtf8Bytes) < 0 && !json.Contains((byte)'\\'))
        )
            return response;
        using var document = Loose.Open(json);
        return response with
        {
            RetryAfter = Wait(Loose.Member(document.RootElement, RetryAfterName)),
        };
    }

    private static Option<RetryAfter> Wait(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? value.GetDouble() is >= 0 and var seconds
                ? RetryAfter.After(Functional.Wait.OfSeconds(Math.Ceiling(seconds)))
                : None
            : Optional(Loose.Text(value)).Bind(RetryAfter.Parse);
}
