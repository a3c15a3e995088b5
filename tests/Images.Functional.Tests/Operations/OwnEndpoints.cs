using System;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Operations;

/// <summary>What a user's own descriptions must not do in silence.</summary>
public class OwnEndpoints
{
    private static readonly Text<(int, int)> Range = Text.Checked(
        "range",
        3,
        20,
        static text =>
            text?.Split('-') is [var from, var to]
            && int.TryParse(from, out var first)
            && int.TryParse(to, out var last)
                ? Right<CfErrors, (int, int)>((first, last))
                : CfErrors.Of("range", "two numbers", ""),
        static range => $"{range.Item1}-{range.Item2}"
    );

    [Fact]
    public void An_empty_text_is_no_segment_of_a_path()
    {
        // It would be the path of all creators.
        var endpoint = Endpoint
            .Delete("/accounts/{account_id}/creators/{creator}", AccountId.Text)
            .Path(Creator.Text)
            .Gives(Json.Nothing);
        var account = AccountId.Create("a").Right();

        Assert.Equal(
            "creator: must not be empty in a path",
            endpoint.Of(account, default(Creator)).Request.Left().Message
        );
        Assert.Equal(
            "creator: must not be empty in a path",
            endpoint.Read("DELETE", "/accounts/a/creators/").Map(static read => read.Left().Message)
        );
        Assert.True(endpoint.Of(account, Creator.Create("c").Right()).Request.IsRight);
    }

    [Fact]
    public void An_empty_string_is_refused_and_a_missing_one_is_a_programming_error()
    {
        var name = Text.Of("name", 1, 50, static text => text, static (string text) => text);
        var endpoint = Endpoint.Get("/things/{name}", name).Gives(Json.Nothing);

        Assert.Equal("name: must not be empty in a path", endpoint.Of("").Request.Left().Message);
        Assert.Throws<ArgumentException>(() => endpoint.Of((string)null!));
    }

    [Fact]
    public void An_empty_string_is_written_as_JSON_and_a_missing_one_is_a_programming_error()
    {
        var name = Json.Of(
            Text.Of("name", 1, 50, static text => text, static (string text) => text)
        );

        Assert.Equal("\"\"", name.ToJson(""));
        Assert.Throws<ArgumentNullException>(() => name.ToJson((string)null!));
    }

    [Fact]
    public void A_text_that_is_a_pair_is_refused_with_the_errors_of_both_its_parts()
    {
        var endpoint = Endpoint.Get("/x/{range}", Range).Gives(Json.Nothing);

        Assert.Equal("x/1-2", endpoint.Of(1, 2).Request.Right().Under(""));
        Assert.Equal(
            ["a", "b"],
            endpoint
                .Of<int, int, Unit>(CfErrors.Of("a", "", ""), CfErrors.Of("b", "", ""))
                .Request.Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );
    }

