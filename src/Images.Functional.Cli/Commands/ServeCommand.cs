using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;
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
            "A file of JSON with accounts and images to begin with.",
            SandboxSeed.Load
        );
        var latency = new CheckedOption<(TimeSpan, TimeSpan)>(
            "--latency",
            "20ms..200ms",
            "How late each reply comes: a time, or a range.",
            ServeOptions.Latency
        );
        var fail = new CheckedOption<SandboxFaults>(
            "--fail",
            "429:0.1,drop:0.05,drop-after:0.02",
            "The share of requests that fail: rate limited, dropped, or dropped after they took effect.",
            ServeOptions.Faults
        );
        var listen = new CheckedOption<IPAddress>(
            "--listen",
            "address",
            "Another address than 127.0.0.1: whoever reaches this machine can use the server then. This library's clients refuse http there.",
            ServeOptions.Address
        );
        var data = new System.CommandLine.Option<string?>("--data")
        {
            HelpName = "folder",
            Description = "A folder that keeps the images, so that they are there after a restart.",
        };
        var command = new ExampleCommand(
            "serve",
            "Runs a Cloudflare Images on this machine, for programs in any language. Ctrl-C stops it.",
            "cfimages serve",
            "cfimages serve --port 9000 --data images",
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
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
                (
                    (port.Read(parsed), account.Read(parsed), token.Read(parsed)).Apply(
                        static (p, a, t) => (Port: p, Account: a, Token: t)
                    ),
                    (seed.Read(parsed), listen.Read(parsed)).Apply(
                        static (s, l) => (Seed: s, Listen: l)
                    ),
                    (latency.Read(parsed), fail.Read(parsed)).Apply(ServeOptions.All)
                )
                    .Apply(
                        (who, what, faults) =>
                            new Served(
                                who.Port.IfNone(8787),
                                what.Listen.IfNone(IPAddress.Loopback),
                                who.Account.IfNone(Documented.Account),
                                who.Token,
                                what.Seed,
                                faults,
                                Optional(parsed.GetValue(data))
                            )
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
        Option<SandboxSeed> Seed,
        Option<SandboxFaults> Faults,
        Option<string> Data
    )
    {
        // Nothing kept: the same ids each time. Otherwise ids must not come again after a restart.
        public SandboxState Begin =>
            SandboxState.Empty.WithEditor(Token.IfNone(Documented.Credentials)).With(Account) with
            {
                Seed = Data.IsSome ? Random.Shared.NextInt64() : 0,
                Faults = Faults,
                Record = SandboxRecord.Last(100, bodyBytes: 0),
            };
    }

    private static async Task<int> Run(Served served, Host host, CancellationToken cancel)
    {
        var log = new ServeLog(host.Error);
        var folder = served.Data.Map(path => new SandboxFolder(
            path,
            errors => log.Add(ErrorView.Usage(errors.Message, host.ErrorPaint))
        ));
        var begin = folder.Fold(served.Begin, static (state, kept) => kept.Load(state));
        var seeded = served.Seed.Fold(begin, static (state, seed) => seed.Apply(state));
        folder.Iter(kept => kept.Save(SandboxState.Empty, seeded));
        try
        {
            var server = await SandboxServer
                .Start(
                    seeded,
                    SandboxServerOptions.Default with
                    {
                        Port = served.Port,
                        Listen = served.Listen,
                        OnExchange = exchange =>
                        {
                            log.Add($"{exchange}");
                            folder.Iter(kept => kept.Save(exchange));
                        },
                    },
                    cancel
                )
                .ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                foreach (var line in Variables(server, served))
                    host.Output.WriteLine(line);
                await log.Write(cancel).ConfigureAwait(false);
            }

            return ExitCode.Success;
        }
        catch (IOException e)
        {
            host.Error.WriteLine(ErrorView.Usage(Printable.Line(e.Message), host.ErrorPaint));
            return ExitCode.Usage;
        }
    }

    private static IEnumerable<string> Variables(SandboxServer server, Served served) =>
        [
            $"{BaseAddress.Variable}={server.Address}client/v4",
            $"{BatchHost.Variable}={server.Address}batch",
            $"CLOUDFLARE_IMAGES_DELIVERY_URL={server.Address.GetLeftPart(UriPartial.Authority)}",
            $"{AccountId.Variable}={served.Account}",
            $"{AccountHash.Variable}={server.State.Accounts[served.Account].Hash}",
            // A given token may be a real one.
            $"{Credentials.TokenVariable}={(served.Token.IsSome ? "(as given)" : UsualToken)}",
        ];
}
