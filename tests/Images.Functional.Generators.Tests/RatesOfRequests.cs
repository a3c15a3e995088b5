using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of what is sent, and how occur.</summary>
internal static class RatesOfRequests
{
    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.Credentials(),
                [
                    (
                        "an API token",
                        40,
                        static credentials => $"{credentials}" == "API token (redacted)"
                    ),
                    (
                        "an email and API key",
                        40,
                        static credentials => $"{credentials}" == "email and API key (redacted)"
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.KnownCredentials(),
                [
                    ("an API token", 40, static known => known.Secrets.Count == 1),
                    ("an email and API key", 40, static known => known.Secrets.Count == 2),
                    (
                        "a token of 40 characters",
                        20,
                        static known => known.Secrets is [{ Length: 40 }]
                    ),
                    (
                        "a key of 37 hex digits",
                        20,
                        static known =>
                            known.Secrets is [_, { Length: 37 } key]
                            && key.All(char.IsAsciiHexDigitLower)
                    ),
                    (
                        "a secret over 400 characters",
                        4,
                        static known => known.Secrets.Exists(static secret => secret.Length > 400)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.BaseAddress(),
                [
                    ("Cloudflare's", 10, static address => address == BaseAddress.Cloudflare),
                    (
                        "of https elsewhere",
                        25,
                        static address =>
                            address != BaseAddress.Cloudflare && Uri(address).Scheme == "https"
                    ),
                    (
                        "of http to this machine",
                        25,
                        static address => Uri(address) is { Scheme: "http", IsLoopback: true }
                    ),
                    ("with a port", 25, static address => !Uri(address).IsDefaultPort),
                    ("with a path", 55, static address => Uri(address).AbsolutePath != "/"),
                ]
            ),
            Rated.Of(
                Generate.BaseAddressTexts,
                [
                    ("right", 40, static text => BaseAddress.Create(text).IsRight),
                    ("wrong", 30, static text => BaseAddress.Create(text).IsLeft),
                    (
                        "of http to elsewhere",
                        3,
                        static text =>
                            text.StartsWith("http://", StringComparison.Ordinal)
                            && BaseAddress.Create(text).IsLeft
                    ),
                    (
                        "with user info",
                        5,
                        static text =>
                            text.StartsWith("https://", StringComparison.Ordinal) && text.Has("@")
                    ),
                    (
                        "with a query",
                        3,
                        static text =>
                            text.StartsWith("https://", StringComparison.Ordinal) && text.Has("?")
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.RetryPolicy(),
                [
                    ("without retries", 10, static policy => policy.Retries == 0),
                    ("of several retries", 60, static policy => policy.Retries > 1),
                    ("of the largest jitter", 25, static policy => policy.Jitter == 1),
                    ("without jitter", 25, static policy => policy.Jitter == 0),
                    (
                        "that wait no longer than a second",
                        40,
                        static policy => policy.LongestWait <= TimeSpan.FromSeconds(1)
                    ),
                    (
                        "that wait longer than a minute",
                        20,
                        static policy => policy.LongestWait > TimeSpan.FromMinutes(1)
                    ),
                ]
            ),
        ];

    private static Uri Uri(BaseAddress address) => new(address.Value);
}
