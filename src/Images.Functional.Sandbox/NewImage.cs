using System;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>An image that is about to be stored, as its upload or link describes it.</summary>
internal sealed record NewImage(SandboxState State)
{
    public Option<ImageId> Id { get; init; }

    public Option<Metadata> Metadata { get; init; }

    public Option<Creator> Creator { get; init; }

    public SignedUrls RequireSignedUrls { get; init; }

    /// <summary>The requested id, or one that the service makes.</summary>
    public ImageId IdIn(AccountId account) => Id.IfNone(() => Generated.Image(State, account));

    /// <summary>The image before its file is there.</summary>
    public Image DraftIn(AccountId account) =>
        Draft with
        {
            Id = IdIn(account),
            Meta = Metadata,
            Creator = Creator,
            Uploaded = Timestamp.From(State.Now),
            RequireSignedUrls = RequireSignedUrls.IsRequired
                ? SignedUrls.Required
                : SignedUrls.NotRequired,
        };

    private static Image Draft { get; } = Documented.Valid(Image.Codec.Parse("""{"draft":true}"""));
}

internal static class NewImageExtensions
{
    /// <summary>The image that a draft becomes when its file arrives.</summary>
    public static Image WithFile(this Image draft, ImageFile file, DateTimeOffset now) =>
        draft.WithoutUndocumented("draft") with
        {
            Filename = Filename.Create(file.Name).ToOption(),
            Uploaded = Timestamp.From(now),
        };
}
