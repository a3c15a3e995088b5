using System.Numerics;

namespace Images.Functional;

/// <summary>Reads whole numbers that consist of digits alone. .NET's own parsers ignore NUL characters at the end of a text.</summary>
internal static class Digits
{
    public static bool TryRead<A>(ReadOnlySpan<char> text, out A number)
        where A : struct, INumberBase<A>
    {
        number = default;
        return !text.ContainsAnyExceptInRange('0', '9')
            && A.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
