namespace Images.Functional.Generators;

/// <summary>Messages, headers and statuses of replies.</summary>
internal static class Replies
{
    public static Gen<int> Statuses =>
        Gen.Frequency(
            (3, Gen.Elements(200, 400, 401, 403, 404, 408, 409, 429, 500, 502, 520)),
            (1, Gen.Elements(199, 299, 300, 301, 304, 399, 499, 526, 599)),
            (1, Gen.Choose(100, 599))
        );

    public static Gen<int> FailedStatuses =>
        Statuses.Where(static status => status is < 200 or > 299);

    /// <summary>A string of a structured field has visible ASCII characters and spaces (RFC 9651, section 3.3.3).</summary>
    public static Arbitrary<string> PolicyNames =>
        Fields.Text(
            Gen.OneOf(
                Gen.Elements("default", "burst"),
                Dice.Roll(static dice => Texts.Ascii(dice, dice.Below(12)))
            )
        );

    public static Arbitrary<long> Counts =>
        Fields.Number(
            Gen.Frequency(
                (1, Gen.Constant(0)),
                (6, Gen.Choose(0, 1200)),
                (1, Gen.Choose(0, int.MaxValue))
            )
        );

    /// <summary>Messages with causes, up to this many levels deep.</summary>
    public static Arbitrary<ApiMessage> Message(int levels) =>
        Composed.Of(
            Fields.Plainest(
                1000,
                Gen.Frequency(
                    (4, Gen.Elements(1000, 5404, 7003, 10000, 971)),
                    (1, Gen.Choose(1000, 99_999)),
                    (1, Gen.Elements(0, -1, int.MinValue, int.MaxValue))
                )
            ),
            Fields.Words,
            Arbitraries.Option(Fields.Words),
            Arbitraries.Option(Fields.Pointers),
            levels == 0
                ? Arb.From(Gen.Constant(LanguageExt.Seq<ApiMessage>.Empty))
                : Fields.List(Message(levels - 1), Gen.Elements(0, 0, 0, 0, 0, 1)),
            static (code, text, url, pointer, causes) =>
                new ApiMessage(code, text, url, pointer, causes),
            static said => (said.Code, said.Text, said.DocumentationUrl, said.Pointer, said.Causes)
        );

    /// <summary>Details of responses with these statuses. They shrink to status 200 without headers.</summary>
    public static Arbitrary<ResponseInfo> Info(Gen<int> statuses) =>
        Composed.Of(
            [
                Composed.Boxed(Fields.Plainest(200, statuses)),
                Composed.Boxed(Header(Dice.Roll(static dice => Texts.Simple(dice, 16) + "-FRA"))),
                Composed.Boxed(Arbitraries.Option(Arbitraries.RetryAfter())),
                Composed.Boxed(Header(ListOf(Arbitraries.RateLimit().Generator))),
                Composed.Boxed(Header(ListOf(Arbitraries.RateLimitPolicy().Generator))),
                Composed.Boxed(Fields.Seldom(4, Gen.Elements(5404, 5409, 5455, 9404))),
                Composed.Boxed(Fields.Seldom(5, Gen.Elements("challenge", "challenge", "block"))),
                Composed.Boxed(Header(Gen.Choose(0, int.MaxValue).Select(HttpDate))),
            ],
            static all => new ResponseInfo(
                (int)all[0]!,
                (Option<string>)all[1]!,
                (Option<RetryAfter>)all[2]!,
                (Option<string>)all[3]!,
                (Option<string>)all[4]!,
                (Option<int>)all[5]!,
                (Option<string>)all[6]!,
                (Option<string>)all[7]!
            ),
            static info =>
                [
                    info.Status,
                    info.CfRay,
                    info.RetryAfter,
                    info.RateLimitHeader,
                    info.RateLimitPolicyHeader,
                    info.ErrorCode,
                    info.CfMitigated,
                    info.DateHeader,
                ]
        );

    private static string HttpDate(int second) =>
        DateTimeOffset.FromUnixTimeSeconds(second).ToString("r", CultureInfo.InvariantCulture);

    private static Arbitrary<Option<string>> Header(Gen<string> values) =>
        Arbitraries.Option(Arb.From(values));

    private static Gen<string> ListOf<A>(Gen<A> items) =>
        from count in Gen.Choose(1, 2)
        from list in items.ArrayOf(count)
        select string.Join(", ", list);
}
