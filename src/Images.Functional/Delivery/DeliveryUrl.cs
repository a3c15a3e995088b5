using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The URL at which a hosted image is served, in one of its variants or transformed:
/// <c>https://imagedelivery.net/HASH/ID/VARIANT</c>, or <c>/cdn-cgi/imagedelivery/HASH/ID/VARIANT</c> on a host of the account's own.
/// </summary>
/// <remarks>
/// There is one way of writing: a custom id keeps its slashes, <c>%</c> is <c>%25</c>, and what a path can't hold is percent-encoded.
/// Reading gives back what it was built from. Equal by text.
/// </remarks>
public sealed partial class DeliveryUrl : IEquatable<DeliveryUrl>
{
    private const string Field = "url";

    private readonly string text;
    private readonly string origin;
    private readonly string last;

    private DeliveryUrl(string origin, AccountHash hash, ImageId id, string last, string query)
    {
        (this.origin, AccountHash, ImageId, this.last) = (origin, hash, id, last);
        var prefix = IsOnOwnHost ? DeliveryOrigin.Prefix : "";
        PathStart = origin.Length + prefix.Length - 1;
        var encoded = Percent.Encode(id.Value, Percent.InId);
        PathEnd = PathStart + hash.Value.Length + encoded.Length + last.Length + 3;
        text = string.Concat([origin, prefix, hash.Value, "/", encoded, "/", last, query]);
    }

    // The same with a query, which the text ends with.
    private DeliveryUrl(DeliveryUrl url, string text)
    {
        (origin, AccountHash, ImageId, last) = (url.origin, url.AccountHash, url.ImageId, url.last);
        (PathStart, PathEnd, this.text) = (url.PathStart, url.PathEnd, text);
    }

    /// <summary>The account's hash.</summary>
    public AccountHash AccountHash { get; }

    /// <summary>The image's id.</summary>
    public ImageId ImageId { get; }

    /// <summary>The query without its question mark, as signed URLs have one; empty if there is none.</summary>
    public string Query => text[Math.Min(PathEnd + 1, text.Length)..];

    /// <summary>The scheme and the host, in lower case: <c>https://imagedelivery.net</c>.</summary>
    public string Origin => origin[..^1];

    /// <summary>Whether the host is not Cloudflare's but one of the account's own.</summary>
    public bool IsOnOwnHost => !origin.EndsWith("//imagedelivery.net/", StringComparison.Ordinal);

    /// <summary>The variant, if the last part is the name of one.</summary>
    public Option<VariantId> Variant =>
        HasVariant ? VariantId.Create(Percent.Decode(last)).ToOption() : None;

    /// <summary>The transformation, if the last part has options.</summary>
    public Option<Transformation> Transformation => Functional.Transformation.Read(last).ToOption();

    /// <summary>The URL of an image's variant. Left: <see cref="CfError.Constraint"/>.</summary>
    /// <param name="hash">The account's hash.</param>
    /// <param name="id">The image's id.</param>
    /// <param name="variant">The variant's name.</param>
    /// <param name="domain">A host of the account's own (<c>images.example.com</c>) or its origin; null for <c>imagedelivery.net</c>.</param>
    public static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        VariantId variant,
        string? domain = null
    ) =>
        variant.Value.Length <= 2 && variant.Value.AsSpan().Trim('.').IsEmpty
            ? CfErrors.Of(
                new Violation("a variant's name", Printable.Excerpt(variant.Value)).At("variant")
            )
            : Of(hash, id, Percent.Encode(variant.Value, Percent.InName), domain);

    /// <summary>The URL of a transformed image. Left: <see cref="CfError.Constraint"/>, also for no option and for <c>onerror</c>.</summary>
    /// <param name="hash">The account's hash.</param>
    /// <param name="id">The image's id.</param>
    /// <param name="transformation">How it is changed. The account must have flexible variants switched on.</param>
    /// <param name="domain">A host of the account's own (<c>images.example.com</c>) or its origin; null for <c>imagedelivery.net</c>.</param>
    public static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        Transformation transformation,
        string? domain = null
    )
    {
        ArgumentNullException.ThrowIfNull(transformation);
        return Hosted(transformation) is { } violation
            ? CfErrors.Of(violation.At("transformation"))
            : Of(hash, id, transformation.ToString(), domain);
    }

    /// <summary>The same image with another transformation, and without a query. Left: <see cref="CfError.Constraint"/>.</summary>
    public Either<CfErrors, DeliveryUrl> With(Transformation transformation)
    {
        ArgumentNullException.ThrowIfNull(transformation);
        return Hosted(transformation) is { } violation
            ? CfErrors.Of(violation.At("transformation"))
            : new DeliveryUrl(origin, AccountHash, ImageId, transformation.ToString(), "");
    }

    /// <inheritdoc/>
    public bool Equals(DeliveryUrl? other) => text == other?.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeliveryUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether both are written alike.</summary>
    public static bool operator ==(DeliveryUrl? left, DeliveryUrl? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether they are written differently.</summary>
    public static bool operator !=(DeliveryUrl? left, DeliveryUrl? right) => !(left == right);

    /// <summary>The URL's text.</summary>
    public override string ToString() => text;

    // Where the path that is signed begins: with the slash before the hash, whatever the host.
    internal int PathStart { get; }

    internal int PathEnd { get; }

    internal string Last => last;

    internal bool HasVariant => !last.Contains('=', StringComparison.Ordinal);

    internal DeliveryUrl WithText(string textAndQuery) => new(this, textAndQuery);

    private static Violation? Hosted(Transformation transformation) =>
        transformation.IsEmpty ? new Violation("at least one option", "none")
        : transformation.RedirectsOnError
            ? new Violation("options of hosted images", "onerror, which is for remote ones")
        : null;

    private static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        string last,
        string? domain
    ) =>
        hash.Value.Length == 0 ? CfErrors.Of(new Violation("a hash", "none").At(AccountHash.Field))
        : id.Value.Length == 0 ? CfErrors.Of(new Violation("an id", "none").At(ImageId.Field))
        : domain is null ? new DeliveryUrl(DeliveryOrigin.Default, hash, id, last, "")
        : DeliveryOrigin.Create(domain).Map(origin => new DeliveryUrl(origin, hash, id, last, ""));
}
