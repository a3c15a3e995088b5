using System;
using System.Linq;
using System.Text;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;
using Documented = Images.Functional.Sandbox.Documented;

namespace Images.Functional.Fuzz;

/// <summary>Requests to the sandbox, and what must be true of its replies.</summary>
internal static class Exchange
{
    public const string Root = "/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images";

    /// <summary>The name of a draft, and of its one-time address.</summary>
    public const string Draft = "draft";

    public const string Bearer = "Bearer sandbox";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The documented image, a draft with an open address, and a batch token.</summary>
    public static SandboxState State { get; }

    public static string Hash { get; } = SandboxAccount.New(Documented.Account).Hash;

    public static string BatchToken { get; }

    static Exchange()
    {
        var (drafted, _) = CloudflareSandbox.Handle(
            SandboxState.WithDocumentedImage,
            Request(
                "POST",
                Root + "/v2/direct_upload",
                [("Authorization", Bearer), ("Content-Type", "multipart/form-data; boundary=b")],
                Encoding.ASCII.GetBytes(
                    $"--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{Draft}\r\n--b--\r\n"
                )
            )
        );
        (State, var outcome) = CloudflareSandbox.Handle(
            drafted,
            Request("GET", Root + "/v1/batch_token", [("Authorization", Bearer)], [])
        );
        BatchToken = outcome
            .Reply.Bind(static reply =>
                ImagesV1.Endpoints.GetBatchToken.Parse(reply.Content.Bytes.Span).ToOption()
            )
            .Map(static envelope => envelope.Result.Token.Reveal())
            .IfNone("");
    }

    /// <summary>Path and query of a request to Cloudflare itself.</summary>
    public static string Target(ApiRequest request) =>
        BaseAddress.Cloudflare.Of(request).PathAndQuery;

    public static SandboxRequest Request(
        string method,
        string target,
        (string Name, string Value)[] headers,
        byte[] body
    )
    {
        var parts = target.Split('?', 2);
        return new SandboxRequest(method, parts[0], toSeq(headers))
        {
            Query = parts.Length > 1 ? parts[1] : "",
            Host = headers.FirstOrDefault(static header => header.Name == "Host").Value ?? "",
            Content = new Blob(body),
            At = Now,
        };
    }

    /// <summary>What is wrong with the answer to a request; null if nothing is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isWhole">Whether to look at all that is stored afterwards.</param>
    public static string? Wrong(SandboxRequest request, bool isWhole)
    {
        var (after, outcome) = CloudflareSandbox.Handle(State, request);
        return Wrong(request, outcome) ?? (isWhole ? Stored(after) : null);
    }

    private static string? Wrong(SandboxRequest request, SandboxOutcome outcome)
    {
        if (outcome.Reply.Case is not SandboxReply reply)
            return "no reply";
        var response = Texts.Response(reply.Status, reply.Headers);
        var body = reply.Content.Bytes.ToArray();
        return reply.Status is < 200 or > 499 ? $"status {reply.Status}"
            : !response.IsSuccess ? Refused(body, response)
            : !request.Path.StartsWith("/client/v4/", StringComparison.Ordinal)
            || request.Host.Contains("imagedelivery", StringComparison.OrdinalIgnoreCase)
                ? null
            : AnyEndpoint.Find(request.Method, request.Path) is not { } endpoint
                ? "a success of no endpoint"
            : endpoint.Reads(body, response) ? null
            : "the library can't read the reply";
    }

    // In an envelope, as plain text or in a header: what the API says, and not only the status.
    private static string? Refused(byte[] body, ResponseInfo response) =>
        ImagesV1
            .Endpoints.Get.Parse(body, response)
            .MatchUnsafe(
                Right: static _ => "a refusal is read as a success",
                Left: static errors =>
                    errors.Items.ForAll(static error => error is CfError.Api)
                        ? Errors.Wrong(errors)
                        : $"a refusal without the API's error: {errors}"
            );

    // Every list, and every image that is new.
    private static string? Stored(SandboxState after) =>
        new[] { "/v1", "/v2", "/v1/keys", "/v1/variants", "/v1/stats" }
            .Select(path => Shown(after, Root + path))
            .Concat(
                after
                    .Images.Filter(static image => !image.IsDraft)
                    .Keys.Where(static key => !State.Images.ContainsKey(key))
                    .SelectMany(key =>
                        ImagesV1
                            .Get(key.Account, key.Image)
                            .Request.Match(
                                Right: request =>
                                    new[] { "", "/blob" }.Select(end =>
                                        Shown(after, Target(request) + end)
                                    ),
                                Left: static errors =>
                                    new string?[]
                                    {
                                        $"stored under an id that no request has: {errors}",
                                    }
                            )
                    )
            )
            .FirstOrDefault(static wrong => wrong is not null);

    private static string? Shown(SandboxState state, string path)
    {
        var request = Request("GET", path, [("Authorization", Bearer)], []);
        var outcome = CloudflareSandbox.Handle(state, request).Outcome;
        return outcome.Reply.Exists(static reply => reply.Status == 200)
            ? Wrong(request, outcome) is { } wrong
                ? $"then GET {path}: {wrong}"
                : null
            : $"then GET {path} is refused: {outcome}";
    }
}
