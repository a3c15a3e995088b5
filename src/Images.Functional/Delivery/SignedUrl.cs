using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Images.Functional;

/// <summary>Signs delivery URLs of private images, and verifies signatures (Cloudflare's documentation, <em>Serve private images</em>).</summary>
/// <remarks>
/// The signature is the HMAC-SHA256 of <c>/HASH/ID/VARIANT?exp=SECONDS</c>, in lower-case hexadecimal digits. The HMAC key is the text of
/// the signing key, in UTF-8. Without an expiry, only the path is signed. On the account's own host, the same short path is signed.
/// </remarks>
public static class SignedUrl
{
    private const string Expiry = "exp=";
    private const string Signature = "sig=";
    private const int SmallBytes = 256;

    /// <summary>
    /// Signs a URL. Left: every reason why it can't be signed: a custom id, a transformation, a query, an expiry in the past, a key that is
    /// empty or has white space at an end.
    /// </summary>
    /// <param name="url">The URL of a variant.</param>
    /// <param name="key">The signing key.</param>
    /// <param name="expiry">When the URL becomes invalid, in whole seconds; None for never.</param>
    /// <param name="now">The current time.</param>
    /// <param name="roundUp">
    /// Rounds the expiry up to a multiple of this time span since 1970, in whole seconds: for example, a day. All viewers then share a URL, which
    /// helps caches. Zero disables rounding.
    /// </param>
    public static Either<CfErrors, DeliveryUrl> Sign(
        DeliveryUrl url,
        SigningKeyValue key,
        Option<DateTimeOffset> expiry,
        DateTimeOffset now,
        TimeSpan roundUp = default
    )
    {
        ArgumentNullException.ThrowIfNull(url);
        var seconds = expiry.IsSome ? RoundedUp((DateTimeOffset)expiry, roundUp) : (long?)null;
        return Refused(url, key, expiry, now) is { } errors
            ? errors
            : url with
            {
                Text = Text(url, key, seconds),
            };
    }

    /// <summary>
    /// Whether a URL has a valid signature by the key, and has not expired. The comparison takes constant time, so it reveals nothing about the
    /// valid signature. An empty key verifies nothing, because anyone can sign with it.
    /// </summary>
    public static bool Verify(DeliveryUrl url, SigningKeyValue key, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(url);
        var text = url.Text.AsSpan();
        var query = text[Math.Min(url.PathEnd + 1, text.Length)..];
        var signed = text[url.PathStart..url.PathEnd];
        if (query.StartsWith(Expiry, StringComparison.Ordinal))
        {
            var end = query.IndexOf('&');
            if (
                end < 0
                || !Digits.TryRead(query[Expiry.Length..end], out long seconds)
                || seconds <= now.ToUnixTimeSeconds()
            )
                return false;
            signed = text[url.PathStart..(url.PathEnd + 1 + end)];
            query = query[(end + 1)..];
        }

        Span<char> right = stackalloc char[2 * HMACSHA256.HashSizeInBytes];
        Hash(key, signed, right);
        return key.Reveal().Length > 0
            && query.StartsWith(Signature, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(
                MemoryMarshal.AsBytes(query[Signature.Length..]),
                MemoryMarshal.AsBytes(right)
            );
    }

    private static CfErrors? Refused(
        DeliveryUrl url,
        SigningKeyValue key,
        Option<DateTimeOffset> expiry,
        DateTimeOffset now
    )
    {
        var violations = default(Violations);
        if (!url.ImageId.IsAssigned)
            violations.Add(
                CfErrors.Of(
                    "image_id",
                    "a UUID: an image with a custom id can't be private",
                    Printable.Excerpt(url.ImageId.Value)
                )
            );
        if (!url.HasVariant)
            violations.Add(
                CfErrors.Of(
                    "variant",
                    "a variant's name: transformations can't be signed",
                    Printable.Excerpt(url.Last)
                )
            );
        if (url.PathEnd != url.Text.Length)
            violations.Add(CfErrors.Of("url", "a URL without a query", "one with a query"));
        if (key.Reveal().Length == 0)
            violations.Add(CfErrors.Of("key", "a signing key", "an empty one"));
        else if (key.Reveal().AsSpan().Trim().Length < key.Reveal().Length)
            violations.Add(
                CfErrors.Of(
                    "key",
                    "a signing key without white space around it",
                    "white space, as at the end of a file's line"
                )
            );
        // Rounding up could move an expiry in the past into the future.
        if (
            expiry.IsSome
            && ((DateTimeOffset)expiry).ToUnixTimeSeconds() <= now.ToUnixTimeSeconds()
        )
            violations.Add(CfErrors.Of("expiry", "a time in the future", "a time in the past"));
        return violations.IsEmpty ? null : violations.All(default);
    }

    private static long RoundedUp(DateTimeOffset expiry, TimeSpan roundUp)
    {
        var seconds = expiry.ToUnixTimeSeconds();
        var step = roundUp.Ticks / TimeSpan.TicksPerSecond;
        var over = step > 0 ? ((seconds % step) + step) % step : 0;
        return over == 0 ? seconds : seconds - over + step;
    }

    private static string Text(DeliveryUrl url, SigningKeyValue key, long? seconds)
    {
        Span<char> digits = stackalloc char[20];
        var length = 0;
        seconds?.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        var query = seconds is null ? 0 : 1 + Expiry.Length + length;
        return string.Create(
            url.PathEnd + query + 1 + Signature.Length + (2 * HMACSHA256.HashSizeInBytes),
            (url, key, seconds),
            static (text, state) =>
            {
                var end = state.url.PathEnd;
                state.url.Text.CopyTo(text);
                if (state.seconds is { } seconds)
                {
                    "?exp=".CopyTo(text[end..]);
                    end += 1 + Expiry.Length;
                    seconds.TryFormat(
                        text[end..],
                        out var length,
                        default,
                        CultureInfo.InvariantCulture
                    );
                    end += length;
                }

                var isFirst = state.seconds is null;
                (isFirst ? "?sig=" : "&sig=").CopyTo(text[end..]);
                Hash(
                    state.key,
                    text[state.url.PathStart..end],
                    text[(end + 1 + Signature.Length)..]
                );
            }
        );
    }

    // Writes lower-case hexadecimal digits. The signed text is part of a URL, so it is ASCII.
    private static void Hash(SigningKeyValue key, ReadOnlySpan<char> signed, Span<char> digits)
    {
        var secret = key.Reveal();
        var most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        Span<byte> keyBytes = most <= SmallBytes ? stackalloc byte[SmallBytes] : new byte[most];
        keyBytes = keyBytes[..Encoding.UTF8.GetBytes(secret, keyBytes)];
        Span<byte> bytes =
            signed.Length <= SmallBytes ? stackalloc byte[SmallBytes] : new byte[signed.Length];
        bytes = bytes[..Encoding.ASCII.GetBytes(signed, bytes)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keyBytes, bytes, hash);
        Convert.TryToHexStringLower(hash, digits, out _);
        CryptographicOperations.ZeroMemory(keyBytes);
    }
}
