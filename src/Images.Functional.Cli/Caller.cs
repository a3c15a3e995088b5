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

    public static async Task<int> Run<A>(
        Call<A> call,
        Target target,
        Host host,
        CancellationToken cancel
    ) =>
        await Undecodable
            .Variable(Variables(target, host), host)
            .Match(
                Some: error => Task.FromResult(RefuseVariable(error, host)),
                None: () => Call(call, target, host, cancel)
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

    private static Task<int> Call<A>(
        Call<A> call,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        var destination = target.IsSandbox ? ToSandbox(target) : ToCloudflare(target, host);
        var operation = call.Operation(destination.Account);
        // Everything that is wrong, at once.
        return (operation.Request, destination.Place)
            .Apply(static (_, place) => place)
            .Match(
                Right: async place =>
                {
                    using var invoker = new HttpMessageInvoker(destination.Handler());
                    using var client = new CloudflareClient(
                        invoker,
                        place.Credentials,
                        CloudflareOptions.Default with
                        {
                            BaseAddress = place.Address,
                        }
                    );
                    var reply = await client.SendForReply(operation, cancel).ConfigureAwait(false);
                    return reply.Match(
                        Right: found =>
                            Report.Result(found.Envelope, call.Printer, target.AsJson, host),
                        Left: errors => Report.Errors(errors, host)
                    );
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
