namespace Images.Functional;

/// <summary>The result of <em>List images V2</em>: the images of a page, and where the next page begins.</summary>
/// <param name="Images">The images. One that can't be read is a Left, and does not affect the others.</param>
/// <param name="ContinuationToken">Where the next page begins. None, or an empty token, means that this is the last page.</param>
[JsonConverter(typeof(CodecJsonConverter<ImageList>))]
public sealed record ImageList(
    Arr<Either<Unreadable, Image>> Images,
    Option<ContinuationToken> ContinuationToken = default
) : IHasCodec<ImageList>
{
    internal const string Field = "images";

    /// <summary>Its JSON: <c>{"images":[…],"continuation_token":"…"}</c>.</summary>
    public static Codec<ImageList> Codec { get; } =
        Json.Object(
            Json.Required(Field, Json.Each(Image.Codec), static (ImageList l) => l.Images),
            Json.Optional(
                Functional.ContinuationToken.Field,
                Functional.ContinuationToken.Codec,
                static (ImageList l) => l.ContinuationToken
            ),
            static (images, token) => new ImageList(images, token)
        );
}
