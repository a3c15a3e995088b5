using LanguageExt.Common;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// An error joined to a text is a text. LanguageExt's <c>Error</c> converts from <c>string</c>, so its <c>+</c> would make a
/// <c>ManyErrors</c> of both.
/// </summary>
public class ErrorsInTextTests
{
    private static readonly CfError.Transport Gone = new("gone");
    private static readonly CfErrors Both = CfErrors.Of(Gone) + new CfError.Transport("lost");

    [Fact]
    public void A_text_and_errors_are_a_text()
    {
        var text = "could not: " + Both;
        Assert.Equal("could not: 2 errors: no usable reply: gone; no usable reply: lost", text);
        text = Both + ", sadly";
        Assert.Equal("2 errors: no usable reply: gone; no usable reply: lost, sadly", text);
    }

    [Fact]
    public void A_text_and_an_error_are_a_text()
    {
        CfError error = Gone;
        var text = "could not: " + error;
        Assert.Equal("could not: no usable reply: gone", text);
        text = error + ", sadly";
        Assert.Equal("no usable reply: gone, sadly", text);
        // The case's own type needs no cast.
        text = "could not: " + Gone + ", sadly";
        Assert.Equal("could not: no usable reply: gone, sadly", text);
    }

    [Fact]
    public void Null_is_joined_as_an_empty_text()
    {
        const string? noText = null;
        CfErrors? noErrors = null;
        CfError? noError = null;
        Assert.Equal(Both.Message, noText + Both);
        Assert.Equal(Both.Message, Both + noText);
        Assert.Equal(Gone.Message, noText + Gone);
        Assert.Equal(Gone.Message, Gone + noText);
        Assert.Equal("a", "a" + noErrors);
        Assert.Equal("a", noErrors + "a");
        Assert.Equal("a", "a" + noError);
        Assert.Equal("a", noError + "a");
    }

    [Fact]
    public void Errors_and_an_error_are_errors()
    {
        CfError error = Gone;
        var joined = Both + error;
        Assert.Equal(3, joined.Count);
        Assert.Equal(2, (error + CfErrors.Of(error)).Count);
    }

    [Fact]
    public void An_error_of_LanguageExt_keeps_its_own_plus()
    {
        Error error = Both;
        CfError one = Gone;
        Assert.IsAssignableFrom<ManyErrors>("could not: " + error);
        Assert.IsAssignableFrom<ManyErrors>(one + one);
        Assert.Equal($"could not: {Both.Message}", $"could not: {error}");
    }
}
