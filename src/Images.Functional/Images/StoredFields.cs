using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>The fields that images, uploads, upload links and updates share, with their names in requests.</summary>
internal static class StoredFields
{
    public static Member<A, Option<ImageId>> Id<A>(Func<A, Option<ImageId>> get) =>
        Json.Optional("id", Json.Of(ImageId.Text.Called("id")), get);

    public static Member<A, Option<Metadata>> Metadata<A>(Func<A, Option<Metadata>> get) =>
        Json.Optional("metadata", Functional.Metadata.Codec, get);

    public static Member<A, Option<bool>> RequireSignedUrls<A>(Func<A, SignedUrls> get) =>
        Flag("requireSignedURLs", (A a) => get(a).ToNullable());

    /// <summary>A boolean with three cases: true, false, and null for a missing member.</summary>
    public static Member<A, Option<bool>> Flag<A>(string name, Func<A, bool?> get) =>
        Json.Optional(name, Json.Boolean, (A a) => Optional(get(a)));

    /// <summary>A time; errors name the member.</summary>
    public static Member<A, Option<Timestamp>> Time<A>(
        string name,
        Func<A, Option<Timestamp>> get
    ) => Json.Optional(name, new TimestampCodec(Timestamp.Text.Called(name)), get);

    public static Member<A, Option<Creator>> Creator<A>(Func<A, Option<Creator>> get) =>
        Json.Optional("creator", Json.Of(Functional.Creator.Text), get);
}
