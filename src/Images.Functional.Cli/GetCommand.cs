using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary><c>cfimages get</c>: fetches an image's details, from Cloudflare or from the sandbox.</summary>
internal static class GetCommand
{
    /// <summary>What the arguments and variables ask for.</summary>
    public sealed record Asked(string Image, Option<string> Account, bool IsSandbox, bool AsJson);

    public static async Task<int> Run(Asked asked, Host host, CancellationToken cancel) =>
        await Undecodable
            .Variable(Variables(asked, host), host)
            .Match(
                Some: error => Task.FromResult(RefuseVariable(error, host)),
                None: () =>
                    Prepare(asked, host)
                        .Match(
                            Right: call => Fetch(call, asked.AsJson, host, cancel),
                            Left: errors => Task.FromResult(Refuse(errors, asked, host))
                        )
            )
            .ConfigureAwait(false);

    // The variables that this call uses. The sandbox needs none.
    private static IEnumerable<string> Variables(Asked asked, Host host)
    {
        if (asked.IsSandbox)
            yield break;
        if (asked.Account.IsNone)
            yield return AccountId.Variable;
        yield return BaseAddress.Variable;
        yield return Credentials.TokenVariable;
        if (Variable(host, Credentials.TokenVariable).IsSome)
            yield break;
        yield return Credentials.EmailVariable;
        yield return Credentials.KeyVariable;
    }

    private sealed record Call(
        Operation<Image> Operation,
        Credentials Credentials,
        BaseAddress BaseAddress,
        Option<SandboxState> Sandbox
    );

    // Everything that is wrong, at once.
    private static Either<CfErrors, Call> Prepare(Asked asked, Host host)
    {
        var operation = ImagesV1.Get(
            asked.IsSandbox
                ? asked.Account.Map(AccountId.Create).IfNone(Documented.Account)
                : Account(asked, host),
            ImageId.Any(asked.Image)
        );
        return asked.IsSandbox
            ? operation.Request.Map(_ => new Call(
                operation,
                Documented.Credentials,
                BaseAddress.Cloudflare,
                SandboxState.WithDocumentedImage
            ))
            : (
                operation.Request,
                Credentials.FromVariables(host.Variable),
                BaseAddress.FromVariables(host.Variable)
            ).Apply((_, credentials, address) => new Call(operation, credentials, address, None));
    }

    private static async Task<int> Fetch(
        Call call,
        bool asJson,
        Host host,
        CancellationToken cancel
    )
    {
        using var invoker = new HttpMessageInvoker(
            call.Sandbox.Match(
                Some: static HttpMessageHandler (state) => new SandboxHandler(state),
                None: static () => CloudflareHandler.Create()
            )
        );
        using var client = new CloudflareClient(
            invoker,
            call.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = call.BaseAddress,
            }
        );
        var reply = await client.SendForReply(call.Operation, cancel).ConfigureAwait(false);
        return reply.Match(
            Right: found => Report.Image(found.Envelope, asJson, host),
            Left: errors => Report.Errors(errors, host)
        );
    }

    private static Either<CfErrors, AccountId> Account(Asked asked, Host host) =>
        (asked.Account || Variable(host, AccountId.Variable)).Match(
            Some: AccountId.Create,
            None: static () =>
                CfErrors.Of(
                    new CfError.Constraint(
                        "account",
                        "",
                        $"set {AccountId.Variable} or pass --account",
                        ""
                    )
                )
        );

    private static Option<string> Variable(Host host, string name) =>
        host.Variable(name) is { Length: > 0 } value ? value : None;

    private static int RefuseVariable(string error, Host host)
    {
        host.Error.WriteLine(ErrorView.Usage(error, host.ErrorPaint));
        host.Error.WriteLine("Nothing was sent.");
        return ExitCode.Usage;
    }

    private static int Refuse(CfErrors errors, Asked asked, Host host)
    {
        Report.Errors(errors, host);
        host.Error.WriteLine("Nothing was sent.");
        // What is not set is no error of the arguments.
        if (!asked.IsSandbox && errors.Items.Exists(static error => !OfArguments(error)))
            host.Error.WriteLine(
                $"Set {Credentials.TokenVariable} (or {Credentials.EmailVariable} and {Credentials.KeyVariable}) and "
                    + $"{AccountId.Variable}, or try --sandbox, which needs none."
            );
        return ExitCode.Usage;
    }

    private static bool OfArguments(CfError error) =>
        Is(error, AccountId.Field) || Is(error, ImageId.Field) || Is(error, BaseAddress.Variable);

    private static bool Is(CfError error, string field) =>
        error is CfError.Constraint constraint && constraint.Field == field;
}
