using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>A secret appears only in JSON, and never in the text of a value or an error, however wrong the document is.</summary>
public class HiddenSecrets
{
    private const string Marker = "SeCrEt-7f3a9";

    private static readonly string Long = string.Concat(Enumerable.Repeat(Marker, 400));

    /// <summary>Documents with a secret in place of each <c>#</c>.</summary>
    private static readonly string[] Documents =
    [
        // Where it belongs.
        """{"keys":[{"name":"default","value":"#"}]}""",
        """{"name":"default","value":"#"}""",
        """{"token":"#","expiresAt":"2014-01-02T02:20:00Z"}""",
        """{"id":"a","uploadURL":"https://a/#"}""",
        // In a value of another kind, and in one that is no address.
        """{"keys":[{"name":"default","value":["#"]}]}""",
        """{"keys":{"name":"default","value":"#"}}""",
        """{"keys":"#"}""",
        """{"name":"default","value":{"x":"#"}}""",
        """{"token":["#"]}""",
        """{"id":"a","uploadURL":["#"]}""",
        """{"id":"a","uploadURL":"#"}""",
        """{"id":"a","uploadURL":"http://a/#"}""",
        """{"id":"a","uploadURL":"ftp://a/#"}""",
        // Beside another error, twice, and in an unknown member.
        """{"keys":[{"name":"","value":"#"}]}""",
        """{"token":"#","token":"#"}""",
        """{"name":7,"value":"#","value":"#","x":"#"}""",
        """{"id":7,"uploadURL":"https://a/#","x":["#"]}""",
    ];

    [Fact]
    public void No_printed_value_contains_a_secret()
    {
        Hide(SigningKey.Codec);
        Hide(SigningKey.ListCodec);
        Hide(BatchToken.Codec);
        Hide(DirectUpload.Codec);
        Hide(OwnCodecs.Each);
    }

    [Fact]
    public void Secrets_that_are_read_are_written_in_json_and_hidden_in_texts()
    {
        var json = $$"""{"name":"a","value":"{{Marker}}"}""";
        var key = SigningKey.Codec.Parse(json).Right();
        Assert.Equal(json, SigningKey.Codec.ToJson(key));
        Assert.Contains("(hidden)", key.ToString(), StringComparison.Ordinal);
        Assert.Equal("(hidden)", BatchTokenValue.Create(Marker).Right().ToString());
        Assert.Equal("(hidden)", UploadUrl.Create("https://a/" + Marker).Right().ToString());
    }

    [Fact]
    public void No_text_of_a_secret_that_is_refused_has_it()
    {
        IsHidden(SigningKeyValue.Create(Long).Left());
        IsHidden(SigningKeyValue.Create(Marker + "\ud83d").Left());
        IsHidden(BatchTokenValue.Create(Long).Left());
        IsHidden(UploadUrl.Create("https://a/" + Long).Left());
        IsHidden(UploadUrl.Create(Marker).Left());
    }

    [Fact]
    public void A_smart_constructor_that_quotes_a_secret_is_not_quoted()
    {
        var text = Text.Checked(
                "pin",
                1,
                8,
                static pin =>
                    CfErrors.Of(new CfError.Constraint("pin", "", "digits", pin!))
                    + CfErrors.Of(new CfError.Constraint("pin", "", "must not be so", ""))
                    + CfErrors.Of(new CfError.Timeout(TimeSpan.FromSeconds(1))),
                static (string pin) => pin
            )
            .AsSecret();
        var errors = text.Create(Marker).Left();
        IsHidden(errors);
        Assert.Equal(3, errors.Items.Count);
    }

    [Fact]
    public void Converters_hide_them_as_well() =>
        Assert.All(
            Written(),
            static json =>
                Assert.All(
                    [typeof(SigningKey), typeof(BatchToken), typeof(DirectUpload)],
                    type =>
                    {
                        if (
                            Record.Exception(() => JsonSerializer.Deserialize(json, type)) is
                            { } thrown
                        )
                            Secret.IsNowhereIn([thrown.ToString()], Marker);
                    }
                )
        );

    [Theory]
    [InlineData("""{"success":true,"errors":[],"messages":[],"result":{"keys":[{"value":"#"}]}}""")]
    [InlineData("""{ "result" : {"token":"#"}}""")]
    [InlineData("""{"result":{"uploadURL":"https://a/#"},"success":false,"errors":[]}""")]
    public void A_failed_reply_with_a_result_is_not_quoted(string body)
    {
        foreach (var json in Broken(body.Replace("#", Marker, StringComparison.Ordinal)))
        foreach (var code in new int?[] { null, 5404 })
            IsHidden(
                ImagesV1
                    .Endpoints.ListKeys.Parse(
                        json,
                        new ResponseInfo(502, ErrorCode: LanguageExt.Prelude.Optional(code))
                    )
                    .Left()
            );
    }

    private static void IsHidden(CfErrors errors) =>
        Secret.IsNowhereIn(Secret.TextsOf(errors), Marker);

    private static void Hide<A>(Codec<A> codec) =>
        Assert.All(
            Written().SelectMany(Broken),
            json =>
            {
                var read = codec.Parse(json);
                Secret.IsNowhereIn(Secret.TextsOf(read), Marker);
                read.IfRight(static value =>
                    Secret.IsNowhereIn(Items(value).Select(static item => $"{item}"), Marker)
                );
            }
        );

    private static IEnumerable<string> Written() =>
        Documents.SelectMany(static document =>
            new[] { Marker, Long }.Select(secret =>
                document.Replace("#", secret, StringComparison.Ordinal)
            )
        );

    // As it is, and broken within the secret, after it, and at the end.
    private static IEnumerable<string> Broken(string json)
    {
        var within = json.IndexOf(Marker, StringComparison.Ordinal) + 5;
        var after = within - 5 + Marker.Length;
        return
        [
            json,
            json[..within],
            json.Insert(within, "\n"),
            json.Insert(after, "\\x"),
            json.Insert(after, "\\ud83d"),
            json[..^1],
            json + Marker,
        ];
    }

    private static IEnumerable<object?> Items<A>(A value) =>
        value is IEnumerable items ? items.Cast<object?>() : [];
}
