using System;
using LanguageExt.Common;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What errors say, word for word: a user reads it, and acts on it.</summary>
public class ErrorTexts
{
    public static TheoryData<string, CfError> Cases { get; } =
        new()
        {
            {
                "Cloudflare says: no (code 7003, at /a, see https://x)",
                new CfError.Api(new ApiMessage(7003, "no", "https://x", "/a"))
            },
            { "Cloudflare says: no (code 7003)", new CfError.Api(new ApiMessage(7003, "no")) },
            {
                "id at /result/id: expected a limit, found more",
                new CfError.Constraint("id", "/result/id", "a limit", "more")
            },
            {
                "id: expected a limit, found more",
                new CfError.Constraint("id", "", "a limit", "more")
            },
            {
                "unexpected JSON at /a (byte 1234): expected b, found c",
                new CfError.Malformed("/a", 1234, "b", "c")
            },
            {
                "unexpected JSON (byte 0): expected b, found c",
                new CfError.Malformed("", 0, "b", "c")
            },
            {
                "HTTP status 500 without an API envelope: \"<html>\". This comes from a server or proxy on the way; try again later",
                new CfError.Status(500, "<html>")
            },
            { "no usable reply: reason", new CfError.Transport("reason") },
            {
                "timed out after 1.5 s without a whole reply",
                new CfError.Timeout(TimeSpan.FromSeconds(1.5))
            },
            {
                "timed out after 0.123 s without a whole reply",
                new CfError.Timeout(TimeSpan.FromSeconds(0.12345))
            },
            { Errors.CancelledText, new CfError.Cancelled() },
            {
                "the reply is larger than 1048576 bytes; increase MaximumReplyBytes",
                new CfError.TooLarge(1_048_576)
            },
            { "theirs", new CfError.Other(Error.New("theirs")) },
        };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Every_case_says_what_went_wrong(string message, CfError error)
    {
        Assert.Equal(message, error.Message);
        Assert.Equal(message, error.ToString());
        Assert.Equal(message, CfErrors.Of(error).Message);
        Assert.Equal($"2 errors: {message}; {message}", (CfErrors.Of(error) + error).ToString());
    }

    [Theory]
    [InlineData(299, "Check the base address and the request")]
    [InlineData(300, "Redirects are not followed: check the base address")]
    [InlineData(399, "Redirects are not followed: check the base address")]
    [InlineData(400, "Check the base address and the request")]
    [InlineData(401, "Check the API token, or the email and key")]
    [InlineData(
        403,
        "The credentials need the permission Images Read, or Images Write to change anything, for this account id"
    )]
    [InlineData(404, "Check the base address, the account id, and the other ids and names")]
    [InlineData(408, "Try again later")]
    [InlineData(409, "Try again later")]
    [InlineData(429, "Wait up to five minutes; the limit is 1,200 requests in five minutes")]
    [InlineData(499, "Check the base address and the request")]
    [InlineData(500, "This comes from a server or proxy on the way; try again later")]
    [InlineData(599, "This comes from a server or proxy on the way; try again later")]
    public void A_status_says_what_to_do_next(int status, string advice) =>
        Assert.Equal(
            $"HTTP status {status} without an API envelope. {advice}",
            new CfError.Status(status, "").Message
        );

    [Fact]
    public void A_line_is_cut_after_400_characters_and_an_excerpt_after_60()
    {
        Assert.Equal(Emoji(400), Printable.Line(Emoji(400)));
        Assert.Equal(Emoji(400) + "…", Printable.Line(Emoji(401)));
        Assert.Equal($"\"{Emoji(60)}\"", Printable.Excerpt(Emoji(60)));
        Assert.Equal($"\"{Emoji(60)}…\"", Printable.Excerpt(Emoji(61)));
        Assert.Equal(Emoji(1000), Printable.All(Emoji(1000)));
    }

    [Fact]
    public void A_printable_text_is_not_copied()
    {
        var text = string.Concat(System.Linq.Enumerable.Repeat(" ~", 200));
        Assert.Same(text, Printable.Line(text));
    }

