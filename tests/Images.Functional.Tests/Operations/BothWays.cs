using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Operations;

/// <summary>What a client writes by an endpoint, a server reads by it, and by no other.</summary>
public class BothWays
{
    public static TheoryData<string> Names => EndpointTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_written_value_is_read_back(string endpoint) =>
        EndpointTable.Hold(endpoint, new Written());

    [Theory]
    [MemberData(nameof(Names))]
    public void No_other_endpoint_takes_it_unless_its_path_says_less(string endpoint) =>
        EndpointTable.Hold(endpoint, new Taken(endpoint));

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_method_or_path_is_not_taken(string endpoint) =>
        EndpointTable.Hold(endpoint, new NotTaken());

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_request_is_read_or_refused(string endpoint) =>
        EndpointTable.Hold(endpoint, new Total());

    [Fact]
    public void A_value_that_is_refused_refuses_the_operation_with_the_errors_of_all()
    {
        var operation = ImagesV1.Update(
            AccountId.Create(""),
            ImageId.Create("keys"),
            BrowserTtl.Create(1).Map(static _ => new ImageUpdate())
        );
        Assert.Equal(3, operation.Request.Left().Items.Count);
        Assert.StartsWith("refused: ", operation.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "refused: ",
            operation.Map(static _ => 1).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("stats/")]
    [InlineData("a/blob")]
    [InlineData("%6beys")]
    public void An_id_that_is_reserved_is_refused_in_both_directions(string id)
    {
        var ids = (AccountId.Create("a").Right(), ImageId.Any(id).Right());
        Assert.True(ImagesV1.Endpoints.Get.Of(ids).Request.IsLeft);
        Assert.True(ImagesV1.Endpoints.Delete.Of(ids).Request.IsLeft);
        Assert.True(ImagesV1.Endpoints.Update.Of((ids, new ImageUpdate())).Request.IsLeft);
        Assert.True(
            ImagesV1
                .Endpoints.Get.Read("GET", $"accounts/a/images/v1/{Uri.EscapeDataString(id)}")
                .Exists(static read => read.IsLeft)
        );
    }

    [Theory]
    [InlineData("", "image_id: \"\" is reserved (the API has the list of images there)")]
    [InlineData(
        "keys%2F..",
        "image_id: \"keys/..\" is reserved (the API has an endpoint called keys)"
    )]
    public void A_reserved_id_is_refused_as_one_whatever_else_is_wrong_with_it(
        string segment,
        string message
    ) =>
        Assert.Equal(
            Some(message),
            ImagesV1
                .Endpoints.Get.Read("GET", $"accounts/a/images/v1/{segment}")
                .Map(static read => read.Left().Message)
        );

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../keys")]
    [InlineData("a/./b")]
    public void A_name_that_is_a_dot_segment_is_refused(string name)
    {
        var account = AccountId.Create("a");
        Assert.True(ImagesV1.GetVariant(account, VariantId.Create(name)).Request.IsLeft);
        Assert.True(ImagesV1.DeleteVariant(account, VariantId.Create(name)).Request.IsLeft);
        Assert.True(ImagesV1.CreateKey(account, SigningKeyName.Create(name)).Request.IsLeft);
    }

    [Fact]
    public void A_query_is_read_with_its_escapes()
    {
        var read = EndpointTable
            .Own.Read(
                "POST",
                "client/v4/accounts/a/own/things",
                "?x&y=1&creator=a%26b+c%3D&creator=second",
                new Body.Json("{}")
            )
            .Map(static read => read.Right().Item1.Item2);
        Assert.Equal(Some(Some(Creator.Create("a&b c=").Right())), read);
    }

    [Theory]
    [InlineData("creator")]
    [InlineData("?creator=")]
    [InlineData("creator&creator=second")]
    public void A_name_in_a_query_without_a_value_has_an_empty_one(string query) =>
        Assert.Equal(
            Some(Some(Creator.Create("").Right())),
            EndpointTable
                .Own.Read("POST", "accounts/a/own/things", query, new Body.Json("{}"))
                .Map(static read => read.Right().Item1.Item2)
        );

    [Fact]
    public void A_value_of_the_query_that_is_wrong_is_refused() =>
        Assert.True(
            EndpointTable
                .Own.Read(
                    "POST",
                    "accounts/a/own/things",
                    "creator=" + new string('c', 1025),
                    new Body.Json("{}")
                )
                .Exists(static read => read.IsLeft)
        );

    [Fact]
    public void A_wrong_value_does_not_hide_the_forbidden_text_of_another()
    {
        var wrong = AccountId.Create("");
        var reserved = ImageId.Any("keys");
        Assert.Equal(["account_id"], Fields(ImagesV1.Stats(wrong).Request.Left()));
        Assert.Equal(
            ["account_id", "image_id"],
            Fields(ImagesV1.Get(wrong, reserved).Request.Left())
        );
        Assert.Equal(
            ["account_id", "image_id"],
            Fields(ImagesV1.Update(wrong, reserved, new ImageUpdate()).Request.Left())
        );
        Assert.Equal(
            ["image_id", "creator"],
            Fields(
                ImagesV1
                    .Update(
                        AccountId.Create("a"),
                        reserved,
                        Creator.Create(new string('c', 1025)).Map(static _ => new ImageUpdate())
                    )
                    .Request.Left()
            )
        );
    }

    private static string[] Fields(CfErrors errors) =>
        [.. errors.Items.Map(static error => ((CfError.Constraint)error).Field)];

    [Fact]
    public void A_body_that_is_not_there_is_refused() =>
        Assert.Equal(
            Some("malformed JSON (byte 0): expected one JSON value, found the end"),
            EndpointTable
                .Own.Read("POST", "accounts/a/own/things")
                .Map(static read => read.Left().Message)
        );

    [Fact]
    public void An_upload_link_of_version_1_may_be_asked_for_without_a_body() =>
        Assert.Equal(
            Some(new LinkRequestV1()),
            ImagesV1
                .Endpoints.DirectUpload.Read("POST", "accounts/a/images/v1/direct_upload")
                .Map(static read => read.Right().Item2)
        );

    private sealed class Written : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs)
        {
            Law.Check(60, Laws.WrittenIsRead(endpoint, inputs));
            Law.Check(
                60,
                Prop.ForAll(
                    inputs,
                    input =>
                    {
                        var request = endpoint.Of(input).Request.Right();
                        Assert.Equal(
                            (endpoint.Method, endpoint.Template),
                            (request.Method, request.Template)
                        );
                        Assert.Equal(request, endpoint.Of(input).Request.Right());
                    }
                )
            );
        }
    }

    private sealed class Taken(string own) : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs) =>
            Law.Check(
                20,
                Prop.ForAll(
                    Arb.From(inputs.Generator),
                    input =>
                    {
                        var request = endpoint.Of(input).Request.Right();
                        foreach (var other in EndpointTable.OfImages.Where(name => name != own))
                            EndpointTable.Hold(other, new ByOther(request, endpoint.Literals));
                    }
                )
            );
    }

    private sealed class ByOther(ApiRequest request, int literals) : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs)
        {
            if (Read(endpoint, request).IsSome)
                Assert.True(endpoint.Literals < literals, $"{endpoint.Template} takes {request}");
        }
    }

    private sealed class NotTaken : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs) =>
            Law.Check(
                20,
                Prop.ForAll(
                    Arb.From(inputs.Generator),
                    input =>
                    {
                        var request = endpoint.Of(input).Request.Right();
                        Assert.True(endpoint.Fits(request.Path));
                        Assert.True(endpoint.Fits("client/v4/" + request.Path));
                        Assert.True(endpoint.Read("TRACE", request.Path).IsNone);
                        Assert.True(endpoint.Read(request.Method, request.Path + "/more").IsNone);
                        Assert.True(endpoint.Read(request.Method, "").IsNone);
                    }
                )
            );
    }

    private sealed class Total : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs) =>
            Law.Check(
                60,
                Law.ForAll(
                    from input in inputs.Generator
                    from value in Gen.Elements(
                        "%",
                        "%ff",
                        "%00",
                        "",
                        "..",
                        "%2e%2e",
                        "%2Fkeys",
                        new string('a', 2000),
                        "😀"
                    )
                    from body in Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf()
                    select (input, value, body),
                    sent =>
                    {
                        var segments = endpoint.Template.Split('/');
                        var path = string.Join(
                            '/',
                            segments.Select(segment =>
                                segment.StartsWith('{') ? sent.value : segment
                            )
                        );
                        var query = $"?creator={sent.value}";
                        var body = new Body.Json(Encoding.UTF8.GetString(sent.body));
                        var read = endpoint.Read(endpoint.Method, path, query, body);
                        Assert.True(read.Exists(static one => !one.IsBottom));
                    }
                )
            );
    }

    private static Option<Either<CfErrors, I>> Read<I, A>(
        Endpoint<I, A> endpoint,
        ApiRequest request
    ) =>
        endpoint.Read(
            request.Method,
            request.Path,
            request.Under("").Split('?', 2) is [_, var query] ? query : "",
            request.Body
        );
}
