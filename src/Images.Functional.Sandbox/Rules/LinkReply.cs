using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>The reply with a one-time address.</summary>
internal static class LinkReply
{
    private static readonly Codec<(ImageId Id, string Url)> Plain = Json.Object(
        Json.Required("id", Json.Of(ImageId.Text), static ((ImageId Id, string Url) l) => l.Id),
        Json.Required("uploadURL", Json.String, static ((ImageId Id, string Url) l) => l.Url),
        static (id, url) => (id, url)
    );

    /// <summary>
    /// The link. An <see cref="UploadUrl"/> is https or on this machine, so that the link of a server that other machines use is written without
    /// one.
    /// </summary>
    public static Either<SandboxReply, DirectUpload> Of(ImageId id, string url) =>
        UploadUrl
            .Create(url)
            .Map(made => new DirectUpload(id, made))
            .MapLeft(_ => Refusals.Ok(EnvelopeWriter.ToJson(Envelope.Of((id, url)), Plain)));
}
