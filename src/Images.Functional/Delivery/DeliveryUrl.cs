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
public sealed record DeliveryUrl
{
    private const string Field = "url";

    private readonly int originEnd;
    private readonly int lastStart;

    private DeliveryUrl(
        string origin,
        AccountHash hash,
        ImageId id,
        string last,
        string query = "",
        string? text = null
    )
    {
        var prefix = DeliveryOrigin.IsCloudflares(origin) ? "" : DeliveryOrigin.Prefix;
        var encoded = Percent.Encode(id.Value, Percent.InId);
        (AccountHash, ImageId, originEnd) = (hash, id, origin.Length - 1);
        PathStart = originEnd + prefix.Length;
        lastStart = PathStart + hash.Value.Length + encoded.Length + 3;
        PathEnd = lastStart + last.Length;
        Text = text ?? string.Concat([origin, prefix, hash.Value, "/", encoded, "/", last, query]);
    }

    /// <summary>The account's hash.</summary>
    public AccountHash AccountHash { get; }

    /// <summary>The image's id.</summary>
    public ImageId ImageId { get; }

    /// <summary>The query without its question mark, as signed URLs have one; empty if there is none.</summary>
    public string Query => Text[Math.Min(PathEnd + 1, Text.Length)..];

    /// <summary>The scheme and the host, in lower case: <c>https://imagedelivery.net</c>.</summary>
    public string Origin => Text[..originEnd];

    /// <summary>Whether the host is not Cloudflare's but one of the account's own.</summary>
    public bool IsOnOwnHost => PathStart > originEnd;

    /// <summary>The variant, if the last part is the name of one.</summary>
    public Option<VariantId> Variant =>
        HasVariant ? VariantId.Create(Percent.Decode(Last)).ToOption() : None;

    /// <summary>The transformation, if the last part has options.</summary>
    public Option<Transformation> Transformation =>
        HasVariant ? None : Functional.Transformation.Read(Last).ToOption();

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
        IsDots(variant.Value)
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
            : new DeliveryUrl(Origin + "/", AccountHash, ImageId, transformation.ToString());
    }

    /// <summary>Reads the URL of a hosted image; its fragment is ignored. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, DeliveryUrl> Create(string? text) =>
        text is null ? CfErrors.Of(Violation.Null.At(Field))
        : TextRules.LoneSurrogate(text) is null
        && DeliveryOrigin.Split(text) is var (origin, pathStart)
        && Read(text, origin, pathStart) is { } url
            ? url
        : CfErrors.Of(
            new Violation(
                "https://imagedelivery.net/HASH/ID/VARIANT, or the same behind /cdn-cgi/imagedelivery/",
                Printable.Excerpt(text)
            ).At(Field)
        );

    /// <inheritdoc/>
    public bool Equals(DeliveryUrl? other) => Text == other?.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The URL's text.</summary>
    public override string ToString() => Text;

    /// <summary>The URL's text; another one has another query.</summary>
    internal string Text { get; init; }

    /// <summary>Where the path that is signed begins: with the slash before the hash, whatever the host.</summary>
    internal int PathStart { get; }

    internal int PathEnd { get; }

    internal string Last => Text[lastStart..PathEnd];

    internal bool HasVariant => !Text.AsSpan(lastStart..PathEnd).Contains('=');

    private static DeliveryUrl? Read(string text, string origin, int pathStart)
    {
        var path = text.AsSpan(pathStart);
        // A text that is written as this type writes it is kept.
        var kept =
            text.StartsWith(DeliveryOrigin.Default, StringComparison.Ordinal)
            && !path.ContainsAnyExcept(Percent.InPlainPath)
            && !path.StartsWith(DeliveryOrigin.Prefix)
                ? text
                : null;
        var fragment = path.IndexOf('#');
        path = fragment < 0 ? path : path[..fragment];
        var question = path.IndexOf('?');
        var query = question < 0 ? "" : path[question..].ToString();
        path = question < 0 ? path : path[..question];
        if (path.StartsWith(DeliveryOrigin.Prefix))
            path = path[DeliveryOrigin.Prefix.Length..];
        else if (!DeliveryOrigin.IsCloudflares(origin))
            return null;

        // HASH/ID/VARIANT, of which the id may have slashes of its own.
        var first = path.IndexOf('/');
        var last = path.LastIndexOf('/');
        return
            first < last
            && AccountHash.Text.Make(path[..first].ToString(), out var account) is null
            && Percent.Decode(path[(first + 1)..last].ToString()) is { } decoded
            && ImageId.Text.Make(decoded, out var id) is null
            && Canonical(path[(last + 1)..].ToString()) is { } canonical
            ? new DeliveryUrl(
                origin,
                account,
                id,
                canonical,
                Percent.Complete(query, Percent.InRest),
                kept
            )
            : null;
    }

    // Any text with an equals sign is a transformation.
    private static string? Canonical(string last) =>
        last.Contains('=', StringComparison.Ordinal)
            ? $"{(Transformation)Functional.Transformation.Read(last)}"
        : Percent.Decode(last) is { } decoded
        && VariantId.Text.Make(decoded, out var name) is null
        && !IsDots(name.Value)
            ? Percent.Encode(name.Value, Percent.InName)
        : null;

    // A client would take it for another path.
    private static bool IsDots(string name) => name.Length <= 2 && name.AsSpan().Trim('.').IsEmpty;

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
        : domain is null ? new DeliveryUrl(DeliveryOrigin.Default, hash, id, last)
        : DeliveryOrigin.Create(domain).Map(origin => new DeliveryUrl(origin, hash, id, last));
}
