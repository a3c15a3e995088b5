namespace Gallery;

/// <summary>An operation that the library does not have, sent by its client and answered by its sandbox.</summary>
public sealed class WorkersKvTests
{
    private static readonly KvNamespace[] Namespaces =
    [
        new("0f2ac74b498b48028cb68387c421e279", "sessions", Setting.On),
        new("1f2ac74b498b48028cb68387c421e279", "flags & \"switches\"", Setting.Off),
        new("2f2ac74b498b48028cb68387c421e279", "Größen", Setting.NotStated),
    ];

    [Fact]
    public async Task All_namespaces_are_listed()
    {
        var (result, requests) = await Send(WorkersKv.List(Documented.Account));
        Assert.Equal(Namespaces, result.Right());
        Assert.Equal("", Assert.Single(requests).Query);
    }

    [Fact]
    public async Task A_page_is_asked_for_by_the_query()
    {
        var (result, requests) = await Send(WorkersKv.List(Documented.Account, 2, 2));
        Assert.Equal(Namespaces[2], Assert.Single(result.Right()));
        Assert.Equal("page=2&per_page=2", Assert.Single(requests).Query);
    }

    [Fact]
    public async Task The_rule_may_refuse()
    {
        var (result, _) = await Send(WorkersKv.List(Documented.Account, 0));
        Assert.Equal((400, 10001), (Left(result).StatusCode, Left(result).Code));
    }

    [Fact]
    public async Task Account_and_permission_are_checked_as_for_images()
    {
        var (unknown, _) = await Send(WorkersKv.List(AccountId.Create("another").Right()));
        Assert.True(Left(unknown).IsPermissionDenied);
        var (stranger, _) = await Send(
            WorkersKv.List(Documented.Account),
            State.WithStranger(Documented.Credentials)
        );
        Assert.True(Left(stranger).IsPermissionDenied);
    }

    [Fact]
    public async Task A_sandbox_without_the_rule_has_no_such_route()
    {
        var (result, _) = await Send(
            WorkersKv.List(Documented.Account),
            SandboxState.WithDocumentedImage
        );
        Assert.Equal((404, 7003), (Left(result).StatusCode, Left(result).Code));
    }

    [Fact]
    public async Task Images_are_still_there()
    {
        var (result, _) = await Send(ImagesV1.Get(Documented.Account, Documented.Id));
        Assert.Equal(Documented.Image, result.Right());
    }

    private static SandboxState State { get; } =
        SandboxState.WithDocumentedImage.WithRules(WorkersKv.Rule(Namespaces));

    private static async Task<(Either<CfErrors, A> Result, Seq<SandboxRequest> Requests)> Send<A>(
        Operation<A> operation,
        SandboxState? state = null
    )
    {
        using var sandbox = new SandboxHandler(state ?? State);
        using var http = new HttpClient(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials);
        return (await client.Send(operation), sandbox.State.Received);
    }

    private static CfErrors Left<A>(Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => throw new Xunit.Sdk.XunitException($"{value}"),
            Left: static errors => errors
        );
}
