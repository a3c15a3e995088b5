using System;
using System.Linq;
using System.Text;

namespace Images.Functional.Generators.Tests;

/// <summary>What classes of texts are told by.</summary>
internal static class Texted
{
    public static int Characters(this string text) => text.EnumerateRunes().Count();

    public static int Bytes(this string text) => Encoding.UTF8.GetByteCount(text);

    public static bool Has(this string text, string part) =>
        text.Contains(part, StringComparison.Ordinal);

    public static bool IsBeyondBmp(this string text) => text.Any(char.IsSurrogate);

    public static bool IsAllBeyondBmp(this string text) =>
        text.Length > 0 && text.Length == 2 * text.Characters();

    public static bool HasLoneSurrogate(this string text) =>
        text.EnumerateRunes().Any(static rune => rune == Rune.ReplacementChar)
        && !text.Has("\uFFFD");

    /// <summary>How deep a JSON text begins.</summary>
    public static int Depth(this string json) =>
        json.TakeWhile(static c => c is '[' or '{' or '"' or ':')
            .Count(static c => c is '[' or '{');
}
