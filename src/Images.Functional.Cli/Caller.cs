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
    // The documented account, which commands may change.
    private static readonly SandboxState Documentation =
        SandboxState.WithDocumentedImage.WithEditor(Documented.Credentials);

    /// <summary>Makes one call and reports its outcome.</summary>
    public static Task<int> Run<A>(
        Call<A> call,
        Target target,
        Host host,
        CancellationToken cancel
    ) =>
        Connect(
            target,
            host,
            account =>
            {
                var operation = call.Operation(account);
                return operation.Request.Map(_ => operation);
            },
            async (client, operation) =>
            {
                // A signal cancels the request, and the errors say whether it may have been carried out.
                host.AfterSignal.IsClean = true;
                var mayBeDone = false;
                var own = CallOptions.Default with
                {
                    OnRetry = retry =>
                        mayBeDone |= retry.Errors.Outcome == AttemptOutcome.Uncertain,
                };
                var reply = await client.SendForReply(operation, own, cancel).ConfigureAwait(false);
                return reply.Match(
                    Right: found =>
                        Report.Result(found.Envelope, call.Printer, target.AsJson, host),
                    Left: errors =>
                    {
                        var code = call.CodeOf(errors, Report.Errors(errors, host));
                        mayBeDone |= errors.Outcome == AttemptOutcome.Uncertain;
                        if (mayBeDone && IsSafelyRepeated(operation, errors))
                            host.Error.WriteLine(
                                "It may have been carried out all the same. Repeating the command does no harm."
                            );
                        return code;
                    }
                );
            }
        );

    // A change. If repeating it could do harm, the errors say that it is uncertain.
    private static bool IsSafelyRepeated<A>(Operation<A> operation, CfErrors errors) =>
        !errors.IsUncertain && operation.Request.Exists(static request => request.Method != "GET");

    /// <summary>Runs work with a client. If anything is wrong with the work or its destination, it prints all errors instead.</summary>
    /// <param name="target">Where to send.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="work">The work, for an account.</param>
    /// <param name="run">Runs it.</param>
    public static async Task<int> Connect<W>(
        Target target,
        Host host,
        Func<Either<CfErrors, AccountId>, Either<CfErrors, W>> work,
        Func<CloudflareClient, W, Task<int>> run
    ) =>
        await Undecodable
            .Variable(Variables(target, host), host)
            .Match(
                Some: error => Task.FromResult(RefuseVariable(error, host)),
                None: () => Reach(target, host, work, run)
            )
            .ConfigureAwait(false);

    /// <summary>What a call goes to, if it is not Cloudflare: <c>sandbox</c>, or the name of a host. Its port may be another one each time.</summary>
    public static string? Service(Target target, Host host) =>
        target.IsSandbox
            ? "sandbox"
            : BaseAddress
                .FromVariables(host.Variable)
                .ToOption()
                .Filter(static address => address != BaseAddress.Cloudflare)
                .Map(static address => new Uri(address.Value).Host)
                .Case as string;

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
        yield return Credentials.TokenFileVariable;
        if (Variable(host, Credentials.TokenFileVariable).IsSome)
            yield break;
        yield return Credentials.EmailVariable;
        yield return Credentials.KeyVariable;
    }

    // Where a call goes, and as whom.
    private sealed record Destination(
        Either<CfErrors, AccountId> Account,
        Either<CfErrors, Credentials> Credentials,
        Either<CfErrors, BaseAddress> Address,
        Func<HttpMessageInvoker?> Invoker
    )
    {
        // Whether the account or the credentials are missing: then it helps to mention --sandbox.
        public bool IsUnset { get; init; }
    }

    private static Destination ToSandbox(Target target, Host host) =>
        new(
            target.Account.Match(GivenAccount, Documented.Account),
            Documented.Credentials,
            BaseAddress.Cloudflare,
            () => new HttpMessageInvoker(Seen(new SandboxHandler(Documentation), host))
        );

    private static Destination ToCloudflare(Target target, Host host)
    {
        var account = Variable(host, AccountId.Variable);
        var credentials = CredentialSource.FromVariables(host.Variable);
        return new Destination(
            target.Account.Match(
                GivenAccount,
                () => account.Match(text => Account(AccountId.Variable, text), NoAccount)
            ),
            credentials,
            BaseAddress.FromVariables(host.Variable),
            // Only with a handler of its own does the client know that a request that timed out was never sent.
            () =>
                host.Common.IsVerbose
                    ? new HttpMessageInvoker(Seen(CloudflareHandler.Create(), host))
                    : null
        )
        {
            IsUnset =
                (target.Account || account).IsNone
                || (
                    IsUnset(Credentials.TokenVariable)
                    && IsUnset(Credentials.TokenFileVariable)
                    && (IsUnset(Credentials.EmailVariable) || IsUnset(Credentials.KeyVariable))
                ),
        };

        bool IsUnset(string name) => Variable(host, name).IsNone;
    }

    private static HttpMessageHandler Seen(HttpMessageHandler handler, Host host) =>
        host.Common.IsVerbose ? new VerboseHandler(handler, host) : handler;

    private static Task<int> Reach<W>(
        Target target,
        Host host,
        Func<Either<CfErrors, AccountId>, Either<CfErrors, W>> work,
        Func<CloudflareClient, W, Task<int>> run
    )
    {
        var destination = target.IsSandbox ? ToSandbox(target, host) : ToCloudflare(target, host);
        // All errors at once.
        return (
            work(destination.Account),
            destination.Credentials,
            destination.Address,
            target.Client
        )
            .Apply(
                async (given, credentials, address, options) =>
                {
                    var there = options with { BaseAddress = address };
                    using var invoker = destination.Invoker();
                    using var client = invoker is null
                        ? new CloudflareClient(credentials, there)
                        : new CloudflareClient(invoker, credentials, there);
                    return await run(client, given).ConfigureAwait(false);
                }
            )
            .IfLeft(errors => Task.FromResult(Refuse(errors, destination.IsUnset, host)));
    }

    private static Either<CfErrors, AccountId> GivenAccount(string text) =>
        Account("--account", text);

    private static Either<CfErrors, AccountId> Account(string name, string text) =>
        AccountId.Create(text).MapLeft(errors => CheckedOption.Name(name, errors));

    private static Either<CfErrors, AccountId> NoAccount() =>
        Wrong.With("account", $"set {AccountId.Variable} or pass --account");

    private static Option<string> Variable(Host host, string name) =>
        host.Variable(name) is { Length: > 0 } value ? value : None;

    private static int RefuseVariable(string error, Host host)
    {
        host.Alarm(error);
        host.Error.WriteLine("Nothing was sent.");
        return ExitCode.Usage;
    }

    private static int Refuse(CfErrors errors, bool isUnset, Host host)
    {
        var exitCode = Report.Usage(errors, host);
        if (isUnset)
            host.Error.WriteLine(
                $"{Credentials.TokenFileVariable} can name a file with a token. To try the command without an account, pass --sandbox."
            );
        return exitCode;
    }
}
