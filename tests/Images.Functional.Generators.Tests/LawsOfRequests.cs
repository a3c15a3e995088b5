using System;
using System.Collections.Generic;
using LanguageExt;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of what is sent, and how.</summary>
internal static class LawsOfRequests
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["Credentials"] = new ArbitraryLaw<Credentials>(
                static credentials =>
                    $"{credentials}" is "API token (redacted)" or "email and API key (redacted)",
                Sizes.Of,
                "API token (redacted)"
            ),
            ["KnownCredentials"] = new ArbitraryLaw<KnownCredentials>(
                static known =>
                    Made(known) == known.Credentials
                    && known.Secrets.ForAll(secret =>
                        secret.Length >= 8 && !$"{known}".Contains(secret, StringComparison.Ordinal)
                    ),
                Sizes.Of,
                "API token (redacted) of 8 characters"
            ),
            ["BaseAddress"] = new ArbitraryLaw<BaseAddress>(
                static address => BaseAddress.Create(address.Value) == address,
                Sizes.Of,
                "https://api.cloudflare.com/client/v4/"
            ),
            ["BatchHost"] = new ArbitraryLaw<BatchHost>(
                static host =>
                    BatchHost.FromVariables(host.Account, _ => host.Address.Value) == host,
                static host => Size.Of(host.Account.Value) + Sizes.Of(host.Address),
                "BatchHost { Account = a, Address = https://api.cloudflare.com/client/v4/ }"
            ),
            ["ApiRequest"] = new ArbitraryLaw<ApiRequest>(
                static request => Get(request).Request == request,
                Sizes.Of,
                "GET /accounts/a/images/v1/a"
            ),
            ["Operation"] = new ArbitraryLaw<Operation<Image>>(
                static operation =>
                    operation.Request.Bind(static request => Get(request).Request)
                        == operation.Request
                    && operation.Decode(ResponseInfo.Ok, """{"success":true,"result":{}}"""u8)
                        == Envelope.Of(Image.Empty),
                static operation => Sizes.Of((ApiRequest)operation.Request),
                "GET /accounts/a/images/v1/a"
            ),
            ["Pace"] = new ArbitraryLaw<Pace>(
                static pace => pace is { Running: >= 0 and <= 3, RetriesLeft: 100 },
                static pace => Size.OddUnless(pace == Pace.Unknown),
                "0 running, 100 retries left, quotas "
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

    private static Operation<Image> Get(ApiRequest request) =>
        ImagesV1.Get(AccountId.Create(request.Segments[1]), ImageId.Any(request.Segments[4]));
}