    [Theory]
    [InlineData("\u001b", "\\u{1B}")]
    [InlineData("a\nb", "a\\u{A}b")]
    [InlineData("\u202e", "\\u{202E}")]
    [InlineData("\u2028", "\\u{2028}")]
    [InlineData("\u2029", "\\u{2029}")]
    [InlineData("\U000E0041", "\\u{E0041}")]
    [InlineData("a é 😀 \u00a0", "a é 😀 \u00a0")]
    public void Control_characters_are_spelt_out(string text, string line) =>
        Assert.Equal(line, Printable.Line(text));

    [Theory]
    [InlineData("  a \n\t b  ", 200, "a b")]
    [InlineData("a\u001b\u202eb", 200, "a b")]
    [InlineData("ab cd", 5, "ab cd")]
    [InlineData("ab cd", 4, "ab c")]
    [InlineData("ab cd", 3, "ab")]
    [InlineData("ab cd", 2, "ab")]
    [InlineData("ab cd", 1, "a")]
    [InlineData("😀😀", 1, "😀")]
    [InlineData(" ", 200, "")]
    public void A_body_is_folded_to_its_first_readable_characters(
        string body,
        int length,
        string folded
    ) => Assert.Equal(folded, Printable.Fold(body, length));

    public static TheoryData<string, CfErrors> Refusals { get; } =
        new()
        {
            { "account_id: expected 1 to 32 characters, found none", AccountId.Create("").Left() },
            {
                "account_id: expected 1 to 32 characters, found 33 characters",
                AccountId.Create(Emoji(33)).Left()
            },
            {
                "account_id: expected Unicode text, found a lone surrogate at index 1, which UTF-8 cannot encode",
                AccountId.Create("a\ud83d").Left()
            },
            {
                "account_id: expected no path segment . or .., found only ..",
                AccountId.Create("..").Left()
            },
            {
                "account_id: expected no path segment . or .., found the segment .",
                AccountId.Create("a/./b").Left()
            },
            {
                "image_id: expected 1 to 32 characters, or a UUID of 36 (ImageId.Custom takes custom ids), found 33 characters",
                ImageId.Create(Emoji(33)).Left()
            },
            {
                "image_id: expected 1 to 1,024 characters, found 1,025 characters",
                ImageId.Custom(new string('a', 1025)).Left()
            },
            {
                "image_id: expected a custom id that neither starts nor ends with /, found \"/a\"",
                ImageId.Custom("/a").Left()
            },
            {
                "image_id: expected a custom id that is not a UUID (the service alone chooses those), found \"107b9558dd064bbd5fef9c2c16bb7900\"",
                ImageId.Custom("107b9558dd064bbd5fef9c2c16bb7900").Left()
            },
            {
                "creator: expected at most 1,024 characters, found 1,025 characters",
                Creator.Create(Emoji(1025)).Left()
            },
            { "meta: must not be null", Metadata.Create("null").Left() },
            {
                "malformed JSON at /meta (byte 1): expected valid JSON, found \"b\"",
                Metadata.Create("{b").Left()
            },
            {
                "meta: expected at most 1,024 bytes of JSON without white space, found 1,025 bytes",
                Metadata.Create($"\"{new string('m', 1023)}\"").Left()
            },
            {
                "time: expected an RFC 3339 date-time with seconds and an offset, such as 2014-01-02T02:20:00.123Z, found \"now\"",
                Timestamp.Create("now").Left()
            },
            {
                $"time: expected an RFC 3339 date-time with seconds and an offset, such as 2014-01-02T02:20:00.123Z, found \"{new string('u', 60)}…\"",
                Timestamp.Create(new string('u', 61)).Left()
            },
            {
                "id: must not be the name of a documented member",
                Image.Empty.WithUndocumented("id", default).Left()
            },
            {
                "x: expected at most 1,019 levels of nesting, found 1,023 levels",
                Image.Empty.WithUndocumented("x", TooDeep).Left()
            },
            // Of two reasons the first.
            {
                "id: must not be the name of a documented member",
                Image.Empty.WithUndocumented("id", TooDeep).Left()
            },
            {
                "account_id: expected 1 to 32 characters, found 35 characters",
                AccountId.Create($"{new string('a', 31)}/../").Left()
            },
        };

    private static JsonText TooDeep =>
        JsonText.Parse(new string('[', 1023) + new string(']', 1023)).Right();

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void A_refusal_says_what_was_expected_and_what_was_there(
        string message,
        CfErrors errors
    ) => Assert.Equal(message, errors.Message);

