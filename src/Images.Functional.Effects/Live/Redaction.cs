using System;
using System.Globalization;
using System.Text;
using LanguageExt.Common;

namespace Images.Functional.Effects;

/// <summary>
/// Removes echoed credentials. A proxy's error page, or the API's own message, may quote the headers that the client sent, so they are removed
/// from a body before it becomes an error, and from headers that are kept.
/// </summary>
internal static class Redaction
{
    // A shorter part of a secret reveals too little.
    private const int ShortestPart = 4;

    private const int UnicodeEscapeLength = 6; // \uXXXX

    /// <summary>Overwrites the credentials everywhere, also JSON-escaped ones. Returns whether there were any.</summary>
    public static bool Remove(Span<byte> body, Credentials credentials)
    {
        var found = false;
        foreach (var secret in SecretsOf(credentials))
            // The escaped form first: if the first character is escaped, the plain form would leave its backslash.
            found |= RemoveEscaped(body, secret) | RemovePlain(body, secret);
        return found;
    }

    /// <summary>Overwrites the beginning of credentials at the end of a truncated body, also JSON-escaped. Returns whether there was one.</summary>
    public static bool RemoveCut(Span<byte> body, Credentials credentials)
    {
        var found = false;
        foreach (var secret in SecretsOf(credentials))
            // The longest beginning first.
            for (
                var at = Math.Max(0, body.Length - (secret.Length * UnicodeEscapeLength));
                at <= body.Length - ShortestPart;
                at++
            )
                if (IsBeginning(body[at..], secret))
                {
                    body[at..].Fill((byte)'*');
                    found = true;
                    break;
                }

        return found;
    }

    /// <summary>
    /// Returns the errors without the credentials in what they quote of the reply. Reading decodes the reply (for example, the character
    /// references of an HTML page), so credentials may appear that the body's bytes do not show.
    /// </summary>
    public static CfErrors Remove(CfErrors errors, Credentials credentials) =>
        errors.Map(error =>
            error switch
            {
                CfError.Api api => new CfError.Api(api.Said.With(credentials.Redact)),
                CfError.Status status => status with
                {
                    Body = RemoveAlsoCut(status.Body, credentials),
                },
                CfError.Malformed malformed => malformed with
                {
                    Found = RemoveQuoted(malformed.Found, credentials),
                },
                // The others have no words of the reply, unless a user's own function puts them there.
                _ when credentials.Redact(error.Message) == error.Message => error,
                CfError.Constraint constraint => constraint with
                {
                    Limit = credentials.Redact(constraint.Limit),
                    Had = credentials.Redact(constraint.Had),
                },
                CfError.Transport transport => transport with
                {
                    Reason = credentials.Redact(transport.Reason),
                },
                _ => new CfError.Other(Error.New(error.Code, credentials.Redact(error.Message))),
            }
        );

    // A page's words are quoted, and may be cut before the closing quotation mark.
    private static string RemoveQuoted(string found, Credentials credentials)
    {
        var end = found.LastIndexOf('"');
        return end < 0
            ? credentials.Redact(found)
            : RemoveAlsoCut(found[..end], credentials) + found[end..];
    }

    private static string RemoveAlsoCut(string text, Credentials credentials)
    {
        text = credentials.Redact(text);
        foreach (var secret in credentials.Hidden)
            for (
                var length = Math.Min(secret.Length, text.Length);
                length >= ShortestPart;
                length--
            )
                if (text.AsSpan().EndsWith(secret.AsSpan(..length), StringComparison.Ordinal))
                {
                    text = text[..^length] + "***";
                    break;
                }

        return text;
    }

    private static byte[][] SecretsOf(Credentials credentials) =>
        Array.ConvertAll(credentials.Hidden, Encoding.ASCII.GetBytes);

    // Whether the whole text is a beginning of the secret. Its last escape may be cut.
    private static bool IsBeginning(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        var matched = 0;
        while (matched < secret.Length && !text.IsEmpty && !IsCutEscape(text))
        {
            if (Unescape(text, out var used) != secret[matched])
                return false;
            text = text[used..];
            matched++;
        }

        return matched >= ShortestPart && (text.IsEmpty || IsCutEscape(text));
    }

    private static bool IsCutEscape(ReadOnlySpan<byte> text) =>
        text[0] == (byte)'\\'
        && text.Length < UnicodeEscapeLength
        && (text.Length == 1 || text[1] == (byte)'u');

    private static bool RemovePlain(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        var found = false;
        while (body.IndexOf(secret) is var at and >= 0)
        {
            body.Slice(at, secret.Length).Fill((byte)'*');
            body = body[(at + secret.Length)..];
            found = true;
        }

        return found;
    }

    // As a JSON writer may have written it: some escape every + and /.
    private static bool RemoveEscaped(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        if (!body.Contains((byte)'\\'))
            return false;
        var found = false;
        while (body.IndexOfAny(secret[0], (byte)'\\') is var at and >= 0)
        {
            body = body[at..];
            var length = LengthIn(body, secret);
            body[..length].Fill((byte)'*');
            found |= length > 0;
            // The second half of an escape does not start another.
            var passed = body[0] == (byte)'\\' ? 2 : 1;
            body = body[Math.Min(passed, body.Length)..];
        }

        return found;
    }

    // The number of bytes of the secret at the beginning of the text; 0 if the text does not begin with it.
    private static int LengthIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        var length = 0;
        foreach (var expected in secret)
            if (Unescape(text[length..], out var used) == expected)
                length += used;
            else
                return 0;
        return length;
    }

    // The ASCII character at the beginning, or one that no secret has.
    private static int Unescape(ReadOnlySpan<byte> text, out int used)
    {
        used = 1;
        if (text.IsEmpty || text[0] != (byte)'\\')
            return text.IsEmpty ? 0 : text[0];
        if (
            text.Length >= UnicodeEscapeLength
            && text[1] == (byte)'u'
            && ushort.TryParse(
                text[2..UnicodeEscapeLength],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var unit
            )
        )
        {
            used = UnicodeEscapeLength;
            return unit;
        }

        used = 2;
        return text.Length > 1 && text[1] is (byte)'/' or (byte)'"' or (byte)'\\' ? text[1] : 0;
    }
}
