using System;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests.Delivery;

/// <summary>An account's hash.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share)]
public class AccountHashLaws
{
    [Property]
    public void Its_text_makes_it_again(AccountHash hash)
    {
        Assert.Equal(hash, AccountHash.Create(hash.Value).Right());
        Assert.Equal(hash, Parsed<AccountHash>(hash.Value));
        Assert.Equal(hash.Value, $"{hash}");
        Assert.Equal(hash, AccountHash.Codec.Parse(AccountHash.Codec.ToJson(hash)).Right());
    }

    [Property]
    public void They_are_ordered_by_their_texts(AccountHash one, AccountHash two) =>
        Assert.Equal(
            Math.Sign(string.CompareOrdinal(one.Value, two.Value)),
            Math.Sign(one.CompareTo(two))
        );

    [Theory]
    [InlineData("account_hash: expected 1 to 64 characters, found none", "")]
    [InlineData(
        "account_hash: expected letters, digits, hyphens and underscores, found \"a/b\"",
        "a/b"
    )]
    [InlineData(
        "account_hash: expected letters, digits, hyphens and underscores, found \"é\"",
        "é"
    )]
    [InlineData(
        "account_hash: \"cdn-cgi\" is reserved (Cloudflare's own paths begin with it)",
        "cdn-cgi"
    )]
    [InlineData("account_hash: must not be null", null)]
    public void Another_text_is_a_left(string message, string? text)
    {
        Assert.Equal(message, AccountHash.Create(text).Left().Message);
        Assert.False(IsParsed<AccountHash>(text));
    }

    [Fact]
    public void It_has_at_most_64_characters()
    {
        Assert.True(AccountHash.Create(new string('a', 64)).IsRight);
        Assert.True(AccountHash.Create(new string('a', 65)).IsLeft);
        Assert.Equal(
            "account_hash: expected 1 to 64 characters, found 65 characters",
            AccountHash.Create(new string('/', 65)).Left().Message
        );
        Assert.Equal("", default(AccountHash).Value);
    }

    private static A Parsed<A>(string text)
        where A : IParsable<A> => A.Parse(text, null);

    private static bool IsParsed<A>(string? text)
        where A : IParsable<A> => A.TryParse(text, null, out _);
}
