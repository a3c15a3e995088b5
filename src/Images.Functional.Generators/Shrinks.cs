using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Steps towards the smallest counter-example. Each makes the value shorter, or plainer at the same length.</summary>
internal static class Shrinks
{
    private static readonly Rune Plain = new('a');

    private const string PlainUrl = "http://a";

    /// <summary>As many <c>a</c>; then shorter texts; then texts with an <c>a</c> in place of another character.</summary>
    public static IEnumerable<string> Text(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var plain = new string('a', runes.Length);
        return Items(runes, static rune => rune == Plain ? [] : [Plain])
            .Select(static some => string.Concat(some))
            .Prepend(plain)
            .Where(smaller => smaller != text);
    }

    /// <summary>The shortest URL of all; then shorter ones.</summary>
    public static IEnumerable<string> Url(string url) =>
        url == PlainUrl ? [] : Text(url).Prepend(PlainUrl);

    /// <summary>The first or the last items; then one item less; then one of them smaller.</summary>
    public static IEnumerable<IEnumerable<A>> Items<A>(
        IReadOnlyList<A> items,
        Func<A, IEnumerable<A>> shrink
    ) =>
        Lengths(items.Count)
            .SelectMany(part => new[] { items.Take(part), items.TakeLast(part) })
            .Concat(Enumerable.Range(0, items.Count).Select(i => items.Where((_, j) => j != i)))
            .Concat(
                Enumerable
                    .Range(0, items.Count)
                    .SelectMany(i =>
                        shrink(items[i])
                            .Select(item => items.Select((old, j) => j == i ? item : old))
                    )
            );

    /// <summary>The values before this one.</summary>
    public static IEnumerable<A> Before<A>(IEnumerable<A> plainestFirst, A value) =>
        plainestFirst.TakeWhile(plainer => !Equals(plainer, value));

    /// <summary>Zero, a half, three quarters, and so on up to one less: the smallest that fails is found in few steps.</summary>
    public static IEnumerable<long> Toward(long number)
    {
        for (var cut = number; cut != 0; cut /= 2)
            yield return number - cut;
    }

    /// <summary>Zero, a half, three quarters, and so on: long texts become short in few steps.</summary>
    public static IEnumerable<int> Lengths(int length) =>
        Toward(length).Select(static shorter => (int)shorter);
}
