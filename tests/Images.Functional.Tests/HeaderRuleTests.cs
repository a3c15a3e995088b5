using System.Linq;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Which texts a header may have. The client's tests cover the extra headers that it refuses.</summary>
public class HeaderRuleTests
{
    [Theory]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("X-Auth-Email")]
    [InlineData("X-Auth-Key")]
    [InlineData("X-Auth-User-Service-Key")]
    [InlineData("Host")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("Keep-Alive")]
    [InlineData("Proxy-Connection")]
    [InlineData("Upgrade")]
    [InlineData("Expect")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Accept-Encoding")]
    [InlineData("Range")]
    public void The_clients_own_headers_are_refused_in_any_case(string name) =>
        Assert.All(
            [name, name.ToUpperInvariant(), name.ToLowerInvariant()],
            static one =>
                Assert.Equal(
                    new Violation(
                        "a header that the client does not set (it sets credentials, host and framing)",
                        $"the name {one}"
                    ),
                    HeaderRules.Name(one)
                )
        );

    [Fact]
    public void A_name_is_a_token()
    {
        const string Token =
            "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var refused = new Violation(
            "a header's name, which is a token (RFC 9110)",
            "other characters"
        );
        Assert.Null(HeaderRules.Name(Token));
        Assert.Equal(Violation.Null, HeaderRules.Name(null));
        Assert.Equal(Violation.Null, HeaderRules.Value(null));
        Assert.Equal(refused, HeaderRules.Name(""));
        Assert.All(
            Enumerable.Range(0, 0x100).Select(static unit => (char)unit),
            unit =>
                Assert.Equal(
                    Token.Contains(unit, System.StringComparison.Ordinal) ? null : refused,
                    HeaderRules.Name($"X{unit}")
                )
        );
    }

    [Fact]
    public void A_value_is_visible_ascii_with_spaces_and_tabs() =>
        Assert.All(
            Enumerable.Range(0, 0x200).Select(static unit => (char)unit),
            static unit =>
                Assert.Equal(
                    unit is '\t' or >= ' ' and <= '~'
                        ? null
                        : new Violation(
                            "ASCII characters without line breaks and controls",
                            unit is '\r' or '\n' ? "a line break"
                                : unit > '\x7f' ? "a character beyond ASCII"
                                : "a control character"
                        ),
                    HeaderRules.Value($"a {unit}")
                )
        );

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/svg+xml")]
    [InlineData("IMAGE/X-!#$%&'*+-.^_`|~9")]
    [InlineData("a/b")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/plain ;charset=\"a b\";\tx")]
    [InlineData("text/plain;")]
    public void A_content_type_is_two_tokens_with_parameters_or_without(string type) =>
        Assert.Null(HeaderRules.MediaType(type));

    [Theory]
    [InlineData("")]
    [InlineData("image")]
    [InlineData("/jpeg")]
    [InlineData("image/")]
    [InlineData("image/;a=b")]
    [InlineData("image/jpeg/png")]
    [InlineData("image /jpeg")]
    [InlineData(" image/jpeg")]
    [InlineData("image/jpeg ")]
    [InlineData("image/j peg; a=b")]
    [InlineData("image/ jpeg")]
    [InlineData("image/*, text/*")]
    [InlineData("bild/größe")]
    [InlineData("image/jpeg\r\nx: y")]
    [InlineData(";image/jpeg")]
    public void Any_other_text_is_not_a_content_type(string type) =>
        Assert.Equal(
            new Violation("a content type such as image/jpeg", "other text"),
            HeaderRules.MediaType(type)
        );

    [Theory]
    [InlineData("image/jpeg; a=\r\nx: y", "a line break")]
    [InlineData("image/jpeg; a=\u0001", "a control character")]
    [InlineData("image/jpeg; a=ü", "a character beyond ASCII")]
    public void Its_parameters_fit_into_a_header(string type, string found) =>
        Assert.Equal(
            new Violation("ASCII characters without line breaks and controls", found),
            HeaderRules.MediaType(type)
        );

    [Fact]
    public void A_secret_is_visible_ascii_without_spaces()
    {
        Assert.Equal(
            new Violation("visible ASCII characters without spaces", "none"),
            HeaderRules.Secret("")
        );
        Assert.All(
            Enumerable.Range(0, 0x200).Select(static unit => (char)unit),
            static unit =>
                Assert.Equal(
                    unit is > ' ' and <= '~'
                        ? null
                        : new Violation(
                            "visible ASCII characters without spaces",
                            unit is '\r' or '\n' ? "a line break"
                                : unit == ' ' ? "a space"
                                : unit > '\x7f' ? "a character beyond ASCII"
                                : "a control character"
                        ),
                    HeaderRules.Secret($"{unit}")
                )
        );
    }

    [Fact]
    public void Credentials_are_sent_as_documented()
    {
        Assert.Equal(
            Seq1(("Authorization", "Bearer token")),
            Credentials.Token("token").Right().Headers
        );
        Assert.Equal(
            Seq(("X-Auth-Email", "me@example.com"), ("X-Auth-Key", "key")),
            Credentials.EmailAndKey("me@example.com", "key").Right().Headers
        );
    }

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("image//png", false)]
    [InlineData("image/", false)]
    [InlineData("/png", false)]
    public void A_content_type_has_two_parts(string type, bool isRight) =>
        Assert.Equal(
            isRight,
            Form.OfFile.Write(ImageFile.Of(new byte[1]) with { ContentType = type }).IsRight
        );
}
