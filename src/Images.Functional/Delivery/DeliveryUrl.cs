using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The delivery URL of a hosted image, as one of its variants or transformed:
/// <c>https://imagedelivery.net/HASH/ID/VARIANT</c>, or <c>/cdn-cgi/imagedelivery/HASH/ID/VARIANT</c> on the account's own host.
/// </summary>
/// <remarks>
/// The text is canonical: a custom id keeps its slashes, <c>%</c> becomes <c>%25</c>, and characters that a path can't contain are
/// percent-encoded. Reading the text returns the parts from which it was built. Compared by text.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<DeliveryUrl>))]
public sealed record DeliveryUrl : IComparable<DeliveryUrl>, IHasCodec<DeliveryUrl>
{
    private const string Field = "url";

    // Empty if the last part is a transformation.
    private readonly VariantId name;

    private DeliveryUrl(
        string origin,
        AccountHash hash,
        ImageId id,
        (string Text, VariantId Name) last,
        string query = "",
        string? text = null
    )
    {
        var prefix = DeliveryOrigin.IsCloudflares(origin) ? "" : DeliveryOrigin.Prefix;
        var encoded = Percent.Encode(id.Value, Percent.InId);
        (AccountHash, ImageId, name) = (hash, id, last.Name);
        PathStart = origin.Length - 1 + prefix.Length;
        PathEnd = PathStart + hash.Value.Length + encoded.Length + last.Text.Length + 3;
        Text =
            text
            ?? string.Concat([origin, prefix, hash.Value, "/", encoded, "/", last.Text, query]);
    }

    /// <summary>Its JSON: a string.</summary>
    public static Codec<DeliveryUrl> Codec { get; } =
        Json.Of(
            Functional.Text.Checked(
                Field,
                1,
                int.MaxValue,
                Create,
                static url => url.NotNull().Text
            )
        );

    /// <summary>The account's hash.</summary>
    public AccountHash AccountHash { get; }

    /// <summary>The image's id.</summary>
    public ImageId ImageId { get; }

    /// <summary>The query of a signed URL, without its question mark; empty if there is none.</summary>
    public string Query => Text[Math.Min(PathEnd + 1, Text.Length)..];

    /// <summary>The scheme and the host, in lower case: <c>https://imagedelivery.net</c>.</summary>
    public string Origin => Text[..OriginEnd];

    /// <summary>Whether the host is the account's own, not Cloudflare's.</summary>
    public bool IsOnOwnHost => PathStart > OriginEnd;

    /// <summary>The variant, if the last part is a variant's name.</summary>
    public Option<VariantId> Variant => HasVariant ? name : None;

    /// <summary>The transformation, if the last part consists of options.</summary>
    public Option<Transformation> Transformation => Functional.Transformation.Read(Last).ToOption();

