using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Command = System.CommandLine.Command;

namespace Images.Functional.Cli;

/// <summary><c>cfimages serve</c>: runs a Cloudflare Images on this machine until it is stopped.</summary>
internal static class ServeCommand
{
    private const string UsualToken = "sandbox";

    public static Command Of(Host host)
    {
        var port = new CheckedOption<int>(
            "--port",
            "number",
            "The port; 8787 unless given. 0 takes a free one.",
            ServeOptions.Port
        );
        var account = new CheckedOption<AccountId>(
            "--account",
            "id",
            $"The account that the server has; {Documented.Account} unless given.",
            AccountId.Create
        );
        var token = new CheckedOption<Credentials>(
            "--token",
            "token",
            $"The API token that it accepts; {UsualToken} unless given.",
            Credentials.Token
        );
        var seed = new CheckedOption<SandboxSeed>(
            "--seed",
            "file",
            "A JSON file with the accounts and images to start with; with --data, only those of accounts that the folder does not have.",
            SandboxSeed.Load
        );
        var latency = new CheckedOption<(TimeSpan, TimeSpan)>(
            "--latency",
            "time",
            "How late each reply comes: a time or a range, such as 20ms..200ms.",
            ServeOptions.Latency
        );
        var fail = new CheckedOption<SandboxFaults>(
            "--fail",
            "shares",
            "The shares of requests that fail, such as 429:0.1,drop:0.05,drop-after:0.02: rate limited, dropped before or after they take effect.",
            ServeOptions.Faults
        );
        var listen = new CheckedOption<IPAddress>(
            "--listen",
            "address",
            "The address to listen on; 127.0.0.1 unless given. On any other, everyone who reaches this machine can use the server, and this library's clients refuse its http.",
            ServeOptions.Address
        );
        var hosts = new CheckedOption<string[]>(
            "--host",
            "names",
            "Other names under which clients reach the server, such as that of its container: images, or images,images.local.",
            ServeOptions.Hosts
        );
        var data = new CheckedOption<string>(
            "--data",
            "folder",
            "A folder that keeps the images, so that they are there after a restart.",
            ServeOptions.Folder
        );
        var command = new ExampleCommand(
            "serve",
            "Runs a Cloudflare Images on this machine, for programs in any language. Ctrl-C stops it.",
            "cfimages serve",
            "cfimages serve --port 9000 --data images",
            "cfimages serve --listen 0.0.0.0 --host images",
            "cfimages serve --latency 20ms..200ms --fail 429:0.1,drop:0.05,drop-after:0.02"
        )
        {
            port,
            account,
            token,
            seed,
            latency,
            fail,
            listen,
            hosts,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
                (
                    (
                        port.Read(parsed),
                        account.Read(parsed),
                        token.Read(parsed),
                        seed.Read(parsed),
                        listen.Read(parsed)
                    ).Apply(
                        static (number, id, credentials, from, address) =>
                            new Served(
                                number.IfNone(8787),
                                address.IfNone(IPAddress.Loopback),
                                id.IfNone(Documented.Account),
                                credentials,
                                from
                            )
                    ),
                    data.Read(parsed),
                    latency.Read(parsed),
                    fail.Read(parsed),
                    hosts.Read(parsed)
                )
                    .Apply(
                        static (served, folder, delay, failures, names) =>
                            served with
                            {
                                Hosts = names.IfNone([]),
                                Data = folder,
                                Faults = ServeOptions.All(delay, failures),
                            }
                    )
                    .Match(
                        Right: served => Run(served, host, cancel),
                        Left: errors =>
                        {
                            Report.Errors(errors, host);
                            return Task.FromResult(ExitCode.Usage);
                        }
                    )
        );
        return command;
    }

    private sealed record Served(
        int Port,
        IPAddress Listen,
        AccountId Account,
        Option<Credentials> Token,
        Option<SandboxSeed> Seed
    )
    {
        public Option<SandboxFaults> Faults { get; init; }

        public Option<string> Data { get; init; }

        public string[] Hosts { get; init; } = [];

        // Without a folder, each start makes the same ids. With one, a restart must not make an id again.
        public SandboxState Begin(SandboxState kept) =>
            kept.WithEditor(Token.IfNone(Documented.Credentials)).With(Account) with
            {
                Seed = Data.IsSome ? Random.Shared.NextInt64() : 0,
                Faults = Faults,
                Record = SandboxRecord.Last(100, bodyBytes: 0),
            };
    }

