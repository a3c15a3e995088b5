using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FsCheck;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>JSON of your own types, by their System.Text.Json contracts.</summary>
public class JsonContractLaws
{
    private sealed record Tags(string Owner, int[] Numbers);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Strict(string Name);

    private sealed class Breaking(Exception exception) : JsonConverter<Demanding>
    {
        public override Demanding Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) => throw exception;

        public override void Write(
            Utf8JsonWriter writer,
            Demanding value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }

    private sealed record Demanding
    {
        public required string Name
        {
            get;
            init => field = value is "" ? throw new InvalidOperationException() : value;
        }
    }

    private sealed record Nest
    {
        public Nest? Inner { get; init; }

        public int Levels => 1 + (Inner?.Levels ?? 0);
    }

    private sealed record Endless
    {
        public Endless Self => this;
    }

    private sealed record Bottomless
    {
        public string Text => throw new InvalidOperationException("no text");
    }

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Circle), "circle")]
    private abstract record Shape;

    private sealed record Circle(int Radius) : Shape;

    private sealed record Shaped(Shape Shape);

    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    [Property]
    public void A_value_survives_writing_and_reading(NonNull<string> owner, int[] numbers)
    {
        var json = JsonText.From(new Tags(owner.Get, numbers), Contract<Tags>()).Right();
        var read = json.As(Contract<Tags>()).Right();
        Assert.Equal(numbers, read.Numbers);
        Assert.Equal(json, JsonText.From(read, Contract<Tags>()).Right());
        Assert.Equal(Metadata.Create(json), Written(read));
    }

    [Fact]
    public void Metadata_is_read_back_as_written()
    {
        var meta = Written(new Tags("me", [1, 2])).Right();
        Assert.Equal("""{"Owner":"me","Numbers":[1,2]}""", meta.Value);
        Assert.Equal("me", meta.As(Contract<Tags>()).Right().Owner);
    }

    [Theory]
    [InlineData("\ufffd")]
    [InlineData("\\uFFFD 😀 <é>")]
    public void Metadata_keeps_every_whole_text(string owner) =>
        Assert.Equal(
            owner,
            Written(new Tags(owner, [])).Right().As(Contract<Tags>()).Right().Owner
        );

    [Fact]
    public void Metadata_with_a_lone_surrogate_is_refused_and_not_altered()
    {
        var error = Written(new Tags("me\ud83d", [])).Left().Only<CfError.Constraint>();
        Assert.Equal(("/meta/Owner", "Unicode text"), (error.Pointer, error.Limit));
    }

    [Fact]
    public void Metadata_that_is_written_too_long_is_refused_as_any_other() =>
        Assert.Equal(
            Metadata.Create($$"""{"Owner":"{{new string('o', 1025)}}","Numbers":[]}"""),
            Written(new Tags(new string('o', 1025), []))
        );

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 0)]
    [InlineData(1024, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void A_value_of_any_depth_is_read_under_any_options(int levels, int allowed)
    {
        var options = new JsonSerializerOptions(Options) { MaxDepth = allowed };
        var json = new StringBuilder("{}");
        for (var level = 1; level < levels; level++)
            json.Insert(0, "{\"Inner\":").Append('}');
        Assert.Equal(
            levels,
            JsonText
                .Parse(json.ToString())
                .Right()
                .As((JsonTypeInfo<Nest>)options.GetTypeInfo(typeof(Nest)))
                .Right()
                .Levels
        );
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1024)]
    public void An_array_is_read_however_deep_it_is(int levels)
    {
        var json = new string('[', levels) + new string(']', levels);
        var read = JsonText.Parse(json).Right().As(Contract<JsonElement>()).Right();
        Assert.Equal(json, read.GetRawText());
    }

    [Theory]
    [InlineData("null", "", "null")]
    [InlineData("[1]", "", "an array (The JSON value could not be converted to ")]
    [InlineData("""{"Owner":7}""", "/Owner", "a number (The JSON value could not be converted to ")]
    [InlineData(
        """{"Owner":"é/~","Numbers":[1,-23,"5ecret"]}""",
        "/Numbers/2",
        "a string (The JSON value could not be converted to "
    )]
    [InlineData("""{"Owner":"a","Numbers":true}""", "/Numbers", "true (")]
    public void Json_of_another_shape_says_where_and_why(string json, string pointer, string found)
    {
        var error = JsonText
            .Parse(json)
            .Right()
            .As(Contract<Tags>())
            .Left()
            .Only<CfError.Malformed>();
        Assert.Equal(
            (pointer, 0L, "the JSON of Tags"),
            (error.Pointer, error.Offset, error.Expected)
        );
        Assert.StartsWith(found, error.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("Path", error.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.x[1]", 7L)]
    [InlineData("$.x[1]", 9_000_000_000L)]
    [InlineData("$", 18L)]
    [InlineData("$", 19L)]
    [InlineData("$", 9_000_000_000L)]
    [InlineData("$", -1L)]
    [InlineData("$.a", 18L)]
    [InlineData("$.a", 19L)]
    [InlineData("$.a", long.MaxValue)]
    public void A_position_in_another_text_is_not_taken_for_one_in_this(string path, long position)
    {
        var options = new JsonSerializerOptions
        {
            Converters = { new Breaking(new JsonException("no", path, 0, position)) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        var error = JsonText
            .Parse("""{"a":"0123456789"}""")
            .Right()
            .As((JsonTypeInfo<Demanding>)options.GetTypeInfo(typeof(Demanding)))
            .Left()
            .Only<CfError.Malformed>();
        Assert.Equal(("", 0L, "an object (no)"), (error.Pointer, error.Offset, error.Found));
    }

    [Fact]
    public void The_reason_of_a_converter_is_one_line()
    {
        var options = new JsonSerializerOptions
        {
            Converters = { new Breaking(new JsonException("a\nb")) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        Assert.Equal(
            "an object (a\\u{A}b)",
            JsonText
                .Parse("{}")
                .Right()
                .As((JsonTypeInfo<Demanding>)options.GetTypeInfo(typeof(Demanding)))
                .Left()
                .Only<CfError.Malformed>()
                .Found
        );
    }

    [Fact]
    public void Envelopes_of_images_need_no_contract()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(),
        };
        var reader = new Utf8JsonReader("""{"success":true,"result":{"id":"a"}}"""u8);
        reader.Read();
        Assert.Equal(
            ImageId.Custom("a").Right(),
            EnvelopeJsonConverter
                .Of<Image>()
                .Read(ref reader, typeof(Envelope<Image>), options)!
                .Result.Id
        );
    }

    [Fact]
    public void A_missing_member_and_an_exception_of_a_constructor_are_named()
    {
        Assert.Equal(
            new CfError.Malformed(
                "/a",
                0,
                "the JSON of Dictionary<String, Demanding>",
                $"an object (JSON deserialization for type '{typeof(Demanding)}' was missing required properties including: 'Name'.)"
            ),
            JsonText
                .Parse("""{"a":{}}""")
                .Right()
                .As(Contract<Dictionary<string, Demanding>>())
                .Left()
                .Only<CfError.Malformed>()
        );
        Assert.Equal(
            new CfError.Malformed(
                "",
                0,
                "the JSON of Demanding",
                "an object (InvalidOperationException)"
            ),
            JsonText
                .Parse("""{"Name":""}""")
                .Right()
                .As(Contract<Demanding>())
                .Left()
                .Only<CfError.Malformed>()
        );
    }

    [Fact]
    public void A_value_that_cannot_be_written_says_so_and_why()
    {
        Says(
            "Endless",
            "A possible object cycle",
            JsonText.From(new Endless(), Contract<Endless>())
        );
        Says("Bottomless", "", JsonText.From(new Bottomless(), Contract<Bottomless>()));
        static void Says(string type, string why, Either<CfErrors, JsonText> written)
        {
            var error = written.Left().Only<CfError.Malformed>();
            Assert.Equal(
                ("", 0L, $"a value that the contract of {type} can serialise"),
                (error.Pointer, error.Offset, error.Expected)
            );
            Assert.StartsWith($"one that it can't ({why}", error.Found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_member_that_a_contract_does_not_allow_is_named()
    {
        var error = JsonText
            .Parse("""{"Name":"a","b Path: c":"5ecret"}""")
            .Right()
            .As(Contract<Strict>())
            .Left()
            .Only<CfError.Malformed>();
        Assert.StartsWith(
            "an object (The JSON property 'b Path: c'",
            error.Found,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("5ecret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_write_a_type_that_has_no_contract_is_a_programming_error() =>
        Assert.Throws<NotSupportedException>(() =>
            JsonText.From<Type>(typeof(Tags), Contract<Type>())
        );

    [Fact]
    public void Json_of_a_type_that_has_no_contract_says_so() =>
        Assert.Equal(
            Unsupported("Type", "a string"),
            JsonText.Parse("\"x\"").Right().As(Contract<Type>()).Left().Only<CfError.Malformed>()
        );

    [Theory]
    [InlineData("""{"Radius":1}""")]
    [InlineData("""{"Radius":1,"$type":"circle"}""")]
    [InlineData("""{"$type":"square","Radius":1}""")]
    public void Json_of_an_abstract_type_without_its_discriminator_is_never_thrown_at_the_reader(
        string json
    )
    {
        Assert.True(JsonText.Parse(json).Right().As(Contract<Shape>()).IsLeft);
        Assert.True(
            JsonText.Parse($$"""{"Shape":{{json}}}""").Right().As(Contract<Shaped>()).IsLeft
        );
    }

    [Fact]
    public void Json_of_an_abstract_type_is_read_by_its_discriminator() =>
        Assert.Equal(
            new Circle(1),
            JsonText
                .Parse("""{"$type":"circle","Radius":1}""")
                .Right()
                .As(Contract<Shape>())
                .Right()
        );

    private static CfError.Malformed Unsupported(string type, string found) =>
        new(
            "",
            0,
            $"JSON that the contract of {type} supports, with the type discriminator first if a type is abstract",
            found
        );

    private static Either<CfErrors, Metadata> Written(Tags tags) =>
        Metadata.From(tags, Contract<Tags>());

    private static JsonTypeInfo<A> Contract<A>() => (JsonTypeInfo<A>)Options.GetTypeInfo(typeof(A));
}
