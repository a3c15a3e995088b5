using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>What is stored with an image: the options that uploads and links have in common.</summary>
internal sealed class UploadOptions
{
    private const string Private = "--private";

    private readonly CheckedOption<ImageId> id = new(
        "--id",
        "id",
        "Your own id for the image, up to 1,024 characters. Such an upload can be repeated without storing the image twice.",
        ImageId.Custom
    );

    private readonly MetadataOptions metadata = new();

    private readonly CheckedOption<Creator> creator = new(
        "--creator",
        "text",
        "The creator, such as your own user id.",
        Creator.Create
    );

    private readonly System.CommandLine.Option<bool> isPrivate = Flag.Of(
        Private,
        "Require a signed URL to view the image. Not together with --id."
    );

    public Option[] All => [id, .. metadata.All, creator, isPrivate];

    /// <summary>Their values.</summary>
    public async Task<Either<CfErrors, Stored>> Read(
        ParseResult parsed,
        Host host,
        CancellationToken cancel
    )
    {
        var signed = parsed.GetValue(isPrivate) ? SignedUrls.Required : SignedUrls.NotRequired;
        return (
            id.Read(parsed),
            await metadata.Read(parsed, host, cancel).ConfigureAwait(false),
            creator.Read(parsed)
        ).Apply(
            (own, meta, user) =>
                new Stored(own, meta, user, signed) { MetadataFile = metadata.Path(parsed) }
        );
    }

    /// <summary>The errors of an upload or a link, with the option's name.</summary>
    public static CfErrors Named(CfErrors errors) =>
        CheckedOption.Rename("requireSignedURLs", Private, errors);

    /// <summary>What is stored with an image.</summary>
    internal sealed record Stored(
        LanguageExt.Option<ImageId> Id,
        LanguageExt.Option<Metadata> Metadata,
        LanguageExt.Option<Creator> Creator,
        SignedUrls RequireSignedUrls
    )
    {
        /// <summary>The file that holds the metadata; null if there is none.</summary>
        public string? MetadataFile { get; init; }
    }
}
