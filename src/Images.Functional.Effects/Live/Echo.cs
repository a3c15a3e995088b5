using System;
using System.Globalization;
using System.Text;

namespace Images.Functional.Effects;

/// <summary>
/// A proxy's error page, or the API's own message, may hold the very headers that were sent: a body that becomes an error
/// loses them first, and so does a header that is kept.
/// </summary>
internal static class Echo
{
    // Nothing shorter is a secret; and it may be a word of the envelope.
    private const int ShortestSecret = 8;

    private const int UnicodeEscapeLength = 6; // \uXXXX

    /// <summary>Overwrites the credentials wherever they stand, JSON's escapes too; whether they stood anywhere.</summary>
    public static bool Remove(Span<byte> body, Credentials credentials)
    {
        var found = false;
        var headers = credentials.Headers;
        for (var i = 0; i < headers.Count; i++)
            if (SecretOf(headers[i].Value) is { Length: >= ShortestSecret } secret)
            {
                var bytes = new byte[secret.Length];
                Encoding.ASCII.GetBytes(secret, bytes);
                found |= RemovePlain(body, bytes) | RemoveEscaped(body, bytes);
            }

        return found;
    }

    /// <summary>A header's value without the credentials.</summary>
    public static string Remove(string header, Credentials credentials)
    {
        var headers = credentials.Headers;
        for (var i = 0; i < headers.Count; i++)
            if (
                SecretOf(headers[i].Value) is { Length: >= ShortestSecret } secret
                && header.AsSpan().Contains(secret, StringComparison.Ordinal)
            )
                header = header.Replace(secret.ToString(), "***", StringComparison.Ordinal);
        return header;
    }

    // After the scheme: a secret has no space.
    private static ReadOnlySpan<char> SecretOf(string value) =>
        value.AsSpan(value.LastIndexOf(' ') + 1);

    private static bool RemovePlain(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        var found = false;
        for (int at; (at = body.IndexOf(secret)) >= 0; body = body[(at + secret.Length)..])
        {
            body.Slice(at, secret.Length).Fill((byte)'*');
            found = true;
        }

        return found;
    }

    // As a JSON writer may have put it: some escape every + and /.
    private static bool RemoveEscaped(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        if (!body.Contains((byte)'\\'))
            return false;
        var found = false;
        for (int at; (at = body.IndexOfAny(secret[0], (byte)'\\')) >= 0; )
        {
            body = body[at..];
            var length = LengthIn(body, secret);
            body[..length].Fill((byte)'*');
            found |= length > 0;
            // The other half of an escape begins none.
            var passed =
                length > 0 ? length
                : body[0] == (byte)'\\' ? 2
                : 1;
            body = body[Math.Min(passed, body.Length)..];
        }

        return found;
    }

    // How many bytes the secret takes at the beginning of the text; 0 where it is not there.
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

    // The ASCII character at the beginning, or none of a secret.
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
