using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>
    /// Credentials of both kinds, with secrets of 8 to 2,000 characters. They shrink to the API token <c>secret-1</c>, and print only their
    /// kind. To know the secrets, use <see cref="KnownCredentials"/>.
    /// </summary>
    /// <remarks>Of a hundred, at least: 40 an API token, 40 an email and API key.</remarks>
    public static Arbitrary<Credentials> Credentials() =>
        Arb.From(
            Dice.Roll(Secrets.Known).Select(static known => known.Credentials),
            static credentials =>
                Shrinks.Before(
                    Secrets.Plainest.Select(static known => known.Credentials),
                    credentials
                )
        );

    /// <summary>
    /// Credentials with their secrets, of eight characters or more, mostly like Cloudflare's. They shrink to the API token
    /// <c>secret-1</c>, and print only their kind and the lengths of their secrets.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 40 an API token, 40 an email and API key, 20 a token of 40 characters, 20 a key of 37 hex
    /// digits, 4 a secret over 400 characters.
    /// </remarks>
    public static Arbitrary<KnownCredentials> KnownCredentials() =>
        Arb.From(
            Dice.Roll(Secrets.Known),
            static known => Shrinks.Before(Secrets.Plainest.Take(known.Secrets.Count), known)
        );

    /// <summary>Base addresses, with ports and paths. They shrink to <see cref="BaseAddress.Cloudflare"/>.</summary>
    /// <remarks>Of a hundred, at least: 10 Cloudflare's, 25 of https elsewhere, 25 of http to this machine, 25 with a port, 55 with a path.</remarks>
    public static Arbitrary<BaseAddress> BaseAddress() =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(Functional.BaseAddress.Cloudflare)),
                (5, Dice.Roll(Addresses.Any).Through(Functional.BaseAddress.Create, "base address"))
            ),
            static address => Shrinks.Before(Addresses.Plainest, address)
        );

    /// <summary>Policies of up to six retries with any delays. They shrink to <see cref="RetryPolicy.None"/>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 10 without retries, 60 of several retries, 25 of the largest jitter, 25 without jitter, 40 that
    /// wait no longer than a second, 20 that wait longer than a minute.
    /// </remarks>
    public static Arbitrary<RetryPolicy> RetryPolicy() =>
        Composed.Of(
            Fields.List(
                Fields.Time(
                    Gen.Frequency(
                        (4, Gen.Choose(0, 10_000)),
                        (1, Gen.Choose(0, 86_400_000)),
                        (1, Gen.Constant(0))
                    ),
                    TimeSpan.FromMilliseconds(1)
                ),
                Gen.Choose(0, 6)
            ),
            Fields.Elements(0.25, 0, 1),
            Fields.Elements(
                Functional.RetryPolicy.None.LongestWait,
                TimeSpan.Zero,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromHours(1)
            ),
            static (delays, jitter, longest) =>
                Functional.RetryPolicy.FromSchedule(
                    Schedule.TimeSeries(delays.Map(static delay => (Duration)delay)),
                    delays.Count,
                    jitter,
                    longest
                ),
            static policy => (toSeq(policy.Delays), policy.Jitter, policy.LongestWait)
        );
}
