using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>System.Text.Json writes a secret only as the API does, and leaves it out of the library's other types.</summary>
public class SecretsInJson
{
    private const string Marker = "5ecret-marker";

    private static readonly Type[] Secrets =
    [
        typeof(UploadUrl),
        typeof(SourceUrl),
        typeof(SigningKeyValue),
        typeof(BatchTokenValue),
    ];

    [Fact]
    public void These_are_all_secret_types() =>
        Assert.Equal(
            Secrets.Select(static type => type.Name).Order(),
            typeof(Image)
                .Assembly.GetExportedTypes()
                .Where(static type =>
                    type.GetProperty("Text", BindingFlags.Public | BindingFlags.Static) is { } text
                    && text.PropertyType.GetProperty("IsSecret") is { } isSecret
                    && isSecret.GetValue(text.GetValue(null)) is true
                )
                .Select(static type => type.Name)
                .Order()
        );

    [Fact]
    public void A_type_that_is_not_the_APIs_JSON_does_not_write_its_secrets() =>
        Assert.All(
            typeof(Image)
                .Assembly.GetExportedTypes()
                .Where(static type => type.GetCustomAttribute<JsonConverterAttribute>() is null)
                .SelectMany(static type =>
                    type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                )
                .Where(static property =>
                    Secrets.Contains(property.PropertyType)
                    || property.PropertyType.GetGenericArguments().Any(Secrets.Contains)
                ),
            static property =>
                Assert.True(
                    property.GetCustomAttribute<JsonIgnoreAttribute>() is not null,
                    $"{property.DeclaringType}.{property.Name}"
                )
        );

    [Fact]
    public void Neither_an_upload_nor_its_request_does()
    {
        var address = UploadUrl.Create($"https://upload.imagedelivery.net/{Marker}").Right();
        var request = new DirectUpload(None, address)
            .Upload(ImageFile.Of("GIF89a"u8.ToArray()))
            .Request.Right();
        var upload = Upload.From(SourceUrl.Create($"https://me:{Marker}@example.com/a").Right());

        Assert.Contains(Marker, JsonSerializer.Serialize(address), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, JsonSerializer.Serialize(request), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, JsonSerializer.Serialize(upload), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_no_property_name()
    {
        var key = SigningKeyValue.Create(Marker).Right();
        Assert.Throws<NotSupportedException>(() =>
            JsonSerializer.Serialize(new Dictionary<SigningKeyValue, int> { [key] = 1 })
        );
        Assert.Throws<NotSupportedException>(static () =>
            JsonSerializer.Deserialize<Dictionary<SigningKeyValue, int>>("""{"a":1}""")
        );
    }

    [Theory]
    [InlineData(
        "https://imagedelivery.net/?exp=1&sig=5ecret-marker",
        "\"https://imagedelivery.net/\""
    )]
    [InlineData("https://me:5ecret-marker@imagedelivery.net/a", "a URL with user info")]
    public void A_wrong_URL_is_quoted_without_password_and_signature(string url, string found)
    {
        Assert.EndsWith(
            $", found {found}",
            DeliveryUrl.Create(url).Left().Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $", found {found}",
            RemoteImageUrl.Create(url).Left().Message,
            StringComparison.Ordinal
        );
    }
}
