using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A one-time URL for the upload of one image without credentials. Until the file arrives, the image is a draft.</summary>
/// <param name="Id">The image's id.</param>
/// <param name="Url">The address. It is a secret: anyone who has it can upload.</param>
[JsonConverter(typeof(CodecJsonConverter<DirectUpload>))]
public sealed record DirectUpload(Option<ImageId> Id, Option<UploadUrl> Url)
    : IHasCodec<DirectUpload>
{
    // Traces show this, because the address itself is a secret.
    private static readonly Route Place = new(
        "POST",
        "/{account_hash}/{image_id}",
        Seq("account_hash", "image_id"),
        new EnvelopeOutput<Image>(Image.Codec).Accept
    );

    /// <summary>Its JSON: <c>{"id":"…","uploadURL":"…"}</c>.</summary>
    public static Codec<DirectUpload> Codec { get; } =
        Json.Object(
            StoredFields.Id(static (DirectUpload d) => d.Id),
            Json.Optional("uploadURL", UploadUrl.Codec, static (DirectUpload d) => d.Url),
            static (id, url) => new DirectUpload(id, url)
        );

    /// <summary>
    /// Uploads a file to the address, as a browser does with a form. The request never has credentials. The client repeats it only if it was
    /// certainly not carried out, because an address accepts only one file.
    /// </summary>
    /// <returns>The operation; refused if there is no address, or the file's name or content type is invalid.</returns>
    /// <exception cref="ArgumentException">The address is <c>default</c>, which no smart constructor returns.</exception>
    public Operation<Image> Upload(ImageFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Url.IfSome(static url => UploadUrl.Text.Shown(url));
        return new Operation<Image>(
            (
                Url.ToEither(CfErrors.Of("uploadURL", "an address", "none")),
                Form.OfFile.Write(file)
            ).Apply(Request),
            new EnvelopeOutput<Image>(Image.Codec).Read
        );
    }

    private static ApiRequest Request(UploadUrl address, Seq<Part> parts)
    {
        var request = new RequestParts { Body = new Body.Form(parts) };
        request.Values.Add("{account_hash}");
        request.Values.Add("{image_id}");
        return new ApiRequest(Place, in request, Repeat.IfUnsent) { Address = address };
    }
}

/// <summary>The request for an upload link, version 1.</summary>
/// <param name="Expiry">When the link expires: two minutes to six hours from now; by default, in half an hour.</param>
[JsonConverter(typeof(CodecJsonConverter<LinkRequestV1>))]
public sealed record LinkRequestV1(Option<Timestamp> Expiry = default) : IHasCodec<LinkRequestV1>
{
    /// <summary>Its JSON: <c>{"expiry":"…"}</c>.</summary>
    public static Codec<LinkRequestV1> Codec { get; } =
        Json.Object(
            StoredFields.Time("expiry", static (LinkRequestV1 r) => r.Expiry),
            static expiry => new LinkRequestV1(expiry)
        );
}
