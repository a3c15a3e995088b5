using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What a source tells of its credentials before any call.</summary>
public sealed class CredentialSourceTests
{
    [Fact]
    public void Invalid_credentials_are_known_at_once()
    {
        var wrong = Credentials.Token("bad token");

        Assert.True(wrong.IsLeft);
        Assert.Equal(
            wrong.Match(Right: static _ => "", Left: static errors => errors.Message),
            ((CredentialSource)wrong).Errors.Map(static errors => errors.Message)
        );
    }

    [Fact]
    public void Valid_credentials_and_those_that_are_asked_for_have_no_errors()
    {
        Assert.True(((CredentialSource)Credentials.Token("token")).Errors.IsNone);
        Assert.True(
            CredentialSource
                .Asking(static _ => ValueTask.FromResult(Credentials.Token("bad token")))
                .Errors.IsNone
        );
    }
}
