using System;
using System.Net.Http;
using System.Text;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Creates an <see cref="HttpRequestMessage"/> from the operation's data, the address and the credentials.</summary>
internal static class RequestMessage
{
    public static HttpRequestMessage Of(
        ApiRequest request,
        Uri address,
        Credentials credentials,
        CallOptions call,
        FormContent? form
    )
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), address)
        {
            Content = (HttpContent?)form ?? Content(request),
        };
        Add(message, request.Headers);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        Add(message, call.Headers);
        if (call.ExpectContinue && form is not null)
            message.Headers.ExpectContinue = true;
        Add(message, credentials.Headers);
        return message;
    }

    private static BytesContent? Content(ApiRequest request)
    {
        if (request.Body is not Body.Json json)
            // Without content, .NET silently sends the request up to three more times if a connection closes without a reply.
            return request is { Method: "GET", Repeat: Repeat.Freely }
                ? null
                : new BytesContent([]);
        var content = new BytesContent(Encoding.UTF8.GetBytes(json.Text));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }

    /// <summary>Checks a caller's headers. Returns the errors, or null.</summary>
    public static CfErrors? Check(Seq<(string Name, string Value)> extra)
    {
        if (extra.IsEmpty)
            return null;
        CfErrors? errors = null;
        using var message = new HttpRequestMessage();
        foreach (var (name, value) in extra)
            if (
                (
                    HeaderRules.Name(name) ?? HeaderRules.Value(value) ?? Fits(message, name, value)
                ) is
                { } violation
            )
                errors = CfErrors.Both(errors, violation.In("extra header"));

        return errors;
    }

    // .NET silently drops a header of a body (Content-Type, Expires).
    private static Violation? Fits(HttpRequestMessage message, string name, string value) =>
        message.Headers.TryAddWithoutValidation(name, value)
            ? null
            : new Violation("a header of the request itself, not of its body", $"the name {name}");

    // By index: enumerating a Seq allocates.
    private static void Add(HttpRequestMessage message, Seq<(string Name, string Value)> headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
