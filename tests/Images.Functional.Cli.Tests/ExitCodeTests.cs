using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The exit code of each outcome.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(401, 4)]
    [InlineData(403, 4)]
    [InlineData(404, 3)]
    [InlineData(408, 5)]
    [InlineData(429, 7)]
    [InlineData(500, 5)]
    [InlineData(522, 5)]
    public void A_status_has_the_same_exit_code_whatever_the_body_was(int status, int exitCode)
    {
        var response = ResponseInfo.Ok with { Status = status };
        Assert.All(
            new CfError[]
            {
                new CfError.Api(new ApiMessage(10000, "words")),
                new CfError.Status(status, ""),
                new CfError.Constraint("id", "/result/id", "a string", "7"),
            },
            error => Assert.Equal(exitCode, ExitCode.Of(CfErrors.Of(error).With(response)))
        );
    }

    [Fact]
    public void An_uncertain_outcome_has_its_own_exit_code() =>
        Assert.Equal(
            ExitCode.Uncertain,
            ExitCode.Of(CfErrors.Of(new CfError.Cancelled()) with { IsUncertain = true })
        );

    [Fact]
    public void An_unreadable_file_is_bad_usage_unless_something_else_happened()
    {
        CfErrors file = new CfError.File("a.gif", "no such file");
        CfErrors other = new CfError.Other(LanguageExt.Common.Error.New("it was deleted"));
        Assert.Equal(ExitCode.Usage, ExitCode.Of(file + file));
        Assert.Equal(ExitCode.ApiError, ExitCode.Of(file + other));
    }
}
