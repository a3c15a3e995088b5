using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>
/// Steps towards the smallest counter-example. Every step makes the value shorter, or plainer at the same length, so shrinking
/// ends.
/// </summary>
internal static class Shrinks
{
    private const string PlainUrl = "http://a";

    /// <summary>Shorter texts; then texts with an <c>a</c> in place of other characters.</summary>
    public static IEnumerable<string> Text(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        return Lengths(runes.Length)
            .SelectMany(part =>
                new[] { Join(runes.AsSpan(..part)), Join(runes.AsSpan(^part..)) }.Distinct()
            )
            .Concat(
                Enumerable
                    .Range(0, Math.Min(runes.Length, 64))
                    .Select(i => Join([.. runes[..i], .. runes[(i + 1)..]]))
            )
            .Concat(
                runes.Any(static rune => rune.Value != 'a') ? [new string('a', runes.Length)] : []
            )
            .Concat(
                Enumerable
                    .Range(0, Math.Min(runes.Length, 64))
                    .Where(i => runes[i].Value != 'a')
                    .Select(i => Join([.. runes[..i], new Rune('a'), .. runes[(i + 1)..]]))
            );
    }

    /// <summary>The shortest URL of all; then shorter ones.</summary>
    public static IEnumerable<string> Url(string url) =>
        url == PlainUrl ? [] : Text(url).Prepend(PlainUrl);

    /// <summary>Fewer items; then one of them smaller.</summary>
    public static IEnumerable<IEnumerable<A>> Items<A>(
        IReadOnlyList<A> items,
        Func<A, IEnumerable<A>> shrink
    ) =>
        Lengths(items.Count)
            .Select(part => items.Take(part))
            .Concat(Enumerable.Range(0, items.Count).Select(i => items.Where((_, j) => j != i)))
            .Concat(
                Enumerable
                    .Range(0, items.Count)
                    .SelectMany(i =>
                        shrink(items[i])
                            .Select(item => items.Select((old, j) => j == i ? item : old))
                    )
            );

    /// <summary>None; then a smaller value.</summary>
    public static IEnumerable<Option<A>> Option<A>(
        Option<A> option,
        Func<A, IEnumerable<A>> shrink
    ) =>
        option.Match(
            Some: value => shrink(value).Select(Optional).Prepend(default),
            None: static () => []
        );

    /// <summary>The values before this one.</summary>
    public static IEnumerable<A> Before<A>(IEnumerable<A> plainestFirst, A value) =>
        plainestFirst.TakeWhile(plainer => !Equals(plainer, value));

    /// <summary>Zero; then a half. Never one less: that could take as many steps as the number.</summary>
    public static IEnumerable<long> Toward(long number) =>
        number == 0 ? [] : new[] { 0, number / 2 }.Distinct();

    /// <summary>Zero, a half, three quarters, and so on: long texts become short in few steps.</summary>
    public static IEnumerable<int> Lengths(int length)
    {
        for (var cut = length; cut > 0; cut /= 2)
            yield return length - cut;
    }

    private static string Join(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
            text.Append(rune.ToString());
        return text.ToString();
    }
}
