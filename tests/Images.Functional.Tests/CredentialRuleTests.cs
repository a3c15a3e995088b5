using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

public sealed class CredentialRuleTests
{
    [Property]
    public Property A_secret_is_accepted_exactly_when_it_is_visible_ascii() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            text =>
            {
                var isVisible =
                    text.Get.Length > 0 && text.Get.All(static c => c is > ' ' and < '\x7f');
                return (
                    Credentials.Token(text.Get).IsRight == isVisible
                    && Credentials.EmailAndKey(text.Get, "key").IsRight == isVisible
                    && Credentials.EmailAndKey("email", text.Get).IsRight == isVisible
                ).Classify(isVisible, "visible");
            }
        );

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\nX-Auth-Key: ")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\0")]
    [InlineData("\u007f")]
    [InlineData("\u00a0")]
    [InlineData("é")]
    [InlineData("😀")]
    public void A_secret_with_anything_else_in_it_is_refused_without_an_echo(string within)
    {
        var (first, last) = (Secret.New(), Secret.New());
        var secret = first + within + last;

        foreach (
            var result in new[]
            {
                Credentials.Token(secret),
                Credentials.Token(secret + within),
                Credentials.EmailAndKey(secret, "key"),
                Credentials.EmailAndKey("email", secret),
                Credentials.FromVariables(_ => secret),
            }
        )
        {
            Assert.True(result.IsLeft);
            Secret.IsNowhereIn(Secret.TextsOf(result), first, last);
        }
    }

    [Fact]
    public void A_bad_email_and_a_bad_key_are_both_reported() =>
        Assert.Equal(
            ["email", "API key"],
            Credentials
                .EmailAndKey("an email", "a key")
                .Left()
                .Items.Map(static error => Assert.IsType<CfError.Constraint>(error).Field)
                .ToArray()
        );

    [Theory]
    [InlineData("t", null, null, "API token")]
    [InlineData("t", "e", "k", "API token")]
    [InlineData("t", "e", null, "API token")]
    [InlineData(null, "e", "k", "email and API key")]
    [InlineData("", "e", "k", "email and API key")]
    [InlineData(null, null, null, null)]
    [InlineData("", "", "", null)]
    [InlineData(null, "e", null, null)]
    [InlineData(null, null, "k", null)]
    [InlineData(null, "e", "", null)]
    [InlineData("a token", "e", "k", null)]
    public void The_variables_of_the_official_client_are_read(
        string? token,
        string? email,
        string? key,
        string? kind
    ) =>
        Assert.Equal(
            kind is null ? "none" : $"{kind} (redacted)",
            Credentials
                .FromVariables(name =>
                    name switch
                    {
                        "CLOUDFLARE_API_TOKEN" => token,
                        "CLOUDFLARE_EMAIL" => email,
                        "CLOUDFLARE_API_KEY" => key,
                        _ => throw new ArgumentOutOfRangeException(nameof(name)),
                    }
                )
                .Match(Right: static found => $"{found}", Left: static _ => "none")
        );

    [Fact]
    public void A_one_time_address_is_printed_by_its_kind() =>
        Assert.Equal(
            "one-time address (redacted)",
            $"{Credentials.Of(new Uri("https://upload.example.com/a"))}"
        );

    [Fact]
    public void A_bad_token_is_reported_as_one() =>
        Assert.Equal(
            "API token",
            Credentials.Token("a token").Left().Only<CfError.Constraint>().Field
        );

    [Theory]
    [InlineData("", "k")]
    [InlineData("e", "")]
    public void An_empty_variable_is_as_none(string email, string key) =>
        Assert.Equal(
            Credentials.FromVariables(static _ => null),
            Credentials.FromVariables(name =>
                name == Credentials.EmailVariable ? email
                : name == Credentials.KeyVariable ? key
                : null
            )
        );

    [Fact]
    public void Where_there_are_none_every_variable_is_named() =>
        Assert.Equal(
            "credentials: set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY",
            ((CfErrors)Credentials.FromVariables(_ => null)).Message
        );

    [Fact]
    public void They_are_removed_from_texts_and_from_json_unless_they_may_be_words()
    {
        var both = Credentials.EmailAndKey("someone@example.com", "012345\"\\6789").Right();
        Assert.Equal(
            """a *** b *** {"c":"***"}""",
            both.Redact("""a someone@example.com b 012345"\6789 {"c":"012345\"\\6789"}""")
        );
        Assert.Equal("success", Credentials.Token("success").Right().Redact("success"));
        Assert.Equal("***", Credentials.Token("messages").Right().Redact("messages"));
    }

    [Fact]
    public void They_are_equal_by_their_secrets()
    {
        Assert.Equal(Credentials.Token("abc"), Credentials.Token("abc"));
        Assert.Equal(
            Credentials.Token("abc").Right().GetHashCode(),
            Credentials.Token("abc").Right().GetHashCode()
        );
        Assert.NotEqual(Credentials.Token("abc"), Credentials.Token("abd"));
        Assert.NotEqual(Credentials.EmailAndKey("abc", "d"), Credentials.EmailAndKey("abc", "e"));
        Assert.NotEqual(Credentials.EmailAndKey("a", "b"), Credentials.Token("a"));
        Assert.False(Credentials.Token("abc").Right().Equals(null));
    }
}
