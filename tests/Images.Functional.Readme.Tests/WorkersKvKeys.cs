using System.Globalization;
using System.Text;
using Endpoint = Images.Functional.Endpoint;

namespace Gallery;

/// <summary>The keys of a namespace of Workers KV: a list whose next page begins at a cursor in <c>result_info</c>.</summary>
public static class WorkersKvKeys
{
    private const int OnAPage = 2;

    private static readonly Codec<Option<string>> Cursor = Json.Object(
        Json.Optional("cursor", Json.String, static (Option<string> cursor) => cursor),
        static cursor => cursor
    );

    public static Endpoint<
        ((AccountId Account, string Namespace), Option<string> Cursor),
        Arr<Either<Unreadable, string>>
    > ListEndpoint { get; } =
        Endpoint
            .Get("/accounts/{account_id}/storage/kv/namespaces/{namespace_id}/keys", AccountId.Text)
            .Path(Plain("namespace_id", 32))
            .Query(Plain("cursor", 4096))
            .Gives(Json.Each(Json.In("name", Json.String)));

    /// <summary>A key's value: bytes, and the third value of the path.</summary>
    public static Endpoint<
        ((AccountId Account, string Namespace), string Key),
        Blob
    > ValueEndpoint { get; } =
        Endpoint
            .Get(
                "/accounts/{account_id}/storage/kv/namespaces/{namespace_id}/values/{key_name}",
                AccountId.Text
            )
            .Path(Plain("namespace_id", 32))
            .Path(Plain("key_name", 512))
            .GivesBytes("*/*");

    public static Operation<Page<string>> List(
        AccountId account,
        string id,
        Option<string> cursor = default
    ) =>
        ListEndpoint
            .Of(((account, id), cursor))
            .WithEnvelope()
            .Refine(envelope =>
                Next(envelope.ResultInfo)
                    .Map(next =>
                        Page.Of("/result", envelope.Result, next.Map(at => List(account, id, at)))
                    )
            );

    public static SandboxRule Rule(params string[] keys) =>
        SandboxRule.OnEnvelope(
            ListEndpoint,
            (state, input) =>
            {
                var from = input.Cursor.Bind(text => parseInt(text)).IfNone(0);
                var to = Math.Min(from + OnAPage, keys.Length);
                return (
                    state,
                    Envelope.Of(
                        toArray(keys[from..to]).Map(static key => Right<Unreadable, string>(key))
                    ) with
                    {
                        ResultInfo = Info(to < keys.Length ? to : None),
                    }
                );
            }
        );

    public static SandboxRule Rule(string key, string value) =>
        SandboxRule.On(
            ValueEndpoint,
            (state, input) =>
                (
                    state,
                    input.Key == key
                        ? new Blob(Encoding.UTF8.GetBytes(value))
                        : SandboxReply.Refusal(404, 10009, "key not found")
                )
        );

    private static Either<CfErrors, Option<string>> Next(Option<JsonText> info) =>
        info.Match(
            Some: static json => Cursor.Parse(json.Value),
            None: static () => Option<string>.None
        );

    private static Option<JsonText> Info(Option<int> next) =>
        JsonText
            .Parse(Cursor.ToJson(next.Map(static at => at.ToString(CultureInfo.InvariantCulture))))
            .ToOption();

    private static Text<string> Plain(string name, int maximum) =>
        Text.Of(name, 1, maximum, static text => text, static text => text);
}

/// <summary>The list, sent by the client page by page and answered by the sandbox.</summary>
public sealed class WorkersKvKeysTests
{
    [Fact]
    public async Task All_pages_are_read()
    {
        using var http = new HttpClient(
            new SandboxHandler(
                SandboxState.WithDocumentedImage.WithRules(
                    WorkersKvKeys.Rule("a", "b", "c", "d", "e")
                )
            )
        );
        using var client = new CloudflareClient(http, Documented.Credentials);

        var names = new List<string>();
        await foreach (var key in client.Items(WorkersKvKeys.List(Documented.Account, "shop")))
            names.Add(key.IfLeft(static errors => throw errors.ToException()));

        Assert.Equal(["a", "b", "c", "d", "e"], names);
    }

    [Fact]
    public void An_unreadable_key_is_named_by_its_place_in_the_reply() =>
        Assert.Equal(
            "unexpected JSON at /result/1/name (byte 47): expected a string, found a number",
            WorkersKvKeys
                .List(Documented.Account, "shop")
                .Decode(
                    ResponseInfo.Ok,
                    """{"success":true,"result":[{"name":"a"},{"name":7}]}"""u8
                )
                .Map(static reply => reply.Result.Unreadable[0].Element.Errors.Message)
        );

    [Fact]
    public async Task A_value_is_read_by_its_key()
    {
        using var http = new HttpClient(
            new SandboxHandler(
                SandboxState.WithDocumentedImage.WithRules(WorkersKvKeys.Rule("price/of a?", "5 €"))
            )
        );
        using var client = new CloudflareClient(http, Documented.Credentials);

        Assert.Equal("5 €", await Value("price/of a?"));
        Assert.Equal("key not found", await Value("price"));

        async Task<string> Value(string key) =>
            (
                await client.Send(
                    WorkersKvKeys.ValueEndpoint.Of(((Documented.Account, "shop"), key))
                )
            ).Match(
                Right: static value => Encoding.UTF8.GetString(value.Bytes.Span),
                Left: static errors => ((CfError.Api)errors.Items[0]).Said.Text
            );
    }
}
