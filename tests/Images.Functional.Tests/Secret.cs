using System;
using System.Collections.Generic;
using System.Text.Json;
using FsCheck.Fluent;
using LanguageExt;
using LanguageExt.Common;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Secrets that nothing else resembles, and the search for them in texts.</summary>
internal static class Secret
{
    private const string Characters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=";

    /// <summary>A random secret of 40 characters.</summary>
    public static string New() => string.Concat(Gen.Elements(Characters.ToCharArray()).Sample(40));

    /// <summary>Both kinds of credentials, each with the secrets that are in it.</summary>
    public static IEnumerable<(Credentials Credentials, string[] Secrets)> Credentials()
    {
        var (token, email, key) = (New(), $"{New()}@example.com", New());
        return
        [
            ((Credentials)Functional.Credentials.Token(token), [token]),
            ((Credentials)Functional.Credentials.EmailAndKey(email, key), [email, key]),
        ];
    }

    public static void IsNowhereIn(IEnumerable<string> texts, params string[] secrets) =>
        Assert.All(
            texts,
            text =>
                Assert.All(
                    secrets,
                    secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)
                )
        );

    /// <summary>Every text that the outcome of a call can be made into.</summary>
    public static IEnumerable<string> TextsOf<A>(Either<CfErrors, A> result) =>
        [
            result.ToString(),
            result.ToFin().ToString(),
            result.ToErrorValidation().ToString(),
            .. result.Match(Right: static value => [$"{value}"], Left: TextsOf),
        ];

    public static IEnumerable<string> TextsOf(CfErrors errors) =>
        [
            .. TextsOfError(errors),
            errors.Response.ToString(),
            .. errors.Items.Bind(TextsOfError),
            JsonSerializer.Serialize(errors.Items.Map(static item => item.Message)),
        ];

    private static IEnumerable<string> TextsOfError(Error error) =>
        [
            $"{error}",
            error.Message,
            $"{error.ToException()}",
            error.ToException().Message,
            $"{error.ToErrorException()}",
            $"{error.Inner}",
        ];
}
