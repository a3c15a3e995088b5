namespace Images.Functional;

/// <summary>How many images an account has and may have.</summary>
/// <param name="Allowed">How many images the account may have.</param>
/// <param name="Current">How many images it has.</param>
[JsonConverter(typeof(CodecJsonConverter<ImagesStats>))]
public sealed record ImagesStats(Option<long> Allowed, Option<long> Current)
    : IHasCodec<ImagesStats>
{
    /// <summary>Its JSON: <c>{"count":{"allowed":100000,"current":1000}}</c>.</summary>
    public static Codec<ImagesStats> Codec { get; } =
        Json.In(
            "count",
            Json.Object(
                Json.Optional("allowed", Json.Integer, static (ImagesStats s) => s.Allowed),
                Json.Optional("current", Json.Integer, static (ImagesStats s) => s.Current),
                static (allowed, current) => new ImagesStats(allowed, current)
            )
        );
}
