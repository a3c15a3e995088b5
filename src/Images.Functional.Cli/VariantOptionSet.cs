using System.CommandLine;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>A variant's options on the command line.</summary>
internal sealed class VariantOptionSet
{
    private readonly CheckedOption<Fit> fit = new(
        "--fit",
        "fit",
        "How an image is fitted into width and height: scale-down, contain, cover, crop or pad.",
        Fit.Text.Create,
        [.. Fit.Text.Named.Map(Fit.Text.Show)]
    );

    private readonly CheckedOption<Pixels> width = CheckedOption.Pixels(
        "--width",
        "The largest width."
    );

    private readonly CheckedOption<Pixels> height = CheckedOption.Pixels(
        "--height",
        "The largest height."
    );

    private readonly CheckedOption<KeptMetadata> metadata = new(
        "--metadata",
        "kept",
        "Which of the file's metadata (EXIF) are kept: keep, copyright or none.",
        KeptMetadata.Text.Create,
        [.. KeptMetadata.Text.Named.Map(KeptMetadata.Text.Show)]
    );

    private readonly CheckedOption<BrowserTtl> ttl = CheckedOption.BrowserTtl(
        "How long browsers cache an image: 3600 (an hour) to 31536000 (a year)."
    );

    private readonly CheckedOption<bool> never = CheckedOption.Boolean(
        "--never-require-signed-urls",
        "Whether anyone can view its images, even those that require signed URLs."
    );

    public Option[] All => [.. Replaced, never];

    /// <summary>Those that an update replaces.</summary>
    public Option[] Replaced => [fit, width, height, metadata, ttl];

    public Either<CfErrors, VariantOptions> Read(ParseResult parsed) =>
        (
            fit.Read(parsed),
            width.Read(parsed),
            height.Read(parsed),
            metadata.Read(parsed),
            ttl.Read(parsed)
        ).Apply(static (f, w, h, kept, cached) => new VariantOptions(f, kept, w, h, cached));

    public Either<CfErrors, Setting> ReadNever(ParseResult parsed) =>
        never.Read(parsed).Map(static given => Setting.Of(given.ToNullable()));
}
