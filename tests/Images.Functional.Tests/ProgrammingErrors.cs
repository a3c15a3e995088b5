using System;
using System.IO;
using System.Text.Json;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>
/// Nothing throws but a programming error. Null is one for functions, clients and the library's own objects, and the exception names the
/// parameter. For a datum, null is a Left (<see cref="NullData"/>).
/// </summary>
public class ProgrammingErrors
{
    private static readonly CfErrors Failed = new CfError.Cancelled();

    private static readonly Either<CfErrors, int> One = Right(1);

    private static readonly Operation<Image> Get = ImagesV1.Get(
        AccountId.Create("a").Right(),
        ImageId.Create("b").Right()
    );

    public static TheoryData<string, Action> OfNull { get; } =
        new()
        {
            { "type", static () => JsonText.From(1, null!) },
            { "type", static () => default(JsonText).As<int>(null!) },
            { "name", static () => Image.Empty.WithoutUndocumented(null!) },
            { "name", static () => Image.Empty.Variant(null!) },
            { "writer", static () => Image.Empty.WriteTo(null!) },
            { "error", static () => CfErrors.Of(null!) },
            { "error", static () => CfErrors.From(null!) },
            { "other", static () => Failed.Append(null!) },
            { "left", static () => _ = (CfErrors)null! + Failed },
            { "other", static () => _ = Failed + (CfErrors)null! },
            { "errors", static () => _ = new CfErrorsException(null!) },
            { "error", static () => Failed.ToErrorException().Append(null!) },
            { "header", static () => ResponseInfo.FromHeaders(200, null!) },
            { "result", static () => Envelope.Of<Image>(null!) },
            { "f", static () => Envelope.Of(1).Map<int>(null!) },
            { "envelope", static () => default(Envelope<Image>)!.WriteTo(Writer) },
            { "writer", static () => Envelope.Of(Image.Empty).WriteTo(null!) },
            { "value", static () => new CodecJsonConverter<Image>().Write(Writer, null!, new()) },
            { "f", static () => Get.Map<int>(null!) },
            { "f", static () => Get.Refine<int>(null!) },
            { "f", static () => (One, One).Apply((Func<int, int, int>)null!) },
            { "f", static () => (One, One, One).Apply((Func<int, int, int, int>)null!) },
            { "f", static () => (One, One, One, One).Apply((Func<int, int, int, int, int>)null!) },
            {
                "f",
                static () =>
                    (One, One, One, One, One).Apply((Func<int, int, int, int, int, int>)null!)
            },
            { "request", static () => BaseAddress.Cloudflare.Of(null!) },
            { "variable", static () => Credentials.FromVariables(null!) },
            { "variable", static () => AccountId.FromVariables(null!) },
            { "variable", static () => BaseAddress.FromVariables(null!) },
            { "schedule", static () => RetryPolicy.FromSchedule(null!, 1) },
            {
                "outcome",
                static () => RetryPolicy.Default.NextDelay(0, 0, default, null!, Repeat.Freely)
            },
        };

    private static Utf8JsonWriter Writer => new(Stream.Null);

    [Theory]
    [MemberData(nameof(OfNull), DisableDiscoveryEnumeration = true)]
    public void Null_is_refused_by_name(string parameter, Action call) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentNullException>(call).ParamName);

    [Theory]
    [MemberData(nameof(OfDefault), DisableDiscoveryEnumeration = true)]
    public void A_default_value_is_refused_by_its_type(string type, Action call) =>
        Assert.Equal(
            $"This {type} is uninitialised (default). Create one with its smart constructors.",
            Assert.Throws<ArgumentException>(call).Message
        );

    public static TheoryData<string, Action> OfDefault { get; } =
        new()
        {
            { "AccountId", static () => ImagesV1.Get(default(AccountId), Id) },
            { "ImageId", static () => ImagesV1.Get(Account, default(ImageId)) },
            { "ImageId", static () => _ = Image.Empty with { Id = Some(default(ImageId)) } },
            { "Metadata", static () => _ = Image.Empty with { Meta = Some(default(Metadata)) } },
            {
                "VariantUrl",
                static () => _ = Image.Empty with { Variants = Some(Array(default(VariantUrl))) }
            },
            { "VariantId", static () => OfVariant.Of((Account, Some(default(VariantId)))) },
            {
                "VariantId",
                static () =>
                    Json.Map(VariantId.Text, Json.Integer).ToJson(Map((default(VariantId), 1L)))
            },
            { "Own", static () => Json.Of(Own.Text).ToJson(default) },
            { "UploadUrl", static () => NoAddress.Upload(ImageFile.Of(default)) },
        };

    [Theory]
    [InlineData(-1, 3, "minimum")]
    [InlineData(5, 2, "maximum")]
    [InlineData(0, -1, "maximum")]
    public void The_limits_of_a_text_are_a_range(int minimum, int maximum, string wrong)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            wrong,
            () => Text.Of("x", minimum, maximum, static text => text, static (string text) => text)
        );
        Assert.Throws<ArgumentOutOfRangeException>(
            wrong,
            () => Text.Checked("x", minimum, maximum, Creator.Create, static one => one.Value)
        );
    }

    private static Endpoint<(AccountId, Option<VariantId>), Unit> OfVariant =>
        Endpoint.Get("/{account_id}", AccountId.Text).Query(VariantId.Text).Gives(Json.Nothing);

    // As a user may write it: the default value has no text.
    private readonly record struct Own(string Value)
    {
        public static Text<Own> Text { get; } =
            Functional.Text.Of("own", 0, 9, static text => new Own(text), static own => own.Value);
    }

    private static DirectUpload NoAddress => new(None, Some(default(UploadUrl)));

    private static AccountId Account => AccountId.Create("a").Right();

    private static ImageId Id => ImageId.Create("b").Right();
}
