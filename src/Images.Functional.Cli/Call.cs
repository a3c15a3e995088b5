using System;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>What a command does: an operation on the given account, and how to print its result.</summary>
/// <param name="Operation">Makes the operation. Its request is a Left if a value is wrong.</param>
/// <param name="Printer">Prints the result.</param>
internal sealed record Call<A>(
    Func<Either<CfErrors, AccountId>, Operation<A>> Operation,
    Printer<A> Printer
)
{
    /// <summary>Whether "not found" is an answer, which only the API itself can give: neither a proxy nor a wrong address.</summary>
    public bool AsksWhetherItExists { get; init; }

    /// <summary>The exit code for the errors.</summary>
    public int CodeOf(CfErrors errors, int usual) =>
        AsksWhetherItExists && usual == ExitCode.NotFound && !errors.IsGone
            ? ExitCode.ApiError
            : usual;
}

/// <summary>The options that every call has.</summary>
/// <param name="Account">The account's id, if it is given.</param>
/// <param name="IsSandbox">Whether to ask the sandbox instead of Cloudflare.</param>
/// <param name="AsJson">Whether to print the result as JSON.</param>
internal sealed record Target(Option<string> Account, bool IsSandbox, bool AsJson)
{
    /// <summary>The client's options, or what is wrong with those that are given.</summary>
    public Either<CfErrors, CloudflareOptions> Client { get; init; } = CloudflareOptions.Default;
}