    [Fact]
    public void A_text_that_is_a_pair_and_another_too()
    {
        var triple = Text.Of(
            "triple",
            1,
            20,
            static text => ((text.Length, 1), 2),
            static triple => $"{triple.Item1.Item1}"
        );
        var endpoint = Endpoint.Get("/x/{triple}", triple).Gives(Json.Nothing);

        Assert.Equal("x/7", endpoint.Of(7, 1, 2).Request.Right().Under(""));
        Assert.Equal(
            "b",
            (
                (CfError.Constraint)
                    endpoint
                        .Of<int, int, int, Unit>(7, CfErrors.Of("b", "", ""), 2)
                        .Request.Left()
                        .Items[0]
            ).Field
        );
        Assert.Equal(
            ["a", "c"],
            endpoint
                .Of<int, int, int, Unit>(CfErrors.Of("a", "", ""), 1, CfErrors.Of("c", "", ""))
                .Request.Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("a/b", "..a", "%2F")]
    [InlineData("é", "😀", "a b")]
    public void A_path_may_have_any_number_of_values(string one, string two, string three)
    {
        static Text<string> Named(string name) =>
            Text.Of(name, 1, 50, static text => text, static (string text) => text);
        var first = Endpoint
            .Delete("/x/{a}/y/{b}/{c}", Named("a"))
            .Path(Named("b"))
            .Path(Named("c"));
        var third = first.Gives(Json.Nothing);
        // A value of the query may come between them.
        var fifth = Endpoint
            .Get("/{a}/x/{b}/{c}/y/{d}/{e}/z", Named("a"))
            .Path(Named("b"))
            .Query(Named("q"))
            .Path(Named("c"))
            .Path(Named("d"))
            .Path(Named("e"))
            .Gives(Json.Nothing);

        var request = third.Of(one, two, three).Request.Right();
        var five = fifth.Of((((((one, two), Some("q&")), three), one), two)).Request.Right();

        Assert.Equal([one, two, three], Values(request));
        Assert.Equal([one, two, three, one, two], Values(five));
        Assert.Equal(Repeat.UntilGone, request.Repeat);
        Assert.Equal(
            ((one, two), three),
            third.Read("DELETE", request.Path).Map(static read => read.Right())
        );
        Assert.Equal(
            (((((one, two), Some("q&")), three), one), two),
            fifth.Read("GET", five.Path, "q=q%26").Map(static read => read.Right())
        );
        Assert.Equal(request, third.Of(one, two, three).Request.Right());
        Assert.NotEqual(request, third.Of(one, two, three + "x").Request.Right());
        Assert.Equal(
            "c: must not be empty in a path",
            third.Of(one, two, "").Request.Left().Message
        );
        Assert.Throws<ArgumentException>(() => first.Path(Named("d")).Gives(Json.Nothing));
        Assert.Throws<ArgumentNullException>(() => first.Path<string>(null!));

        static string[] Values(ApiRequest request) =>
            [
                .. request
                    .Segments.Zip(toSeq(request.Template.Split('/')).Tail)
                    .Filter(static pair => pair.Item2.StartsWith('{'))
                    .Map(static pair => pair.Item1),
            ];
    }

    [Fact]
    public void A_path_may_have_no_value()
    {
        var zones = Endpoint.Get("/zones").Query(Creator.Text).Gives(Json.Integer);
        var create = Endpoint.Change("POST", "/zones").Json(Json.Integer).Gives(Json.Nothing);
        var verify = Endpoint.Get("/user/tokens/verify").Gives(Json.Any);

        var request = zones.Of((unit, Creator.Create("a&b").Right())).Request.Right();
        Assert.Equal("https://x/v4/zones?creator=a%26b", request.Under("https://x/v4/"));
        Assert.Equal([("creator", "a&b")], request.Query.ToArray());
        Assert.Equal("user/tokens/verify", verify.Of(unit).Request.Right().Under(""));
        Assert.Equal(3, verify.Literals);
        Assert.Equal(
            (Repeat.Freely, Access.Read, Repeat.IfUnsent, Access.Write),
            (
                request.Repeat,
                zones.Access,
                create.Of((unit, 7)).Request.Right().Repeat,
                create.Access
            )
        );
        Assert.Equal(
            (unit, Creator.Create("a&b").Right()),
            zones
                .Read("GET", "/v4/zones", "creator=a%26b")
                .Map(static read => read.Right())
                .Map(static read => (read.Item1, (Creator)read.Item2))
        );
        Assert.True(zones.Read("GET", "/v4/zones/7").IsNone);
        Assert.Equal(
            "creator",
            zones
                .Of<Unit, Option<Creator>, long>(unit, CfErrors.Of("creator", "", ""))
                .Request.Left()
                .Only<CfError.Constraint>()
                .Field
        );
        foreach (
            var template in new[] { "", "zones", "/zones/{zone_id}", "/zones?page=1", "/a//b" }
        )
            Assert.Throws<ArgumentException>(() => Endpoint.Get(template).Gives(Json.Any));
        Assert.Throws<ArgumentNullException>(static () => Endpoint.Get(null!));
        Assert.Throws<ArgumentNullException>(static () => Endpoint.Change(null!, "/zones"));
    }

    [Fact]
    public void A_request_has_one_body()
    {
        var taking = Endpoint.Change("POST", "/x/{account_id}", AccountId.Text).Json(Json.Integer);

        foreach (
            var wrong in new Action[]
            {
                () => taking.Json(Json.Integer),
                () => taking.Form(Form.OfFile),
                () => taking.Query(Creator.Text).Json(Json.Integer),
            }
        )
            Assert.Equal(
                "A request has one body: JSON or a form.",
                Assert.Throws<ArgumentException>(wrong).Message
            );
    }

    [Fact]
    public void A_secret_is_neither_in_a_path_nor_a_key()
    {
        var secret = Creator.Text.AsSecret();

        Assert.Equal(
            "creator is secret, and logs show paths.",
            Assert
                .Throws<ArgumentException>(() =>
                    Endpoint.Get("/x/{creator}", secret).Gives(Json.Any)
                )
                .Message
        );
        Assert.Throws<ArgumentException>(() => Json.Map(secret, Json.Integer));
    }

    [Fact]
    public void Keys_are_not_compared_by_culture() =>
        Assert.StartsWith(
            "The keys need a type of their own, which is compared ordinally",
            Assert
                .Throws<ArgumentException>(static () =>
                    Json.Map(
                        Text.Of("key", 1, 9, static text => text, static (string text) => text),
                        Json.Integer
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_checked_value_may_be_missing_if_the_value_may_be()
    {
        var account = AccountId.Create("a").Right();
        var deleted = Json.Nothing.Checked(
            static _ => Right<CfErrors, string>("deleted"),
            static _ => unit
        );
        var odd = Json.Any.Checked(
            static json =>
                json.IsNull ? CfErrors.Of("x", "a value", "") : Right<CfErrors, JsonText>(json),
            static json => json
        );
        var delete = Endpoint.Delete("/x/{account_id}", AccountId.Text);

        Assert.Equal("deleted", delete.Gives(deleted).Parse("""{"success":true}""").Right().Result);
        Assert.Equal(Repeat.UntilGone, delete.Gives(deleted).Of(account).Request.Right().Repeat);
        Assert.True(delete.Gives(odd).Parse("""{"success":true}""").IsLeft);
    }

    [Fact]
    public void A_method_is_written_in_capitals() =>
        Assert.Equal(
            "PATCH",
            Endpoint.Change("patch", "/x/{account_id}", AccountId.Text).Gives(Json.Any).Method
        );

    [Fact]
    public void Bytes_may_be_of_any_content_type()
    {
        var taking = Endpoint.Get("/zones/{account_id}/export", AccountId.Text);
        var account = AccountId.Create("a").Right();

        Assert.Equal("image/*", Accept(taking.GivesBytes()));
        Assert.Equal("*/*", Accept(taking.GivesBytes("*/*")));
        Assert.Equal(
            "\"text\" is not a content type. (Parameter 'accept')",
            Assert.Throws<ArgumentException>(() => taking.GivesBytes("text")).Message
        );
        Assert.Throws<ArgumentNullException>(() => taking.GivesBytes(null!));

        string Accept(Endpoint<AccountId, Blob> endpoint) =>
            Assert.Single(endpoint.Of(account).Request.Right().Headers).Value;
    }

    [Fact]
    public void A_member_has_one_other_name_and_the_rest_has_none()
    {
        var meta = Json.Optional("meta", Json.Any, static (Option<JsonText> m) => m).Or("metadata");
        Assert.Equal(
            "A second other name, or one of the rest: Meta",
            Assert.Throws<ArgumentException>(() => meta.Or("Meta")).Message
        );
        Assert.Throws<ArgumentException>(static () => Rest.Or("x"));
    }

    [Fact]
    public void An_object_has_one_rest() =>
        Assert.Equal(
            "An object may have each member once, and one rest; these are the rest, the rest.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Json.Object(Rest, Rest, static (one, other) => one + other)
                )
                .Message
        );

    [Theory]
    [InlineData("\0")]
    [InlineData("the rest")]
    public void A_member_may_have_any_name(string name)
    {
        var named = Json.Required(name, Json.Integer, static (HashMap<string, JsonText> _) => 5L);
        var codec = Json.Object(named, Rest, static (_, rest) => rest);

        Assert.Equal($"{{{Json.String.ToJson(name)}:5}}", codec.ToJson(default));
        Assert.True(codec.Parse("{}").IsLeft);
    }

    [Fact]
    public void A_text_that_is_not_Unicode_is_refused_in_a_path_whoever_made_it()
    {
        var name = Text.Of("name", 1, 10, static text => text, static text => text);
        var own = Endpoint.Get("/things/{name}", name).Gives(Json.Nothing);
        Assert.Equal("name", own.Of("\ud800").Request.Left().Only<CfError.Constraint>().Field);
        Assert.True(own.Of("\ud83d\ude00").Request.IsRight);
    }

    [Fact]
    public void A_smart_constructor_that_reads_JSON_loses_no_count_of_violations()
    {
        var list = Json.List(Json.Integer);
        var wrong = $"[{string.Join(',', System.Linq.Enumerable.Repeat("true", 1500))}]";
        var errors = Json.String.Checked(list.Parse, static _ => "").Parse($"\"{wrong}\"").Left();

        Assert.Equal((1000, 500), (errors.Items.Count, errors.LeftOut));
    }

    private static Member<HashMap<string, JsonText>, HashMap<string, JsonText>> Rest { get; } =
        Json.Rest(static (HashMap<string, JsonText> rest) => rest);
}
