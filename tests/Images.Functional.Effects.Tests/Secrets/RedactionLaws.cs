using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What is overwritten of a body, byte by byte.</summary>
public class RedactionLaws
{
    private const string Secret = "se/cr\"et\\+abc";

    private static readonly Credentials Token = (Credentials)Credentials.Token(Secret);

    // Everything a secret may stand beside, and its own beginnings: what looks like it and is not.
    private static Gen<string> Others =>
        Gen.Elements(
                "",
                "s",
                "se",
                "se/cr\"et\\+ab",
                "\\",
                "\\\\",
                "\\u",
                "\\u00",
                "\\u0073",
                "\\u0073e",
                "\\n",
                "\\/",
                "\"",
                "{",
                "*",
                "x",
                "\\u12",
                "\\x"
            )
            .ArrayOf()
            .Select(string.Concat);

    // A character as it is, or as any of the escapes that JSON has for it.
    private static Gen<string> Spelt(char unit)
    {
        var number = (int)unit;
        var escaped = new[] { $"\\u{number:x4}", $"\\u{number:X4}" };
        return unit switch
        {
            '/' => Gen.Elements([.. escaped, "/", "\\/"]),
            '"' => Gen.Elements([.. escaped, "\\\""]),
            '\\' => Gen.Elements([.. escaped, "\\\\"]),
            _ => Gen.Frequency((4, Gen.Constant($"{unit}")), (1, Gen.Elements(escaped))),
        };
    }

    private static Gen<string> Spellings =>
        Gen.Frequency(
            (1, Gen.Constant(Secret)),
            (
                3,
                Secret
                    .Select(Spelt)
                    .Aggregate(
                        Gen.Constant(""),
                        static (before, next) =>
                            from text in before
                            from one in next
                            select text + one
                    )
            )
        );

    [Property(MaxTest = 500)]
    public Property A_secret_is_overwritten_however_it_is_spelt_and_nothing_else_is() =>
        Prop.ForAll(
            Arb.From(
                from before in Others
                from secret in Spellings
                from after in Others
                select (before, secret, after)
            ),
            static body =>
            {
                // A backslash before it makes another text of its first character: then nothing has to be found.
                var (before, secret, after) = body;
                if (
                    before.EndsWith('\\')
                    || before.EndsWith('u')
                    || before.EndsWith("\\u00", StringComparison.Ordinal)
                    || before.EndsWith("\\u12", StringComparison.Ordinal)
                )
                    return;
                Assert.Equal(
                    (true, before + new string('*', secret.Length) + after),
                    Remove(before + secret + after)
                );
            }
        );

    [Property(MaxTest = 500)]
    public Property What_holds_no_secret_stays_as_it_is() =>
        Prop.ForAll(Arb.From(Others), static body => Assert.Equal((false, body), Remove(body)));

    [Theory]
    [InlineData("se/cr\"et\\+abc", "*************")]
    [InlineData("se/cr\"et\\+abcse/cr\"et\\+abc", "**************************")]
    [InlineData("\\\\se/cr\"et\\+abc", "\\\\*************")]
    [InlineData("sse/cr\\\"et\\\\+abc", "s***************")]
    [InlineData("se/cr\\\"et\\\\+abcse/cr\\\"et\\\\+abc!", "******************************!")]
    [InlineData("\\u0073e/cr\\u0022et\\u005c+ab\\u0063", "*********************************")]
    [InlineData("\\u0073e/cr\\u0022et\\u005c+ab\\u0063\\", "*********************************\\")]
    [InlineData("\\u0173e/cr\\\"et\\\\+abc", "\\u0173e/cr\\\"et\\\\+abc")]
    [InlineData("\\\\u0073e/cr\\\"et\\\\+abc", "\\\\u0073e/cr\\\"et\\\\+abc")]
    [InlineData("\\ne/cr\\\"et\\\\+abc", "\\ne/cr\\\"et\\\\+abc")]
    [InlineData("\\U0073e/cr\\\"et\\\\+abc", "\\U0073e/cr\\\"et\\\\+abc")]
    public void A_body_keeps_its_length(string body, string expected) =>
        Assert.Equal((body != expected, expected), Remove(body));

    [Fact]
    public void Every_secret_of_the_credentials_is_looked_for()
    {
        var both = (Credentials)Credentials.EmailAndKey("someone@example.com", "0123456789abcdef");
        var body = Encoding.ASCII.GetBytes("someone@example.com 0123456789abcdef");
        Assert.True(Redaction.Remove(body, both));
        Assert.Equal("******************* ****************", Encoding.ASCII.GetString(body));

        body = Encoding.ASCII.GetBytes("only someone@example.com");
        Assert.True(Redaction.Remove(body, both));
        Assert.Equal("only *******************", Encoding.ASCII.GetString(body));
    }

