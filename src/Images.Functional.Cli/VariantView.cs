using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Variants for a person: a line for each option of one, or a line for each of several.</summary>
internal static class VariantView
{
    private const int LabelWidth = 24;

    public static Printer<Variant> Printer { get; } =
        new(ImagesV1.Endpoints.GetVariant.Result, Lines);

    public static IEnumerable<string> Rows(Map<VariantId, Variant> variants, Paint paint) =>
        Columns
            .Rows(
                [
                    .. variants
                        .AsEnumerable()
                        .Select(static one =>
                            (
                                Printable.All(one.Key.Value),
                                string.Join(
                                    "  ",
                                    Options(one.Value)
                                        .Select(static option => $"{option.Name}={option.Text}")
                                )
                            )
                        ),
                ],
                paint
            )
            .DefaultIfEmpty(paint.Faint("(no variants)"));

    private static IEnumerable<string> Lines(Variant variant, Paint paint) =>
        Columns.Fields(
            Options(variant).Prepend(("id", Printable.All(variant.Id.Value))),
            LabelWidth,
            paint
        );

    private static IEnumerable<(string Name, string Text)> Options(Variant variant)
    {
        var options = variant.Options;
        foreach (var fit in options.Fit)
            yield return ("fit", Printable.Line(fit.Value));
        foreach (var width in options.Width)
            yield return ("width", Json.Number.ToJson(width.Value));
        foreach (var height in options.Height)
            yield return ("height", Json.Number.ToJson(height.Value));
        foreach (var metadata in options.Metadata)
            yield return ("metadata", Printable.Line(metadata.Value));
        foreach (var ttl in options.BrowserTtl)
            yield return ("browser_ttl", Json.Integer.ToJson(ttl.Seconds));
        foreach (
            var (name, value) in options
                .Others.AsEnumerable()
                .OrderBy(static o => o.Key, System.StringComparer.Ordinal)
        )
            yield return (Printable.Line(name), Printable.Line(value.Value));
        if (variant.NeverRequireSignedUrls.IsStated)
            yield return (
                "neverRequireSignedURLs",
                variant.NeverRequireSignedUrls.IsOn ? "true" : "false"
            );
    }
}
