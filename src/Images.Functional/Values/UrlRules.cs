using System;
using System.Buffers;

namespace Images.Functional;

/// <summary>What follows a URL's scheme by RFC 3986, in UTF-8. Characters beyond ASCII may be written as themselves.</summary>
internal static class UrlRules
{
    // All other ASCII bytes are controls or in no rule of RFC 3986, but the five that have a place of their own: % [ ] # and :.
    private static readonly SearchValues<byte> Odd = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f \"<>\\^`{|}%[]#"u8
    );

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create(
        "0123456789abcdefABCDEF"u8
    );

    private static readonly SearchValues<byte> Ends = SearchValues.Create("/?#"u8);

    /// <summary>Whether a text has nothing that a rule must be asked about, wherever in a path it is.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) => !utf8.ContainsAny(Odd);

    /// <summary>Whether an authority with a host, and path, query and fragment, follow a scheme.</summary>
    public static bool IsRest(ReadOnlySpan<byte> utf8)
    {
        var end = utf8.IndexOfAny(Ends);
        var authority = end < 0 ? utf8 : utf8[..end];
        var rest = end < 0 ? default : utf8[end..];
        var hash = rest.IndexOf((byte)'#');
        return IsAuthority(authority)
            && (hash < 0 ? IsSound(rest) : IsSound(rest[..hash]) && IsSound(rest[(hash + 1)..]));
    }

    private static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        var at = authority.IndexOf((byte)'@');
        var place = authority[(at + 1)..];
        if (at == 0 || (at > 0 && !IsSound(authority[..at])))
            return false;
        if (!place.StartsWith("["u8))
        {
            var colon = place.IndexOf((byte)':');
            var name = colon < 0 ? place : place[..colon];
            return name.Length > 0
                && !name.Contains((byte)'@')
                && IsSound(name)
                && IsPort(place[name.Length..]);
        }

        var close = place.IndexOf((byte)']');
        return close > 0 && IsAddress(place[1..close]) && IsPort(place[(close + 1)..]);
    }

    // None, or a colon and digits; RFC 3986 allows a colon alone.
    private static bool IsPort(ReadOnlySpan<byte> port)
    {
        if (port.IsEmpty)
            return true;
        if (port[0] != ':')
            return false;
        var number = 0;
        foreach (var digit in port[1..])
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = Math.Min((number * 10) + digit - '0', ushort.MaxValue + 1);
        }

        return number <= ushort.MaxValue;
    }

    // Few URLs have one: this may allocate.
    private static bool IsAddress(ReadOnlySpan<byte> address)
    {
        foreach (var one in address)
            if (!HexDigits.Contains(one) && one is not ((byte)':' or (byte)'.'))
                return false;
        return Uri.CheckHostName(System.Text.Encoding.ASCII.GetString(address))
            == UriHostNameType.IPv6;
    }

    private static bool IsSound(ReadOnlySpan<byte> part)
    {
        for (var odd = part.IndexOfAny(Odd); odd >= 0; odd = part.IndexOfAny(Odd))
        {
            if (
                part[odd] != '%'
                || part.Length < odd + 3
                || part.Slice(odd + 1, 2).ContainsAnyExcept(HexDigits)
            )
                return false;
            part = part[(odd + 3)..];
        }

        return true;
    }
}
