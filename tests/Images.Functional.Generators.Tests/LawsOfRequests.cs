using System;
using System.Collections.Generic;
using LanguageExt;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of what is sent, and how.</summary>
internal static class LawsOfRequests
{
    private const string Plainest = "secret-1";

    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["Credentials"] = new ArbitraryLaw<Credentials>(
                static credentials =>
                    $"{credentials}" is "API token (redacted)" or "email and API key (redacted)",
                Sizes.Of,
                Plainest
            )
            {
                // It can't be read, but compared.
                Show = static credentials =>
                    credentials == Credentials.Token(Plainest) ? Plainest : $"{credentials}",
            },
            ["KnownCredentials"] = new ArbitraryLaw<KnownCredentials>(
                static known =>
                    Made(known) == known.Credentials
                    && known.Secrets.ForAll(secret =>
                        secret.Length >= 8 && !$"{known}".Contains(secret, StringComparison.Ordinal)
                    ),
                Sizes.Of,
                Plainest
            )
            {
                Show = static known => string.Join(' ', known.Secrets),
            },
            ["BaseAddress"] = new ArbitraryLaw<BaseAddress>(
                static address => BaseAddress.Create(address.Value) == address,
                Sizes.Of,
                "https://api.cloudflare.com/client/v4/"
            ),
            ["RetryPolicy"] = new ArbitraryLaw<RetryPolicy>(
                static policy =>
                    policy.Retries <= 6
                    && policy.Jitter is >= 0 and <= 1
                    && policy.Delays.ForAll(delay =>
                        delay >= TimeSpan.Zero && delay <= policy.LongestWait
                    ),
                Sizes.Of,
                "no retry"
            ),
        };

    private static Either<CfErrors, Credentials> Made(KnownCredentials known) =>
        known.Secrets.Count == 1
            ? Credentials.Token(known.Secrets[0])
            : Credentials.EmailAndKey(known.Secrets[0], known.Secrets[1]);
}
