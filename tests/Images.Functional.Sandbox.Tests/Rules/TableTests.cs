using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Every endpoint has one rule, and only callers with permission reach it.</summary>
public sealed class TableTests
{
    private static readonly Credentials Other = Credentials.Token("other").Right();

    public static TheoryData<int> Calls { get; } =
    [.. Enumerable.Range(0, Everything.Calls.Length)];

    [Fact]
    public void Every_endpoint_has_exactly_one_rule()
    {
        var endpoints = new[] { typeof(ImagesV1.Endpoints), typeof(ImagesV2.Endpoints) }
            .SelectMany(static type =>
                type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            )
            .Select(static property => Line(property.GetValue(null)!))
            .Order()
            .ToArray();
        Assert.Equal(21, endpoints.Length);
        Assert.Equal(endpoints, ImagesRules.All.Select(static rule => $"{rule}").Order());
        Assert.Equal(
            endpoints,
            Everything.Calls.Select(static call => $"{call.Method} {call.Template}").Order()
        );
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Whoever_may_write_may_do_everything(int call)
    {
        using var service = new Service(Everything.State);
        await service.Do(Everything.Calls[call].Of(Documented.Account));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Whoever_may_only_read_may_not_write(int call)
    {
        var state = Everything.State.WithReader(Other);
        using var service = new Service(state, Other);
        var result = await service.Send(Everything.Calls[call].Of(Documented.Account));
        if (Everything.Calls[call].Needs == Access.Read)
            Assert.True(result.IsRight);
        else
            Assert.Equal((403, 10000), (result.Left().StatusCode, result.Left().Code));
        Assert.Equal(state, service.Kept);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Whoever_has_no_permission_may_do_nothing(int call)
    {
        var state = Everything.State.WithStranger(Other);
        using var service = new Service(state, Other);
        Assert.Equal(
            (403, 10000),
            await service.Refused(Everything.Calls[call].Of(Documented.Account))
        );
        Assert.Equal(state, service.Kept);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_request_to_an_unknown_account_is_refused(int call)
    {
        using var service = new Service(Everything.State);
        Assert.Equal(
            (403, 10000),
            await service.Refused(Everything.Calls[call].Of(AccountId.Create("another").Right()))
        );
        Assert.Equal(Everything.State, service.Kept);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Another_method_is_not_allowed(int call) =>
        Assert.Equal(405, Status(call, static request => request with { Method = "TRACE" }));

    [Theory]
    [MemberData(nameof(Calls))]
    public void An_account_id_that_is_too_long_is_a_bad_request(int call) =>
        Assert.Equal(
            400,
            Status(
                call,
                static request =>
                    request with
                    {
                        Path = request.Path.Replace(
                            Documented.Account.Value,
                            Documented.Account.Value + "x",
                            System.StringComparison.Ordinal
                        ),
                    }
            )
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_body_of_another_kind_is_a_bad_request(int call)
    {
        var hasBody = Request(call).Body.Length > 0;
        Assert.Equal(
            hasBody ? 400 : 200,
            Status(call, static request => request with { Body = """{"creator":7""" })
        );
        Assert.Equal(
            hasBody ? 400 : 200,
            Status(call, static request => request with { Body = "[]" })
        );
    }

    private static int Status(int call, System.Func<SandboxRequest, SandboxRequest> change) =>
        CloudflareSandbox
            .Handle(Everything.State, change(Request(call)))
            .Outcome.Reply.Map(static reply => reply.Status)
            .IfNone(0);

    private static SandboxRequest Request(int call)
    {
        var request = (ApiRequest)Everything.Calls[call].Of(Documented.Account).Request;
        var (type, body) = request.Body switch
        {
            Body.Form form => Multipart.Of(form),
            Body.Json json => ("application/json", new Blob(Encoding.UTF8.GetBytes(json.Text))),
            _ => ("", Blob.Empty),
        };
        return new SandboxRequest(
            request.Method,
            "/client/v4/" + request.Path,
            Seq(("Authorization", "Bearer sandbox"), ("Content-Type", type))
        )
        {
            Content = body,
        };
    }

    private static string Line(object endpoint) =>
        $"{Get(endpoint, "Method")} {Get(endpoint, "Template")}";

    private static object? Get(object endpoint, string name) =>
        endpoint.GetType().GetProperty(name)?.GetValue(endpoint);
}
