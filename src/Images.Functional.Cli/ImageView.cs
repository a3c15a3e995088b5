using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>An image for a person: a line for each field that it has.</summary>
internal static class ImageView
{
    private const int LabelWidth = 19;

    public static Printer<Image> Printer { get; } =
        new(Image.Codec, Lines)
        {
            Other = static image =>
                OtherReply.Of(image).Map(static reply => $"this is {reply}, not image details"),
        };

    private static IEnumerable<string> Lines(Image image, Paint paint) =>
        Columns
            .Fields(Fields(image, paint), LabelWidth, paint)
            .DefaultIfEmpty(paint.Faint("(an image without any field)"));

    private static IEnumerable<(string Label, string Text)> Fields(Image image, Paint paint)
    {
        foreach (var id in image.Id)
            yield return ("id", Printable.All(id.Value));
        foreach (var filename in image.Filename)
            yield return ("filename", Printable.All(filename.Value));
        foreach (var creator in image.Creator)
            yield return ("creator", Printable.All(creator.Value));
        foreach (var uploaded in image.Uploaded)
            yield return ("uploaded", Printable.All(uploaded.Value));
        if (image.RequireSignedUrls.IsStated)
            yield return (
                "requireSignedURLs",
                image.RequireSignedUrls.IsRequired ? "true" : "false"
            );
        foreach (var meta in image.Meta)
            yield return ("meta", Printable.All(meta.Value));
        foreach (var (label, text) in Variants(image, paint))
            yield return (label, text);
        foreach (var (name, value) in image.Undocumented.AsEnumerable().OrderBy(static m => m.Key))
            yield return (
                Printable.Line(name),
                $"{(OtherReply.IsSecret(name) ? "hidden" : Printable.Line(value.Value))} {paint.Faint(Note(name, value.Value))}"
            );
    }

    // LINQ's functions, not LanguageExt's of the same names: those with an index build their numbers by reflection, which
    // fails ahead of time.
    private static IEnumerable<(string, string)> Variants(Image image, Paint paint)
    {
        var variants = image.Variants.IfNone([]).ToArray();
        var names = Enumerable
            .Select(variants, static v => Printable.All(v.VariantName().IfNone("")))
            .ToArray();
        var width = Enumerable.Select(names, static name => name.Length).DefaultIfEmpty(0).Max();
        return image.Variants.IsSome && variants.Length == 0
            ? [("variants", paint.Faint("(none)"))]
            : Enumerable.Select(
                variants,
                (variant, index) =>
                    (
                        index == 0 ? "variants" : "",
                        (width == 0 ? "" : names[index].PadRight(width + 2))
                            + paint.Faint(Printable.All(variant.Value))
                    )
            );
    }

    private static string Note(string name, string value) =>
        (name, value) switch
        {
            ("draft", "true") => "(the file has not arrived yet)",
            ("draft", "false") => "(the file has arrived)",
            ("draft", _) => "(should be true or false)",

            _ => OtherReply
                .With(name)
                .Match(
                    Some: static reply => $"(belongs to {reply})",
                    None: "(in no document of the API)"
                ),
        };
}
