using System;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Operations;

/// <summary>
/// A text with a lone surrogate, which UTF-8 can't encode, refuses the operation wherever the text is. .NET's writers would send U+FFFD instead.
/// </summary>
public class LoneSurrogates
{
    private const string Lone = "a\ud83d";

    private static readonly Text<string> Any = Text.Of(
        "thing",
        1,
        100,
        static text => text,
        static text => text
    );

    private sealed record Key(string Name) : IComparable<Key>
    {
        public static Text<Key> Text { get; } =
            Functional.Text.Of(
                "thing",
                1,
                100,
                static text => new Key(text),
                static key => key.Name
            );

        public int CompareTo(Key? other) => string.CompareOrdinal(Name, other?.Name);
    }

    private static readonly Codec<string> Name = Json.In("name", Json.String);

    private static readonly Codec<HashMap<string, JsonText>> Rest = Json.Object(
        Json.Rest(static (HashMap<string, JsonText> rest) => rest),
        static rest => rest
    );

    // Not as an attribute's argument: the compiler writes those in UTF-8.
    [Fact]
    public void In_a_body_it_is_refused_with_its_place()
    {
        foreach (var text in new[] { Lone, "\ude00 \ufffd" })
        {
            Refuses("/name", Body(Name, text));
            Refuses("/1/name", Body(Json.List(Name), Array("\\ufffd", text)));
            Refuses("/name", Body(Name.Checked<string>(static t => t, static t => t), text));
            Refuses("", Body(Json.Map(Key.Text, Json.Integer), Map((new Key(text), 1L))));
            Refuses("", Body(Rest, HashMap((text, default(JsonText)))));
            Refuses("/name", Form(text));
        }
    }

    [Fact]
    public void The_error_of_a_body_says_what_is_wrong() =>
        Assert.Equal(
            new CfError.Constraint(
                "text",
                "/name",
                "Unicode text",
                "a lone surrogate, which UTF-8 cannot encode"
            ),
            Body(Name, Lone).Left().Only<CfError.Constraint>()
        );

    [Fact]
    public void In_a_path_or_a_query_it_is_refused()
    {
        Refuses("", Endpoint.Get("/x/{thing}", Any).Gives(Json.Nothing).Of(Lone).Request);
        Refuses(
            "",
            Endpoint
                .Get("/x/{thing}", Any)
                .Query(Any)
                .Gives(Json.Nothing)
                .Of(("a", Some(Lone)))
                .Request
        );
    }

    [Theory]
    [InlineData("\ufffd")]
    [InlineData("\\uFFFD")]
    [InlineData("\\\\\ufffd 😀")]
    public void A_whole_text_is_sent_as_it_is(string text)
    {
        var sent = (Body.Json)Body(Name, text).Right().Body;
        Assert.Equal(text, Name.Parse(sent.Text).Right());
        var form = (Body.Form)Form(text).Right().Body;
        Assert.Equal(Seq1<Part>(new Part.Text("name", text)), form.Parts);
    }

    private static Either<CfErrors, ApiRequest> Body<A>(Codec<A> codec, A value) =>
        Endpoint
            .Change("POST", "/x/{thing}", Any)
            .Json(codec)
            .Gives(Json.Nothing)
            .Of(("a", value))
            .Request;

    private static Either<CfErrors, ApiRequest> Form(string value) =>
        Endpoint
            .Change("POST", "/x/{thing}", Any)
            .Form(Functional.Form.Of(Name))
            .Gives(Json.Nothing)
            .Of(("a", value))
            .Request;

    private static void Refuses(string pointer, Either<CfErrors, ApiRequest> request)
    {
        var error = request.Left().Only<CfError.Constraint>();
        Assert.Equal((pointer, "Unicode text"), (error.Pointer, error.Limit));
    }
}
