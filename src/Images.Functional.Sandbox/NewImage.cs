using System;
using LanguageExt;
using static LanguageExt.Prelude;

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
        Id.IfNone(() => Generated.Image(account, State.Serial));

    /// <summary>The image before its file is there. It has the URLs of its variants already.</summary>
    public Image DraftIn(AccountId account)
    {
        var id = IdIn(account);
        var hash = State.Account(account).Hash;
        return Draft with
        {
            Id = id,
            Meta = Metadata,
            Creator = Creator,
            Uploaded = Timestamp.From(State.Now),
            RequireSignedUrls = RequireSignedUrls.IsRequired
                ? SignedUrls.Required
                : SignedUrls.NotRequired,
            Variants = toArray(
                State
                    .Account(account)
                    .Variants.Keys.Map(variant => VariantUrl.Create(Url(hash, id, variant)))
                    .Rights()
            ),
        };
    }

    private static string Url(string hash, ImageId id, VariantId variant) =>
        // In these URLs an id's slashes stay as they are.
        $"https://imagedelivery.net/{hash}/{Uri.EscapeDataString(id.Value).Replace("%2F", "/", StringComparison.Ordinal)}/{Uri.EscapeDataString(variant.Value)}";

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
            Variants = draft.Variants,
            Filename = Filename.Create(file.Name).ToOption(),
            Uploaded = Timestamp.From(now),
        };
}
