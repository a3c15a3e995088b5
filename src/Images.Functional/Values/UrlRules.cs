namespace Images.Functional;

/// <summary>Checks the part of a URL after its scheme (RFC 3986), in UTF-8. Characters beyond ASCII need no escapes.</summary>
internal static class UrlRules
{
    private static readonly SearchValues<byte> Odd = SearchValues.Create(OddBytes);

    // A URL without them has no user, port, IP address, escape and fragment.
    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. OddBytes,
        .. ":@"u8,
    ]);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create(
        "0123456789abcdefABCDEF"u8
    );

    private static readonly SearchValues<byte> Ends = SearchValues.Create("/?#"u8);

    // ASCII bytes that RFC 3986 does not allow anywhere, and % [ ] #, which it allows only in certain places.
    private static ReadOnlySpan<byte> OddBytes =>
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f \"<>\\^`{|}%[]#"u8;

    /// <summary>Whether a text needs no check, wherever it is in a path.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) => !utf8.ContainsAny(Odd);

    /// <summary>Whether the text after a scheme is an authority with a host, and then path, query and fragment.</summary>
    public static bool IsRest(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.IsEmpty && !utf8.ContainsAny(Special))
            return utf8[0] is not ((byte)'/' or (byte)'?');
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

    // Nothing, or a colon and digits; RFC 3986 also allows the colon alone.
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

    // May allocate: few URLs have an IP address.
    private static bool IsAddress(ReadOnlySpan<byte> address)
    {
        foreach (var one in address)
            if (!HexDigits.Contains(one) && one is not ((byte)':' or (byte)'.'))
                return false;
        return Uri.CheckHostName(Encoding.ASCII.GetString(address)) == UriHostNameType.IPv6;
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
