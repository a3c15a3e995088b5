using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>The field types inside your own documents: in the image's format, and nothing is lost silently.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class FieldConverterLaws
{
    /// <summary>What a user might keep of an image.</summary>
    public sealed record Kept(
        AccountId Account,
        ImageId Id,
        Creator Creator,
        Filename Filename,
        Timestamp Uploaded,
        VariantUrl Url,
        Metadata Meta,
        JsonText Json,
        ImageId? Other
    );

    private static readonly JsonSerializerOptions Options = new()
    {
        MaxDepth = FieldLimits.JsonDepth,
        DefaultBufferSize = 16,
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    [Property]
    public void Each_survives_serializing(
        AccountId account,
        ImageId id,
        Creator creator,
        Filename filename,
        Timestamp uploaded,
        (VariantUrl Url, Metadata Meta, JsonText Json, bool HasOther) more
    )
    {
        var kept = new Kept(
            account,
            id,
            creator,
            filename,
            uploaded,
            more.Url,
            more.Meta,
            more.Json,
            more.HasOther ? id : null
        );
        Assert.Equal(kept, Again(kept, Options));
        Assert.Equal(kept, Again(kept, Indented));
    }

    [Fact]
    public void Every_type_that_is_created_from_text_stands_in_a_document() =>
        Assert.All(
            typeof(Image)
                .Assembly.GetExportedTypes()
                .Where(static type =>
                    type.GetMethod("Create", [typeof(string)]) is { IsStatic: true } create
                    && create.ReturnType
                        == typeof(Either<,>).MakeGenericType(typeof(CfErrors), type)
                ),
            static type =>
                Assert.Equal(
                    typeof(CodecJsonConverter<>).MakeGenericType(type),
                    type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType
                )
        );

    [Fact]
    public void A_response_of_your_own_has_the_texts()
    {
        var url = DeliveryUrl.Create("https://imagedelivery.net/abcdefghijklmnopqrstuv/cat/public");
        var response = new
        {
            Upload = UploadUrl.Create("https://upload.imagedelivery.net/a/b").Right(),
            Key = SigningKeyValue.Create("key").Right(),
            Token = BatchTokenValue.Create("token").Right(),
            Source = SourceUrl.Create("https://me:pass@example.com/cat.png").Right(),
            Delivery = url.Right(),
            Options = Transformation.Create("width=400,fit=cover").Right(),
            None = Transformation.Empty,
            Remote = RemoteImageUrl.Create("https://example.com/cdn-cgi/image/w=1/cat.png").Right(),
            Field = MetadataField.Create("region.name").Right(),
            Page = PageSize.Create(100).Right(),
            Api = BaseAddress.Cloudflare,
        };
        Assert.Equal(
            """
            {"Upload":"https://upload.imagedelivery.net/a/b","Key":"key","Token":"token",
            "Source":"https://me:pass@example.com/cat.png",
            "Delivery":"https://imagedelivery.net/abcdefghijklmnopqrstuv/cat/public",
            "Options":"w=400,fit=cover","None":"","Remote":"https://example.com/cdn-cgi/image/w=1/cat.png",
            "Field":"region.name","Page":100,"Api":"https://api.cloudflare.com/client/v4/"}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(response)
        );
    }

    [Property]
    public void Each_is_written_as_the_images_own(Image image)
    {
        using var document = JsonDocument.Parse(
            JsonSerializer.Serialize(image, Options),
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        void IsAs<A>(string name, A value) =>
            Assert.Equal(
                document.RootElement.GetProperty(name).GetRawText(),
                JsonSerializer.Serialize(value, Options)
            );
        image.Id.IfSome(id => IsAs("id", id));
        image.Creator.IfSome(creator => IsAs("creator", creator));
        image.Filename.IfSome(filename => IsAs("filename", filename));
        image.Meta.IfSome(meta => IsAs("meta", meta));
        image.Uploaded.IfSome(uploaded => IsAs("uploaded", uploaded));
        image.Variants.IfSome(variants => IsAs("variants", variants.ToArray()));
    }

    [Property]
    public void Texts_are_names_of_members(ImageId id, AccountId account, Image image)
    {
        var images = new Dictionary<ImageId, Image> { [id] = image };
        Assert.Equal(images, Again(images, Options));
        var accounts = new Dictionary<AccountId, int> { [account] = 1 };
        Assert.Equal(accounts, Again(accounts, Options));
    }

    [Theory]
    [InlineData(typeof(AccountId), "\"\"", "account_id: expected 1 to 32 characters, found none")]
    [InlineData(
        typeof(ImageId),
        "\"..\"",
        "image_id: expected no path segment . or .., found only .."
    )]
    [InlineData(
        typeof(ImageId),
        "7",
        "unexpected JSON (byte 0): expected a string, found a number"
    )]
    [InlineData(
        typeof(ImageId),
        "{}",
        "unexpected JSON (byte 0): expected a string, found an object"
    )]
    [InlineData(
        typeof(Filename),
        "\"\\ud800\"",
        "malformed JSON (byte 1): expected the escapes of a complete surrogate pair, found only \\ud800"
    )]
    [InlineData(
        typeof(Timestamp),
        "\"today\"",
        "time: expected an RFC 3339 date-time with seconds and an offset, such as 2014-01-02T02:20:00.123Z, found \"today\""
    )]
    [InlineData(
        typeof(VariantUrl),
        "\"/a\"",
        "variants: expected an absolute http or https URL (RFC 3986), found \"/a\""
    )]
    [InlineData(typeof(Metadata), "null", "meta: must not be null")]
    [InlineData(typeof(PageSize), "5", "per_page: expected 10 to 10,000 images a page, found 5")]
    [InlineData(
        typeof(PageSize),
        "4294967306",
        "per_page: expected 10 to 10,000 images a page, found 4,294,967,306"
    )]
    [InlineData(
        typeof(UploadUrl),
        "\"http://secret.example/\"",
        "uploadURL: expected an https URL, found other text"
    )]
    [InlineData(
        typeof(JsonText),
        "[\"\\udc00\"]",
        "malformed JSON at /0 (byte 2): expected the escapes of a complete surrogate pair, found only \\udc00"
    )]
    [InlineData(
        typeof(Dictionary<ImageId, int>),
        "{\"..\":1}",
        "image_id: expected no path segment . or .., found only .."
    )]
    public void A_wrong_value_throws_a_JsonException_that_says_why(
        Type type,
        string json,
        string message
    )
    {
        var thrown = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize(json, type, Options)
        );
        Assert.Equal(message, thrown.Message);
        Assert.Equal(
            message,
            Assert.IsType<CfErrorsException>(thrown.InnerException).Errors.Message
        );
    }

    [Fact]
    public void Invalid_UTF8_throws_a_JsonException() =>
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Creator>([(byte)'"', 0xFF, (byte)'"'], Options)
        );

    [Theory]
    [InlineData(typeof(ImageId))]
    [InlineData(typeof(AccountId))]
    [InlineData(typeof(Creator))]
    [InlineData(typeof(Timestamp))]
    public void Null_is_refused_as_text(Type type) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("null", type, Options));

    [Fact]
    public void Null_is_a_value_of_any_json() =>
        Assert.Equal(default, JsonSerializer.Deserialize<JsonText>("null", Options));

    [Fact]
    public void A_default_value_is_refused_where_it_could_not_be_read_again()
    {
        foreach (
            var none in new object[]
            {
                default(AccountId),
                default(ImageId),
                default(VariantUrl),
                default(Metadata),
            }
        )
            Assert.Throws<ArgumentException>(() => JsonSerializer.Serialize(none, Options));
        Assert.Throws<ArgumentException>(() =>
            JsonSerializer.Serialize(new Dictionary<ImageId, int> { [default] = 1 }, Options)
        );
        Assert.Equal("\"\"", JsonSerializer.Serialize(default(Creator), Options));
        Assert.Equal("null", JsonSerializer.Serialize(default(JsonText), Options));
    }

    [Fact]
    public void A_type_without_text_is_not_a_property_name() =>
        Assert.Throws<NotSupportedException>(() =>
            JsonSerializer.Serialize(
                new Dictionary<Metadata, int> { [Metadata.Create("1").Right()] = 1 },
                Options
            )
        );

    [Fact]
    public void A_text_in_pieces_is_read()
    {
        using var stream = new System.IO.MemoryStream(
            Encoding.UTF8.GetBytes($"[\"{new string('a', 1000)}\"]")
        );
        Assert.Equal(1000, JsonSerializer.Deserialize<ImageId[]>(stream, Options)![0].Value.Length);
    }

    private static A? Again<A>(A value, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<A>(JsonSerializer.Serialize(value, options), options);
}
