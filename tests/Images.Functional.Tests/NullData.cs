using System;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A datum that is null is a Left that names its field; no smart constructor or parser throws.</summary>
public class NullData
{
    public static TheoryData<string, Func<Option<CfErrors>>> OfNull { get; } =
        new()
        {
            { "account_id", static () => Errors(AccountId.Create(null)) },
            { "image_id", static () => Errors(ImageId.Create(null)) },
            { "image_id", static () => Errors(ImageId.Custom(null)) },
            { "image_id", static () => Errors(ImageId.Any(null)) },
            { "creator", static () => Errors(Creator.Create(null)) },
            { "filename", static () => Errors(Filename.Create(null)) },
            { "time", static () => Errors(Timestamp.Create(null)) },
            { "variants", static () => Errors(VariantUrl.Create(null)) },
            { "meta", static () => Errors(Metadata.Create(null)) },
            { "JSON", static () => Errors(JsonText.Parse((string?)null)) },
            { "name", static () => Errors(Image.Empty.WithUndocumented(null, default)) },
            { "base address", static () => Errors(BaseAddress.Create((string?)null)) },
            { "base address", static () => Errors(BaseAddress.Create((Uri?)null)) },
            { "API token", static () => Errors(Credentials.Token(null)) },
            { "email", static () => Errors(Credentials.EmailAndKey(null, "key")) },
            { "API key", static () => Errors(Credentials.EmailAndKey("email", null)) },
            { "envelope", static () => Errors(ImagesV1.ParseImage((string?)null)) },
            { "envelope", static () => Errors(ImagesV1.Endpoints.Get.Parse((string?)null)) },
            { "envelope", static () => Errors(ImagesV1.Endpoints.Stats.Parse((string?)null)) },
        };

    [Theory]
    [MemberData(nameof(OfNull), DisableDiscoveryEnumeration = true)]
    public void Null_is_a_Left_that_names_the_field(string field, Func<Option<CfErrors>> call) =>
        Assert.Equal($"{field}: must not be null", $"{call().IfNone(new CfError.Cancelled())}");

    [Fact]
    public void Both_parts_of_credentials_may_be_missing() =>
        Assert.Equal(2, Credentials.EmailAndKey(null, null).Left().Items.Count);

    [Fact]
    public void A_missing_header_has_no_wait_and_no_limits()
    {
        Assert.Equal(None, RetryAfter.Parse(null));
        Assert.Empty(RateLimit.Parse(null));
        Assert.Empty(RateLimitPolicy.Parse(null));
    }

    [Fact]
    public void Null_bytes_are_a_Left() => Assert.True(ImagesV1.ParseImage((byte[])null!).IsLeft);

    private static Option<CfErrors> Errors<A>(Either<CfErrors, A> either) =>
        either.IsLeft ? Some(either.Left()) : None;
}