    private static async Task<int> Run(Served served, Host host, CancellationToken cancel)
    {
        // So that a signal, too, ends with the last save.
        host.AfterSignal.IsClean = true;
        var log = new ServeLog(host.Error);
        var folder = served.Data.Map(path => new SandboxFolder(
            path,
            errors => log.Add(ErrorView.Line(errors.Message, Paint.None))
        ));
        // Neither a Right nor a Left without a folder.
        var locked = folder.Match(Some: static kept => kept.Lock(), None: static () => default);
        if (locked.Case is CfErrors inUse)
        {
            Report.Errors(inUse, host);
            return ExitCode.Usage;
        }

        using var held = locked.Case as IDisposable;
        var loaded = folder.Fold(SandboxState.Empty, static (state, kept) => kept.Load(state));
        var begin = Begin(served, loaded, host);
        if (begin.Case is not SandboxState seeded)
        {
            Report.Errors(begin.ErrorsOrBottom(), host);
            return ExitCode.Usage;
        }

        // A start that fails changes no account and no image in the folder.
        var begun = new Lazy<Unit>(() => folder.Iter(kept => kept.Save(loaded, seeded)));
        try
        {
            var server = await SandboxServer
                .Start(
                    seeded,
                    SandboxServerOptions.Default with
                    {
                        Port = served.Port,
                        Listen = served.Listen,
                        Hosts = served.Hosts,
                        OnExchange = exchange =>
                        {
                            if (!host.Common.IsQuiet)
                                log.Add($"{exchange}");
                            _ = begun.Value;
                            folder.Iter(kept => kept.Save(exchange));
                        },
                    },
                    cancel
                )
                .ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                _ = begun.Value;
                foreach (var line in Settings(server, served))
                    host.Output.WriteLine(line);
                // If its address was not printed, no one can find the server.
                if (!host.OutputHasFailed())
                    await log.Write(cancel).ConfigureAwait(false);
            }

            // Tries again to write what could not be written before; not while a request is still being answered.
            server.Update(state =>
            {
                folder.Iter(kept => kept.Save(state, state));
                return state;
            });
            log.WriteRest();
            return ExitCode.Success;
        }
        catch (IOException e)
        {
            log.WriteRest();
            host.Alarm(Printable.Line(e.Message));
            return ExitCode.Usage;
        }
    }

    // Only new accounts get what the seed has: otherwise a restart would undo what was changed since the first start.
    private static Either<CfErrors, SandboxState> Begin(
        Served served,
        SandboxState loaded,
        Host host
    )
    {
        var state = served.Begin(loaded);
        if (served.Seed.Case is not SandboxSeed seed)
            return state;
        foreach (var account in seed.Accounts)
            if (loaded.Accounts.ContainsKey(account))
                host.Note(
                    $"the folder has the account {Printable.Line(account.Value)}; --seed leaves it as it is"
                );
        return seed.NewTo(loaded).Map(fresh => fresh.Apply(state));
    }

    // Lines that a shell can source.
    private static IEnumerable<string> Settings(SandboxServer server, Served served) =>
        [
            $"{BaseAddress.Variable}={server.Address}client/v4",
            $"{BatchHost.Variable}={server.Address}batch",
            $"{Variables.Delivery}={server.Address.GetLeftPart(UriPartial.Authority)}",
            $"{AccountId.Variable}={Quoted(served.Account.Value)}",
            $"{AccountHash.Variable}={server.State.Accounts[served.Account].Hash}",
            // A given token may be a real one.
            served.Token.IsSome
                ? $"# {Credentials.TokenVariable} is the token of --token"
                : $"{Credentials.TokenVariable}={UsualToken}",
        ];

    private static string Quoted(string text) =>
        text.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
