using System;
using Xunit;

namespace Images.Functional.Tests;

public sealed class AccountVariableTests
{
    [Fact]
    public void The_account_comes_from_its_variable() =>
        Assert.Equal(
            AccountId.Create("a"),
            AccountId.FromVariables(static name => name == "CLOUDFLARE_ACCOUNT_ID" ? "a" : null)
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_the_variable_the_error_names_it(string? value) =>
        Assert.Equal(
            "account: set CLOUDFLARE_ACCOUNT_ID",
            AccountId.FromVariables(_ => value).Left().Message
        );

    [Theory]
    [InlineData("a\n")]
    [InlineData("023e105f4ecef8ad9ca31a8372d0c353\n")]
    [InlineData(" a")]
    [InlineData("a\0b")]
    [InlineData("a\u001Fb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u009Fb")]
    public void A_line_break_at_the_end_of_a_file_is_the_error(string value) =>
        Assert.Equal(
            "CLOUDFLARE_ACCOUNT_ID: must not have control characters, or white space around it",
            AccountId.FromVariables(_ => value).Left().Message
        );

    [Fact]
    public void A_wrong_value_is_the_error_of_the_id_by_the_variables_name() =>
        Assert.Equal(
            $"{AccountId.Create("..").Left()}".Replace(
                "account_id",
                "CLOUDFLARE_ACCOUNT_ID",
                StringComparison.Ordinal
            ),
            AccountId.FromVariables(static _ => "..").Left().Message
        );
}
