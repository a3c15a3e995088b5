using System.Globalization;
using Endpoint = Images.Functional.Endpoint;

namespace Gallery;

/// <summary>A namespace of Workers KV, which Images.Functional does not know.</summary>
public sealed record KvNamespace(string Id, string Title, Setting SupportsUrlEncoding)
{
    public static Codec<KvNamespace> Codec { get; } =
        Json.Object(
            Json.Required("id", Json.String, static (KvNamespace n) => n.Id),
            Json.Required("title", Json.String, static (KvNamespace n) => n.Title),
            Json.Optional(
                "supports_url_encoding",
                Json.Boolean,
                static (KvNamespace n) => Optional(n.SupportsUrlEncoding.ToNullable())
            ),
            static (id, title, supports) =>
                new KvNamespace(id, title, Setting.Of(supports.ToNullable()))
        );
}

/// <summary>An operation of your own: the description, the method that your code calls, and a rule for your tests.</summary>
public static class WorkersKv
{
    public static Endpoint<
        ((AccountId Account, Option<int> Page), Option<int> PerPage),
        Arr<KvNamespace>
    > ListEndpoint { get; } =
        Endpoint
            .Get("/accounts/{account_id}/storage/kv/namespaces", AccountId.Text)
            .Query(Number("page"))
            .Query(Number("per_page"))
            .Gives(Json.List(KvNamespace.Codec));

    public static Operation<Arr<KvNamespace>> List(
        AccountId account,
        Option<int> page = default,
        Option<int> perPage = default
    ) => ListEndpoint.Of(((account, page), perPage));

    public static SandboxRule Rule(params KvNamespace[] namespaces) =>
        SandboxRule.On(
            ListEndpoint,
            (state, input) =>
            {
                var ((_, page), perPage) = input;
                var size = perPage.IfNone(20);
                return (
                    state,
                    page.Exists(static number => number < 1)
                        ? SandboxReply.Refusal(400, 10001, "page must be at least 1")
                        : toArray(namespaces.Skip((page.IfNone(1) - 1) * size).Take(size))
                );
            }
        );

    private static Text<int> Number(string name) =>
        Text.Checked(
            name,
            1,
            10,
            text =>
                parseInt(text ?? "")
                    .ToEither(
                        CfErrors.Of(new CfError.Constraint(name, "", "a number", "no number"))
                    ),
            static number => number.ToString(CultureInfo.InvariantCulture)
        );
}