    [Fact]
    public void What_is_shorter_than_eight_characters_may_be_a_word()
    {
        var seven = (Credentials)Credentials.Token("success");
        var eight = (Credentials)Credentials.Token("messages");
        var body = Encoding.ASCII.GetBytes("success messages");
        Assert.False(Redaction.Remove(body, seven));
        Assert.True(Redaction.Remove(body, eight));
        Assert.Equal("success ********", Encoding.ASCII.GetString(body));
    }

    [Property(MaxTest = 500)]
    public Property A_beginning_of_four_characters_or_more_is_overwritten_at_a_cut() =>
        Prop.ForAll(
            Arb.From(
                from before in Gen.Elements("", "x", "<pre>", "\\\\", "\"", "se/c ", "{\"a\":")
                from count in Gen.Choose(1, Secret.Length - 1)
                from parts in Gen.CollectToArray(Secret[..count], Spelt)
                from cut in Gen.Elements("", "\\", "\\u", "\\u0", "\\u00", "\\u006")
                select (before, parts, cut)
            ),
            static body =>
            {
                var (before, parts, cut) = body;
                // What is cut off is either part of the next escape, or the characters themselves begin one.
                if (parts.Length < 4 || (cut.Length > 0 && parts[^1] == "\\"))
                    return;
                var part = string.Concat(parts) + cut;
                Assert.Equal(
                    (true, before + new string('*', part.Length)),
                    RemoveCut(before + part)
                );
            }
        );

    [Theory]
    [InlineData("")]
    [InlineData("se/")]
    [InlineData("se/cr ")]
    [InlineData("se/cr\"ex")]
    [InlineData("s\\u0065/")]
    [InlineData("\\u0073\\u0065/\\u00")]
    [InlineData("\\u0173e/cr")]
    [InlineData("se/cr\\\"et\\\\+abc and more")]
    public void What_ends_with_no_such_beginning_stays_as_it_is(string body) =>
        Assert.Equal((false, body), RemoveCut(body));

    [Fact]
    public void Of_several_beginnings_at_a_cut_the_longest_is_overwritten()
    {
        var twice = (Credentials)Credentials.Token("abcdabcdabcdx");
        var body = Encoding.ASCII.GetBytes("-abcdabcdabcd");
        Assert.True(Redaction.RemoveCut(body, twice));
        Assert.Equal("-************", Encoding.ASCII.GetString(body));
    }

    [Fact]
    public void At_a_cut_too_every_secret_is_looked_for()
    {
        var both = (Credentials)Credentials.EmailAndKey("someone@example.com", "0123456789abcdef");
        foreach (var (text, expected) in new[] { ("a some", "a ****"), ("a 01234", "a *****") })
        {
            var body = Encoding.ASCII.GetBytes(text);
            Assert.True(Redaction.RemoveCut(body, both));
            Assert.Equal(expected, Encoding.ASCII.GetString(body));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("no se/", "no se/")]
    [InlineData("no se/c", "no ***")]
    [InlineData("no se/cr\"et\\+ab", "no ***")]
    [InlineData("no se/cr\"et\\+abc", "no ***")]
    [InlineData("se/cr\"et\\+abc is not se/cr", "*** is not ***")]
    [InlineData("se/cr is none", "se/cr is none")]
    public void An_error_loses_them_and_a_beginning_at_the_end_of_what_it_quotes(
        string quoted,
        string expected
    )
    {
        Assert.Equal(
            new CfError.Status(502, expected),
            Assert.Single(
                Redaction.Remove(CfErrors.Of(new CfError.Status(502, quoted)), Token).Items
            )
        );
        Assert.Equal(
            Page(expected),
            Assert.Single(Redaction.Remove(CfErrors.Of(Page(quoted)), Token).Items)
        );

        static CfError.Malformed Page(string words) =>
            new("", 0, "valid JSON", $"an HTML page, \"{words}\", probably from a proxy");
    }

    private static (bool Found, string Body) RemoveCut(string body)
    {
        var bytes = Encoding.ASCII.GetBytes(body);
        var found = Redaction.RemoveCut(bytes, Token);
        return (found, Encoding.ASCII.GetString(bytes));
    }

    private static (bool Found, string Body) Remove(string body)
    {
        var bytes = Encoding.ASCII.GetBytes(body);
        var found = Redaction.Remove(bytes, Token);
        return (found, Encoding.ASCII.GetString(bytes));
    }
}
