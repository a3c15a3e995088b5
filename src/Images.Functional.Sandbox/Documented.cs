using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The example of the API reference, <em>Image details</em>, and credentials that may read and write it in the sandbox.</summary>
public static class Documented
{
    /// <summary>The documented account.</summary>
    public static AccountId Account { get; } =
        Valid(AccountId.Create("023e105f4ecef8ad9ca31a8372d0c353"));

    /// <summary>The id in the URLs of the documented variants. (The documented response itself has <c>"id": "id"</c>.)</summary>
    public static ImageId Id { get; } =
        Valid(ImageId.Create("107b9558-dd06-4bbd-5fef-9c2c16bb7900"));

    /// <summary>Credentials that are valid only in the sandbox.</summary>
    public static Credentials Credentials { get; } = Valid(Functional.Credentials.Token("sandbox"));

    /// <summary>The documented image, with <see cref="Id"/> as its id.</summary>
    public static Image Image => Example.Image;

    /// <summary>A value that is known to be valid.</summary>
    internal static A Valid<A>(Either<CfErrors, A> known) =>
        known.IfLeft(static errors => raise<A>(errors.ToException()));

    // Read on first use: a server starts faster without it.
    private static class Example
    {
        public static Image Image { get; } =
            Functional.Image.Empty with
            {
                Id = Id,
                Creator = Valid(Creator.Create("107b9558-dd06-4bbd-5fef-9c2c16bb7900")),
                Filename = Valid(Filename.Create("logo.png")),
                Meta = Valid(Metadata.Create("""{"key":"value"}""")),
                RequireSignedUrls = SignedUrls.Required,
                Uploaded = Valid(Timestamp.Create("2014-01-02T02:20:00.123Z")),
                Variants = Array("thumbnail", "hero", "original")
                    .Map(static name =>
                        Valid(
                            VariantUrl.Create(
                                $"https://imagedelivery.net/MTt4OTd0b0w5aj/{Id}/{name}"
                            )
                        )
                    ),
            };
    }
}
