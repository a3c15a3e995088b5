using System;
using System.Net.Http;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A request as <see cref="HttpRequestMessage"/>: the operation's data, the address, the credentials.</summary>
internal static class RequestMessage
{
    public static HttpRequestMessage Of(
        ApiRequest request,
        Uri address,
        Credentials credentials,
        Seq<(string Name, string Value)> extra
    )
    {
        var message = new HttpRequestMessage(Method(request.Method), address);
        Add(message, request.Headers);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        Add(message, extra);
        Add(message, credentials.Headers);
        return message;
    }

    // Nearly every request's, which need not be looked up by its letters.
    private static HttpMethod Method(string method) =>
        method == HttpMethod.Get.Method ? HttpMethod.Get : HttpMethod.Parse(method);

    /// <summary>What is wrong with a caller's headers; null where nothing is.</summary>
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
            {
                CfErrors one = violation.At("extra header");
                errors = errors is null ? one : errors + one;
            }

        return errors;
    }

    // .NET drops a header of a body (Content-Type, Expires) without a word.
    private static Violation? Fits(HttpRequestMessage message, string name, string value) =>
        message.Headers.TryAddWithoutValidation(name, value)
            ? null
            : new Violation("a header of a request without a body", $"the name {name}");

    // By index: a Seq's enumerator is an object, one more for each header.
    private static void Add(HttpRequestMessage message, Seq<(string Name, string Value)> headers)
    {
        for (var i = 0; i < headers.Count; i++)
            message.Headers.TryAddWithoutValidation(headers[i].Name, headers[i].Value);
    }
}
