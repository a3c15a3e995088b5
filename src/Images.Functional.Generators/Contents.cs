using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>What uploads and links are made of.</summary>
internal static class Contents
{
    /// <summary>The same bytes in memory; then fewer of them.</summary>
    public static IEnumerable<Source> Smaller(Source source) =>
        source switch
        {
            Source.Memory memory => Arbitraries
                .Blob()
                .Shrinker(memory.Content)
                .Select(static smaller => new Source.Memory(smaller)),
            Source.Opener opener => [new Source.Memory(BytesOf(opener))],
            _ => [],
        };

    /// <summary>Parts of any name and text, or of any name and file.</summary>
    public static Arbitrary<Part> Parts(Gen<string> names) =>
        Composed.Union(
            Composed
                .Of(
                    Named(names),
                    Fields.Words,
                    static (name, value) => new Part.Text(name, value),
                    static part => (part.Name, part.Value)
                )
                .As<Part.Text, Part>(),
            Composed
                .Of(
                    Named(names),
                    Arbitraries.ImageFile(),
                    static (name, file) => new Part.File(name, file),
                    static part => (part.Name, part.Content)
                )
                .As<Part.File, Part>()
        );

    /// <summary>Files and addresses alone, each half the time.</summary>
    public static Arbitrary<Upload> Any =>
        Arb.From(
            Gen.OneOf(
                Generate.ImageFiles.Select(Upload.Of),
                Generate.SourceUrls.Select(static url => Upload.From(url))
            ),
            static upload =>
                upload.File.Match(
                    static file => Arbitraries.ImageFile().Shrinker(file).Select(Upload.Of),
                    () =>
                        Arbitraries
                            .SourceUrl()
                            .Shrinker((SourceUrl)upload.Url)
                            .Select(static url => Upload.From(url))
                )
        );

    /// <summary>Ids of one's own, and whether signed URLs are required: an image with such an id can't require them.</summary>
    public static Arbitrary<(Option<ImageId> Id, SignedUrls Signed)> Own(SignedUrls plain) =>
        Arb.From(
            Gen.OneOf(
                Generate
                    .CustomImageIds.Where(static id => ReservedIds.Check(id.Value) is null)
                    .Select(static id => ((Option<ImageId>)id, SignedUrls.NotRequired)),
                Gen.Constant((Option<ImageId>.None, SignedUrls.Required)),
                Gen.Constant((Option<ImageId>.None, SignedUrls.NotRequired))
            ),
            own =>
                Shrinks
                    .Option(own.Item1, OwnId)
                    .Select(id => (id, own.Item2))
                    .Concat(own.Item2 == plain ? [] : [(own.Item1, plain)])
        );

    private static IEnumerable<ImageId> OwnId(ImageId id) =>
        Shrinks
            .Through(id.Value, ImageId.Custom)
            .Where(static smaller => ReservedIds.Check(smaller.Value) is null);

    private static Arbitrary<string> Named(Gen<string> names) =>
        Arb.Filter(Fields.Text(names), static name => name.Length > 0);

    private static Blob BytesOf(Source.Opener opener)
    {
        using var from = opener.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return new Blob(to.ToArray());
    }
}
