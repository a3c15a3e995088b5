namespace Images.Functional;

/// <summary>
/// The request for an upload link, through which someone else, such as a browser, can upload one image.
/// <c>UploadLink.For(TimeSpan.FromHours(1), now) with { Creator = creator }</c>.
/// </summary>
public sealed record UploadLink
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>A link that expires after half an hour: <see cref="Default"/> as a constructor, with which F# sets members.</summary>
    public UploadLink() { }

    /// <summary><see cref="For"/> as a constructor, with which F# sets members.</summary>
    /// <param name="lifetime">How long the link is valid.</param>
    /// <param name="now">The current time, from an accurate clock.</param>
    public UploadLink(TimeSpan lifetime, DateTimeOffset now)
    {
        if (lifetime < Shortest || lifetime > Longest || lifetime > DateTimeOffset.MaxValue - now)
            Refusal = new Violation("2 minutes to 6 hours", $"{lifetime}");
        else
            // In UTC: near the end of year 9999, the local time of another offset can be out of range.
            Expiry = Timestamp.From(now.ToUniversalTime() + lifetime);
    }

    /// <summary>A custom id, as in <see cref="Upload.Id"/>; by default, the service assigns one.</summary>
    public Option<ImageId> Id { get; init; }

    /// <summary>User-defined JSON; see <see cref="Upload.Metadata"/>.</summary>
    public Option<Metadata> Metadata { get; init; }

    /// <summary>An internal user id.</summary>
    public Option<Creator> Creator { get; init; }

    /// <summary>
    /// Whether viewing the image requires a signed URL; not required by default. Always sent, because the service refuses a form without parts.
    /// </summary>
    public SignedUrls RequireSignedUrls
    {
        get;
        init => field = value.IsStated ? value : SignedUrls.NotRequired;
    } = SignedUrls.NotRequired;

    /// <summary>When the link expires; by default, half an hour after its creation.</summary>
    public Option<Timestamp> Expiry { get; private init; }

    /// <summary>A link that expires after the service's default of half an hour.</summary>
    public static UploadLink Default { get; } = new();

    /// <summary>
    /// A link that is valid for two minutes to six hours. For any other time the operation is refused, and nothing is sent. The service wants
    /// two minutes from when the request arrives: add some seconds.
    /// </summary>
    /// <param name="lifetime">How long the link is valid.</param>
    /// <param name="now">The current time, from an accurate clock.</param>
    public static UploadLink For(TimeSpan lifetime, DateTimeOffset now) => new(lifetime, now);

    // Initialised before Form, which needs it.
    private static Codec<UploadLink> Fields { get; } =
        Json.Object(
            StoredFields.Id(static (UploadLink l) => l.Id),
            StoredFields.Metadata(static (UploadLink l) => l.Metadata),
            StoredFields.RequireSignedUrls(static (UploadLink l) => l.RequireSignedUrls),
            StoredFields.Creator(static (UploadLink l) => l.Creator),
            StoredFields.Time("expiry", static (UploadLink l) => l.Expiry),
            static (id, metadata, signed, creator, expiry) =>
                new UploadLink
                {
                    Id = id,
                    Metadata = metadata,
                    RequireSignedUrls = SignedUrls.Of(signed.ToNullable()),
                    Creator = creator,
                    Expiry = expiry,
                }
        );

    /// <summary>The form: <c>id</c>, <c>metadata</c> as JSON text, <c>requireSignedURLs</c>, <c>creator</c> and <c>expiry</c>.</summary>
    public static Form<UploadLink> Form { get; } = Functional.Form.Of(Fields).Checked(Wrong);

    private Violation? Refusal { get; init; }

    private static CfErrors? Wrong(UploadLink link) =>
        CfErrors.Both(OwnIds.Wrong(link.Id, link.RequireSignedUrls), link.Refusal?.In("expiry"));
}
