using System;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>An image in the making: what its upload or its link says of it.</summary>
internal sealed record NewImage(SandboxState State)
{
    public Option<ImageId> Id { get; init; }

    public Option<Metadata> Metadata { get; init; }

    public Option<Creator> Creator { get; init; }

    public SignedUrls RequireSignedUrls { get; init; }

    /// <summary>Its own id, or one that the service makes.</summary>
    public ImageId IdIn(AccountId account) =>
        Id.IfNone(() => Generated.Image(State.Seed, account, State.Serial));

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
    /// <summary>A draft whose file has come: it is none any more.</summary>
    public static Image WithFile(this Image draft, ImageFile file, DateTimeOffset now) =>
        Image.Empty with
        {
            Id = draft.Id,
            Meta = draft.Meta,
            Creator = draft.Creator,
            RequireSignedUrls = draft.RequireSignedUrls,
            Filename = Filename.Create(file.Name).ToOption(),
            Uploaded = Timestamp.From(now),
        };
}
