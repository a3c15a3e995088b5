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
    /// The link. This library takes no http address of another machine, so that a server for other machines has to write it by itself.
    /// </summary>
    public static Either<SandboxReply, DirectUpload> Of(ImageId id, string url) =>
        UploadUrl
            .Create(url)
            .Map(made => new DirectUpload(id, made))
            .MapLeft(_ => Written(JsonText.Parse(Plain.ToJson((id, url)))));

    // An endpoint whose result is any JSON.
    private static SandboxReply Written(Either<CfErrors, JsonText> link) =>
        Refusals.Ok(ImagesV1.Endpoints.UpdateConfig.Write(Envelope.Of(Documented.Valid(link))));
}
