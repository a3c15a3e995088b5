using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>Runs a call: finds account and credentials, sends the operation to Cloudflare or to the sandbox, and reports the outcome.</summary>
internal static class Caller
{
    // The documented account, in which commands may change things.
    private static readonly SandboxState Documentation =
        SandboxState.WithDocumentedImage.WithEditor(Documented.Credentials);

    /// <summary>Makes one call and reports its outcome.</summary>
    public static Task<int> Run<A>(
        Call<A> call,
        Target target,
        Host host,
        CancellationToken cancel
    ) =>
        Run(
            account =>
            {
                var operation = call.Operation(account);
                return operation.Request.Map(_ => operation);
            },
            async (client, operation) =>
                (await client.SendForReply(operation, cancel).ConfigureAwait(false)).Match(
                    Right: found =>
                        Report.Result(found.Envelope, call.Printer, target.AsJson, host),
                    Left: errors => Report.Errors(errors, host)
                ),
            target,
            host
        );

    /// <summary>Does work of several calls.</summary>
    /// <param name="prepare">What is to be done in an account. Left: all that is wrong with it; then nothing is sent.</param>
    /// <param name="work">Does it, and gives the exit code.</param>
    /// <param name="target">Where the calls go.</param>
    /// <param name="host">What the command runs in.</param>
    public static async Task<int> Run<B>(
        Func<Either<CfErrors, AccountId>, Either<CfErrors, B>> prepare,
        Func<CloudflareClient, B, Task<int>> work,
        Target target,
        Host host
    ) =>
        await Undecodable
            .Variable(Variables(target, host), host)
            .Match(
                Some: error => Task.FromResult(RefuseVariable(error, host)),
                None: () => Work(prepare, work, target, host)
            )
            .ConfigureAwait(false);

    // The variables that this call uses. The sandbox needs none.
    private static IEnumerable<string> Variables(Target target, Host host)
    {
        if (target.IsSandbox)
            yield break;
        if (target.Account.IsNone)
            yield return AccountId.Variable;
        yield return BaseAddress.Variable;
        yield return Credentials.TokenVariable;
        if (Variable(host, Credentials.TokenVariable).IsSome)
            yield break;
        yield return Credentials.EmailVariable;
        yield return Credentials.KeyVariable;
    }

    // Where a call goes, and as whom.
    private sealed record Destination(
        Either<CfErrors, AccountId> Account,
        Either<CfErrors, (Credentials Credentials, BaseAddress Address)> Place,
        Func<HttpMessageHandler> Handler
    )
    {
        // Whether a variable is missing, or wrong: then it helps to say which there are.
        public bool IsUnset { get; init; }
    }

    private static Destination ToSandbox(Target target) =>
        new(
            target.Account.Map(AccountId.Create).IfNone(Documented.Account),
            (Documented.Credentials, BaseAddress.Cloudflare),
            static () => new SandboxHandler(Documentation)
        );

    private static Destination ToCloudflare(Target target, Host host)
    {
        var account = target.Account || Variable(host, AccountId.Variable);
        var credentials = Credentials.FromVariables(host.Variable);
        return new Destination(
            account.Match(AccountId.Create, NoAccount),
            (credentials, BaseAddress.FromVariables(host.Variable)).Apply(
                static (who, where) => (who, where)
            ),
            static () => CloudflareHandler.Create()
        )
        {
            IsUnset = account.IsNone || credentials.IsLeft,
        };
    }

    private static Task<int> Work<B>(
        Func<Either<CfErrors, AccountId>, Either<CfErrors, B>> prepare,
        Func<CloudflareClient, B, Task<int>> work,
        Target target,
        Host host
    )
    {
        var destination = target.IsSandbox ? ToSandbox(target) : ToCloudflare(target, host);
        // Everything that is wrong, at once.
        return (prepare(destination.Account), destination.Place)
            .Apply(static (prepared, place) => (prepared, place))
            .Match(
                Right: async at =>
                {
                    using var invoker = new HttpMessageInvoker(destination.Handler());
                    using var client = new CloudflareClient(
                        invoker,
                        at.place.Credentials,
                        CloudflareOptions.Default with
                        {
                            BaseAddress = at.place.Address,
                        }
                    );
                    return await work(client, at.prepared).ConfigureAwait(false);
                },
                Left: errors => Task.FromResult(Refuse(errors, destination.IsUnset, host))
            );
    }

    private static Either<CfErrors, AccountId> NoAccount() =>
        CfErrors.Of(
            new CfError.Constraint("account", "", $"set {AccountId.Variable} or pass --account", "")
        );

    private static Option<string> Variable(Host host, string name) =>
        host.Variable(name) is { Length: > 0 } value ? value : None;

    private static int RefuseVariable(string error, Host host)
    {
        host.Error.WriteLine(ErrorView.Usage(error, host.ErrorPaint));
        host.Error.WriteLine("Nothing was sent.");
        return ExitCode.Usage;
    }

    private static int Refuse(CfErrors errors, bool isUnset, Host host)
    {
        Report.Errors(errors, host);
        host.Error.WriteLine("Nothing was sent.");
        if (isUnset)
            host.Error.WriteLine(
                $"Set {Credentials.TokenVariable} (or {Credentials.EmailVariable} and {Credentials.KeyVariable}) and "
                    + $"{AccountId.Variable}, or try --sandbox, which needs none."
            );
        return ExitCode.Usage;
    }
}
