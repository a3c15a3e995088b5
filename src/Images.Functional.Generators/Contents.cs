using System.IO;

namespace Images.Functional.Generators;

/// <summary>The parts of uploads and links.</summary>
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

    /// <summary>Bytes; half of them begin like a file of some format.</summary>
    public static Blob Bytes(Dice dice)
    {
        var length =
            dice.OneIn(10) ? 0
            : dice.OneIn(8) ? dice.Between(500, 2000)
            : dice.Below(64);
        var bytes = dice.Many(length, static one => (byte)one.Below(256));
        return new Blob(dice.OneIn(2) ? [.. dice.Pick<byte[]>(Beginnings), .. bytes] : bytes);
    }

    /// <summary>Sources in memory, and streams that can be opened repeatedly, with or without a known length.</summary>
    public static Gen<Source> Sources =>
        from bytes in Arbitraries.Blob().Generator
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => (Source)new Source.Memory(bytes),
            1 => Opener(bytes, bytes.Length),
            _ => Opener(bytes, Option<long>.None),
        };

    /// <summary>Parts that are files, a third of them named <c>file</c>.</summary>
    public static Arbitrary<Part.File> Files =>
        Composed.Of(
            Names("file"),
            Arbitraries.ImageFile(),
            static (name, file) => new Part.File(name, file),
            static part => (part.Name, part.Content)
        );

    /// <summary>Parts of any text, a third of them named <c>metadata</c>.</summary>
    public static Arbitrary<Part.Text> Texts =>
        Composed.Of(
            Names("metadata"),
            Fields.Text(
                Gen.OneOf(
                    Fields.Words.Generator,
                    Arbitraries.Metadata().Generator.Select(static meta => meta.Value),
                    Fields.OneOf(" true false yes null https://example.com/a.png")
                )
            ),
            static (name, value) => new Part.Text(name, value),
            static part => (part.Name, part.Value)
        );

    /// <summary>Uploads with only a file or a URL, each half the time.</summary>
    public static Arbitrary<Upload> Any =>
        Composed.Union(
            Arbitraries.ImageFile().Case(Upload.Of, static upload => upload.File),
            Arbitraries
                .SourceUrl()
                .Case(static url => Upload.From(url), static upload => upload.Url)
        );

    // A third of them are usual.
    private static Arbitrary<string> Names(string usual) =>
        Fields.NotEmpty(
            Gen.OneOf(
                Gen.Constant(usual),
                Fields.OneOf("id creator requireSignedURLs url expiry Metadata metadata file"),
                Generators.Texts.Between(1, 8)
            )
        );

    private static Source.Opener Opener(Blob bytes, Option<long> length) =>
        new(() => new MemoryStream(bytes.Bytes.ToArray(), writable: false), length);

    private static byte[][] Beginnings { get; } =
    [
        [0xFF, 0xD8, 0xFF, 0xE0],
        [0x89, .. "PNG\r\n\u001a\n"u8],
        [.. "GIF89a"u8],
        [.. "RIFF\0\0\0\0WEBP"u8],
        [.. "<?xml version=\"1.0\"?><svg "u8],
        [0, 0, 0, 24, .. "ftypavif\0\0\0\0mif1"u8],
        [0, 0, 0, 24, .. "ftypmif1\0\0\0\0heic"u8],
    ];

    private static Blob BytesOf(Source.Opener opener)
    {
        using var from = opener.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return new Blob(to.ToArray());
    }
}
