using System;
using System.Text;

namespace Images.Functional.Effects;

/// <summary>
/// A proxy's error page, or the API's own message, may hold the very headers that were sent: a body that becomes an error
/// loses them first.
/// </summary>
internal static class Echo
{
    // Nothing shorter is a secret; and it may be a word of the envelope.
    private const int ShortestSecret = 8;

    /// <summary>Overwrites the credentials wherever they stand; whether they stood anywhere.</summary>
    public static bool Remove(Span<byte> body, Credentials credentials)
    {
        var found = false;
        foreach (var (_, value) in credentials.Headers)
            // After the scheme: a secret has no space.
            found |= Remove(body, Encoding.ASCII.GetBytes(value[(value.LastIndexOf(' ') + 1)..]));
        return found;
    }

    private static bool Remove(Span<byte> body, ReadOnlySpan<byte> secret)
    {
        if (secret.Length < ShortestSecret)
            return false;
        var found = false;
        for (int at; (at = body.IndexOf(secret)) >= 0; body = body[(at + secret.Length)..])
        {
            body.Slice(at, secret.Length).Fill((byte)'*');
            found = true;
        }

        return found;
    }
}