    [Theory]
    [InlineData(
        """{"success":true,"success":true,"result":{}}""",
        "unexpected JSON at /success (byte 16): expected no duplicate member, found a second one"
    )]
    [InlineData(
        """{"success":true,"result":{"id":"a","\u0069d":"a"}}""",
        "unexpected JSON at /result/id (byte 35): expected no duplicate member, found a second one"
    )]
    [InlineData("[]", "unexpected JSON (byte 0): expected an envelope object, found an array")]
    [InlineData(
        """{"result":{}}""",
        "unexpected JSON at /success (byte 12): expected a boolean, found nothing"
    )]
    [InlineData(
        """{"success":"true","result":{}}""",
        "unexpected JSON at /success (byte 11): expected a boolean, found a string"
    )]
    [InlineData(
        """{"success":true}""",
        "unexpected JSON at /result (byte 15): expected an object, found nothing"
    )]
    [InlineData(
        """{"success":true,"result":null}""",
        "unexpected JSON at /result (byte 25): expected an object, found null"
    )]
    [InlineData(
        """{"success":false}""",
        "unexpected JSON at /errors (byte 16): expected at least one error, since success is false, found none with a code or a message"
    )]
    [InlineData(
        """{"success":true,"result":{"id":1}}""",
        "unexpected JSON at /result/id (byte 31): expected a string, found a number"
    )]
    [InlineData(
        """{"success":true,"result":{"creator":{}}}""",
        "unexpected JSON at /result/creator (byte 36): expected a string, found an object"
    )]
    [InlineData(
        """{"success":true,"result":{"filename":[]}}""",
        "unexpected JSON at /result/filename (byte 37): expected a string, found an array"
    )]
    [InlineData(
        """{"success":true,"result":{"uploaded":true}}""",
        "unexpected JSON at /result/uploaded (byte 37): expected a string, found true"
    )]
    [InlineData(
        """{"success":true,"result":{"requireSignedURLs":"false"}}""",
        "unexpected JSON at /result/requireSignedURLs (byte 46): expected a boolean, found a string"
    )]
    [InlineData(
        """{"success":true,"result":{"variants":false}}""",
        "unexpected JSON at /result/variants (byte 37): expected an array of strings, found false"
    )]
    [InlineData(
        """{"success":true,"result":{"variants":["https://h/a",null]}}""",
        "unexpected JSON at /result/variants/1 (byte 52): expected a string, found null"
    )]
    public void An_unexpected_envelope_is_reported_with_what_was_expected(
        string body,
        string message
    ) => Assert.Equal(message, ImagesV1.ParseImage(body).Left().Message);

    [Fact]
    public void Invalid_UTF8_is_reported_with_its_bytes()
    {
        Assert.Equal(
            "malformed JSON at /a (byte 5): expected UTF-8, found the byte 0xFF",
            JsonText.Parse([.. """{"a":"""u8, 0xFF, (byte)'}']).Left().Message
        );
        Assert.Equal(
            "malformed JSON at /0 (byte 2): expected the escapes of a complete surrogate pair, found only \\uD83d",
            JsonText.Parse("""["\uD83d"]""").Left().Message
        );
        Assert.Equal(
            "malformed JSON at /0 (byte 2): expected the escapes of a complete surrogate pair, found only \\ude00",
            JsonText.Parse("""["\ude00"]""").Left().Message
        );
        Assert.Equal(
            "malformed JSON (byte 0): expected the escapes of a complete surrogate pair, found only \\ud83d",
            JsonText.Parse("""\ud83d""").Left().Message
        );
        Assert.Equal(
            JsonText.Parse("""\ud83d""").Left(),
            JsonText.Parse([.. """\ud83d"""u8, 0xFF]).Left()
        );
    }

    [Fact]
    public void An_error_that_is_not_transient_is_not_retryable()
    {
        Assert.True(new CfError.Transport("reason").IsRetryable);
        Assert.False(new CfError.Transport("reason", IsTransient: false).IsRetryable);
        Assert.False(new CfError.Status(499, "").IsRetryable);
        Assert.True(new CfError.Status(500, "").IsRetryable);
        Assert.Equal(0, new CfError.Transport("reason").Code);
        Assert.Equal(7, new CfError.Other(Error.New(7, "theirs")).Code);
    }

    private static string Emoji(int count) =>
        string.Concat(System.Linq.Enumerable.Repeat("😀", count));
}
