using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Codecs;

/// <summary>Single cases that no law reaches.</summary>
public sealed class SmallCases
{
    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("922337203685477580.7e1", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("1e20", null)]
    // Of 129 bits, and with 63 zeros within.
    [InlineData("340282366920938463463374607431768211456", null)]
    [InlineData("10000000000000000000000000000000000000000000000000000000000000001", null)]
    public void An_integer_has_64_bits(string json, long? expected) =>
        Assert.Equal(
            expected,
            Json.Integer.Parse(json)
                .ToOption()
                .Map(static value => (long?)value)
                .IfNoneUnsafe(() => null)
        );

    [Fact]
    public void A_text_keeps_what_it_is_in_every_copy()
    {
        var text = Text.Of("first", 1, 3, static text => text, static text => text)
            .WithNamed("a")
            .Called("second")
            .AsSecret();
        foreach (var copy in new[] { text, text.WithNamed("a"), text.Called("second") })
        {
            Assert.Equal(
                "second: expected 1 to 3 characters, found other text",
                copy.Create("5ecret").Left().Message
            );
            Assert.Equal("a", Assert.Single(copy.Named));
        }

        var refusing = text.Except(static _ => Violation.Null).Called("third").AsSecret();
        Assert.NotNull(refusing.Refuse);
        Assert.Null(text.Refuse);
    }

    [Fact]
    public void Only_a_valid_text_becomes_a_value() =>
        Assert.Equal(
            "day: expected 1 to 2 characters, found 3 characters",
            Text.Of(
                    "day",
                    1,
                    2,
                    static text => text.Length <= 2 ? text : throw new InvalidOperationException(),
                    static text => text
                )
                .Create("one")
                .Left()
                .Message
        );

    [Theory]
    [InlineData(2, 5, "a", "2 to 5 characters, found 1 character")]
    [InlineData(2, 2, "a", "2 characters, found 1 character")]
    [InlineData(1, 1, "ab", "1 character, found 2 characters")]
    [InlineData(1, 1, "", "1 character, found none")]
    [InlineData(0, 1, "ab", "at most 1 character, found 2 characters")]
    [InlineData(2, 2, "\ud83d\ude00", "2 characters, found 1 character")]
    public void One_character_is_no_plural(int minimum, int maximum, string text, string refusal) =>
        Assert.Equal(
            $"code: expected {refusal}",
            Text.Of("code", minimum, maximum, static text => text, static text => text)
                .Create(text)
                .Left()
                .Message
        );

    [Fact]
    public void An_error_of_a_secret_keeps_its_name_and_its_rule() =>
        Assert.Equal(
            "inner: must be even",
            Text.Checked(
                    "outer",
                    1,
                    9,
                    static text =>
                        Left<CfErrors, string?>(
                            new CfError.Constraint("inner", "", "must be even", "")
                        ),
                    static text => text!
                )
                .AsSecret()
                .Create("5")
                .Left()
                .Message
        );

    [Fact]
    public void A_missing_member_is_reported_with_the_expected_kind() =>
        Assert.Equal(
            "unexpected JSON at /even (byte 1): expected a 64-bit integer, found nothing",
            Json.In("even", OwnCodecs.Even).Parse("{}").Left().Message
        );

    [Fact]
    public void One_type_may_be_in_two_objects()
    {
        Assert.Equal(7, Json.In("a", Json.Integer).Parse("""{"a":7}""").Right());
        Assert.Equal(7, Json.In("b", Json.Integer).Parse("""{"b":7}""").Right());
    }

    [Fact]
    public void Your_own_error_is_kept()
    {
        var own = CfErrors.From(Error.New(7, "not on Mondays"));
        var codec = Json.In("day", Json.String.Checked<string>(_ => own, static day => day));
        Assert.Equal(own.Items, codec.Parse("""{"day":"Monday"}""").Left().Items);
    }

    [Fact]
    public void Your_own_error_within_a_value_is_told_within_the_document()
    {
        var codec = Json.In(
            "day",
            Json.String.Checked<string>(
                static _ => CfErrors.Of(new CfError.Malformed("/at", 3, "a day", "no day")),
                static day => day
            )
        );
        Assert.Equal(
            new CfError.Malformed("/day/at", 10, "a day", "no day"),
            codec.Parse("""{"day":"Monday"}""").Left().Only<CfError.Malformed>()
        );
    }

    [Theory]
    [InlineData("""{"a":1,"A":2}""", "/A")]
    [InlineData("""{"a":null,"A":2}""", "/a,/A")]
    public void Names_of_the_same_order_in_a_map_are_duplicates(string json, string pointers)
    {
        var names = Text.Of(
            "name",
            1,
            9,
            static text => new Caseless(text),
            static one => one.Text
        );
        Assert.Equal(
            pointers,
            string.Join(
                ',',
                Json.Map(names, Json.Integer)
                    .Parse(json)
                    .Left()
                    .Items.Map(static error => ((CfError.Malformed)error).Pointer)
            )
        );
    }

    [Fact]
    public void Two_wrong_values_of_a_path_are_both_reported()
    {
        var text = Text.Of("first", 1, 9, static text => text, static text => text);
        var endpoint = Endpoint
            .Get("/a/{first}/b/{second}", text)
            .Path(text.Called("second"))
            .Gives(Json.Any);
        Assert.Equal(
            ["first", "second"],
            endpoint
                .Of(("..", "."))
                .Request.Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );
    }

    [Fact]
    public void A_result_that_is_missing_is_null_unless_it_must_be_an_object()
    {
        var endpoint = Endpoint.Get("/{account_id}", AccountId.Text);
        const string reply = """{"success":true}""";
        Assert.Equal("null", endpoint.Gives(Json.Any).Parse(reply).Right().Result.Value);
        Assert.Equal(
            "unexpected JSON at /result (byte 15): expected an object, found nothing",
            endpoint.Gives(Json.AnyObject).Parse(reply).Left().Message
        );
    }

    [Fact]
    public void A_time_is_the_name_of_a_member()
    {
        var at = Timestamp.Create("2014-01-02T02:20:00Z").Right();
        var json = JsonSerializer.Serialize(new Dictionary<Timestamp, int> { [at] = 1 });
        Assert.Equal("""{"2014-01-02T02:20:00Z":1}""", json);
        Assert.True(JsonSerializer.Deserialize<Dictionary<Timestamp, int>>(json)!.ContainsKey(at));
    }

    [Fact]
    public void An_object_is_not_the_name_of_a_member() =>
        Assert.StartsWith(
            "Image cannot be a property name.",
            Assert
                .Throws<NotSupportedException>(static () =>
                    JsonSerializer.Serialize(new Dictionary<Image, int> { [Image.Empty] = 1 })
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\u00ff")]
    public void A_name_of_invalid_text_throws_a_JsonException(string name) =>
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Dictionary<ImageId, int>>(
                Encoding.Latin1.GetBytes($"{{\"{name}\":1}}")
            )
        );

    [Fact]
    public void Your_own_writer_can_write_an_envelope()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Envelope.Of(Image.Empty).WriteTo(writer);
        Assert.Equal(Envelope.Of(Image.Empty).ToJson(), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void No_list_of_variants_is_another_than_an_empty_one() =>
        Assert.False(new VariantList(Arr<VariantUrl>.Empty).Equals(null));

    /// <summary>Equal by its text, but ordered without regard to case, as a culture orders some strings.</summary>
    private readonly record struct Caseless(string Text) : IComparable<Caseless>
    {
        public int CompareTo(Caseless other) =>
            string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase);
    }
}
