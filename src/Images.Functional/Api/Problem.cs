using System;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A problem document (RFC 9457), as Cloudflare's edge sends it: <c>title</c>, <c>detail</c>, <c>error_code</c>, <c>type</c> and
/// <c>retry_after</c>.
/// </summary>
internal readonly record struct Problem(ApiMessage? Message, Option<RetryAfter> Wait)
{
    /// <summary>Reads an object that a tokenizer has accepted. Never throws.</summary>
    public static Problem Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        string? title = null;
        string? detail = null;
        string? type = null;
        int? code = null;
        var wait = Option<RetryAfter>.None;
        while (JsonTokens.Next(ref reader, JsonTokenType.PropertyName))
        {
            var member = JsonNames.Of(ref reader, MemberOf);
            reader.Read();
            switch (member)
            {
                case Member.Title:
                    title = ApiMessages.ReadString(ref reader);
                    break;
                case Member.Detail:
                    detail = ApiMessages.ReadString(ref reader);
                    break;
                case Member.Type:
                    type = ApiMessages.ReadString(ref reader);
                    break;
                case Member.ErrorCode:
                    code = ApiMessages.ReadCode(ref reader);
                    break;
                case Member.RetryAfter:
                    wait = ReadWait(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var text =
            string.IsNullOrEmpty(title) ? detail
            : string.IsNullOrEmpty(detail) ? title
            : $"{title}: {detail}";
        return new Problem(
            string.IsNullOrEmpty(text)
                ? null
                : new ApiMessage(
                    code ?? 0,
                    text,
                    // "about:blank", the default, is not a link.
                    Optional(type)
                        .Filter(static url => url.StartsWith("http", StringComparison.Ordinal))
                ),
            wait
        );
    }

    /// <summary>Returns the response with the wait in its body, if its headers have none.</summary>
    public static ResponseInfo Complete(ResponseInfo response, ReadOnlySpan<byte> json) =>
        response.RetryAfter.IsSome ? response
        : Read(json).Wait is { IsSome: true } wait ? response with { RetryAfter = wait }
        : response;

    private static Option<RetryAfter> ReadWait(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble() is >= 0 and var seconds
                ? RetryAfter.After(Functional.Wait.OfSeconds(Math.Ceiling(seconds)))
                : None;
        return Optional(ApiMessages.ReadString(ref reader)).Bind(RetryAfter.Parse);
    }

    private enum Member
    {
        Unknown,
        Title,
        Detail,
        Type,
        ErrorCode,
        RetryAfter,
    }

    private static Member MemberOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("title"u8) ? Member.Title
        : name.SequenceEqual("detail"u8) ? Member.Detail
        : name.SequenceEqual("type"u8) ? Member.Type
        : name.SequenceEqual("error_code"u8) ? Member.ErrorCode
        : name.SequenceEqual("retry_after"u8) ? Member.RetryAfter
        : Member.Unknown;
}