    /// <summary>Creates the URL of an image's variant. Left: <see cref="CfError.Constraint"/>.</summary>
    /// <param name="hash">The account's hash.</param>
    /// <param name="id">The image's id.</param>
    /// <param name="variant">The variant's name.</param>
    /// <param name="domain">The account's own host (<c>images.example.com</c>) or its origin; null for <c>imagedelivery.net</c>.</param>
    public static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        VariantId variant,
        string? domain = null
    ) =>
        IsDots(variant.Value)
            ? CfErrors.Of("variant", "a variant's name", Printable.Excerpt(variant.Value))
            : Of(hash, id, Named(variant), domain);

    /// <summary>Creates the URL of a transformed image. Left: <see cref="CfError.Constraint"/>, also for no options and for <c>onerror</c>.</summary>
    /// <param name="hash">The account's hash.</param>
    /// <param name="id">The image's id.</param>
    /// <param name="transformation">The transformation. The account must have flexible variants enabled.</param>
    /// <param name="domain">The account's own host (<c>images.example.com</c>) or its origin; null for <c>imagedelivery.net</c>.</param>
    public static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        Transformation transformation,
        string? domain = null
    ) =>
        Hosted(transformation.NotNull()) is { } violation
            ? violation.In("transformation")
            : Of(hash, id, (transformation.ToString(), default), domain);

    /// <summary>Returns the image's URL with another transformation, and without a query. Left: <see cref="CfError.Constraint"/>.</summary>
    public Either<CfErrors, DeliveryUrl> With(Transformation transformation) =>
        Hosted(transformation.NotNull()) is { } violation
            ? violation.In("transformation")
            : new DeliveryUrl(
                Origin + "/",
                AccountHash,
                ImageId,
                (transformation.ToString(), default)
            );

    /// <summary>Returns the image's URL with a variant, and without a query. Left: <see cref="CfError.Constraint"/>.</summary>
    public Either<CfErrors, DeliveryUrl> With(VariantId variant) =>
        Of(AccountHash, ImageId, variant, Origin);

    /// <summary>Returns the URL without its query: what was signed. <see cref="SignedUrl"/> can sign it again.</summary>
    public DeliveryUrl WithoutQuery() => this with { Text = Text[..PathEnd] };

    /// <summary>Reads the URL of a hosted image; its fragment is ignored. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, DeliveryUrl> Create(string? text) =>
        text is null ? Violation.Null.In(Field)
        : Read(text) is { } url ? url
        : CfErrors.Of(
            Field,
            "https://imagedelivery.net/HASH/ID/VARIANT, or the same behind /cdn-cgi/imagedelivery/",
            DeliveryOrigin.Excerpt(text)
        );

    /// <inheritdoc/>
    public int CompareTo(DeliveryUrl? other) => string.CompareOrdinal(Text, other?.Text);

    /// <inheritdoc/>
    public bool Equals(DeliveryUrl? other) => Text == other?.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The URL's text.</summary>
    public override string ToString() => Text;

    /// <summary>The URL's text. (A copy may have another query.)</summary>
    internal string Text { get; init; }

    /// <summary>Where the signed path begins: at the slash before the hash, on any host.</summary>
    internal int PathStart { get; }

    internal int PathEnd { get; }

    private int OriginEnd => Text.IndexOf('/', "https://".Length);

    /// <summary>The last part of the path, percent-encoded.</summary>
    internal string Last => Text[(Text.LastIndexOf('/', PathEnd - 1) + 1)..PathEnd];

    internal bool HasVariant => name.Value.Length > 0;

    /// <summary>Reads the URL of a hosted image; null for any other text.</summary>
    internal static DeliveryUrl? Read(string text)
    {
        // Most are canonical. Such a text is kept, and nothing in it is encoded.
        if (text.StartsWith(DeliveryOrigin.Default, StringComparison.Ordinal))
        {
            var plain = text.AsSpan(DeliveryOrigin.Default.Length);
            if (
                !plain.ContainsAnyExcept(Percent.InPlainPath)
                && !plain.StartsWith(DeliveryOrigin.Prefix)
            )
                return Read(DeliveryOrigin.Default, plain, "", text);
        }

        if (
            TextRules.LoneSurrogate(text) is not null
            || text.AsSpan().Trim().Length < text.Length
            || DeliveryOrigin.Split(text) is not var (origin, pathStart)
        )
            return null;
        var path = text.AsSpan(pathStart);
        var fragment = path.IndexOf('#');
        path = fragment < 0 ? path : path[..fragment];
        var question = path.IndexOf('?');
        var query = question < 0 ? "" : path[question..].ToString();
        path = question < 0 ? path : path[..question];
        if (path.StartsWith(DeliveryOrigin.Prefix))
            path = path[DeliveryOrigin.Prefix.Length..];
        else if (!DeliveryOrigin.IsCloudflares(origin))
            return null;
        return Read(origin, path, Percent.Complete(query, Percent.InRest), null);
    }

    // HASH/ID/VARIANT; the id may contain slashes.
    private static DeliveryUrl? Read(
        string origin,
        ReadOnlySpan<char> path,
        string query,
        string? text
    )
    {
        var first = path.IndexOf('/');
        var last = path.LastIndexOf('/');
        return
            first < last
            && AccountHash.Text.Make(path[..first].ToString(), out var account) is null
            && Percent.Decode(path[(first + 1)..last].ToString()) is { } decoded
            && ImageId.Text.Make(decoded, out var id) is null
            && Canonical(path[(last + 1)..].ToString()) is { } canonical
            ? new DeliveryUrl(origin, account, id, canonical, query, text)
            : null;
    }

    // A text with an equals sign is a transformation.
    private static (string Text, VariantId Name)? Canonical(string last) =>
        last.Contains('=', StringComparison.Ordinal)
            ? ($"{(Transformation)Functional.Transformation.Read(last)}", default)
        : Percent.Decode(last) is { } decoded
        && VariantId.Text.Make(decoded, out var name) is null
        && !IsDots(name.Value)
            ? Named(name)
        : null;

    private static (string Text, VariantId Name) Named(VariantId name) =>
        (Percent.Encode(name.Value, Percent.InName), name);

    // A client would resolve it as a relative path.
    private static bool IsDots(string name) => name.Length <= 2 && name.AsSpan().Trim('.').IsEmpty;

    private static Violation? Hosted(Transformation transformation) =>
        transformation.IsEmpty ? new Violation("at least one option", "none")
        : transformation.RedirectsOnError
            ? new Violation("options of hosted images", "onerror, which is only for remote images")
        : null;

    private static Either<CfErrors, DeliveryUrl> Of(
        AccountHash hash,
        ImageId id,
        (string Text, VariantId Name) last,
        string? domain
    ) =>
        hash.Value.Length == 0 ? CfErrors.Of(AccountHash.Field, "a hash", "none")
        : id.Value.Length == 0 ? CfErrors.Of(ImageId.Field, "an id", "none")
        : domain is null ? new DeliveryUrl(DeliveryOrigin.Default, hash, id, last)
        : DeliveryOrigin.Create(domain).Map(origin => new DeliveryUrl(origin, hash, id, last));
}
