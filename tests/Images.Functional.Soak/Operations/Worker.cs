using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Effects;
using Images.Functional.Sandbox.Server.Tests;
using LanguageExt;
using Fault = Images.Functional.Sandbox.Server.Tests.Fault;

namespace Images.Functional.Soak;

/// <summary>
/// Runs random programs in an account of its own, so that the model says what each answer must be. The server's faults are random: which
/// ones a step met is known afterwards, from <see cref="Met"/>.
/// </summary>
internal sealed class Worker : IDisposable
{
    private const int Programs = 20;

    // Of SplitMix: neighbouring seeds give different programs.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private readonly SoakServer server;
    private readonly CloudflareClient client;
    private readonly string folder;
    private readonly Action<string> report;
    private volatile Fault fault;
    private readonly ulong number;
    private readonly List<Stream> open = [];
    private ulong batches;

    /// <param name="number">Its number, from which its account and its programs follow.</param>
    /// <param name="server">The server.</param>
    /// <param name="client">The client that all workers share.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="report">Gets each mistake, as a line of text.</param>
    public Worker(
        int number,
        SoakServer server,
        CloudflareClient client,
        string folder,
        Action<string> report
    )
    {
        (this.server, this.client, this.report) = (server, client, report);
        Account = (AccountId)AccountId.Create($"soak-{Text.Of(number)}");
        this.folder = Path.Combine(folder, Account.Value);
        this.number = (ulong)number;
        Directory.CreateDirectory(this.folder);
    }

    public AccountId Account { get; }

    /// <summary>A mistake that is made on purpose.</summary>
    public Planted Planted { get; init; }

    /// <summary>Notes a fault that one of the account's requests met. The gravest counts: one after which there is no knowing.</summary>
    public void Met(Fault met) => fault = met > fault ? met : fault;

    /// <summary>Runs programs until there are no more calls to make.</summary>
    public async Task Run(Func<bool> next)
    {
        while (true)
        {
            var random = new Rnd((batches++ << 32) + number, Gamma);
            foreach (var program in Op.Programs.Generator.Sample(Programs, random, 50))
                if (!await Run(program, next))
                    return;
        }
    }

    // Whether there may be another one.
    private async Task<bool> Run(Op[] program, Func<bool> next)
    {
        var caller = new Caller(client, Account, server.Domain, server.Fetch)
        {
            Folder = folder,
            RetriesAlways = Planted == Planted.RetryAlways,
        };
        var model = Model.Empty;
        var goesOn = true;
        for (var n = 0; n < program.Length && goesOn; n++)
        {
            if (model.Step(n, program[n]).Answer == "skip")
                continue;
            goesOn = next();
            fault = Fault.None;
            var answer = await caller.Run(n, program[n]);
            var op = program[n] with { Fault = program[n].Kind == Kind.Fetch ? Fault.None : fault };
            model = model.Step(n, op);
            if (model.Answer != answer)
                report($"{Account}, step {n}, {op}: {answer}, not {model.Answer}");
        }

        Compare(model);
        await Others(model);
        server.Clear(Account);
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
        if (Planted == Planted.FileLeft)
            await File.WriteAllBytesAsync(Path.Combine(folder, "left"), []);
        if (Planted == Planted.StreamLeftOpen)
            open.Add(new AnonymousPipeServerStream());
        return goesOn;
    }

    public void Dispose() => open.ForEach(static stream => stream.Dispose());

    // The operations that the model does not have, as far as they repeat what it knows.
    private async Task Others(Model model)
    {
        var listed = await client.Send(ImagesV1.List(Account, ListingV1.First));
        if (
            !listed.Exists(page =>
                page.Items.Count == model.Images.Values.Count(static one => !one.IsDraft)
            )
        )
            report($"{Account}, version 1 of the list: {listed}");
        foreach (var (name, (width, _)) in model.Variants.Pairs)
        {
            var id = (VariantId)VariantId.Create(name);
            foreach (
                var read in new[]
                {
                    await client.Send(ImagesV1.GetVariant(Account, id)),
                    await client.Send(ImagesV1.GetFlatVariant(Account, id)),
                }
            )
                if (!read.Exists(one => one.Options.Width == Pixels.Create(width).ToOption()))
                    report($"{Account}, variant {name} of width {width}: {read}");
        }

        var configured = await client.Send(
            ImagesV1.UpdateConfig(Account, new ImagesConfig(Setting.On))
        );
        if (configured.IsLeft)
            report($"{Account}, configuration: {configured}");
        var linked = await client.Send(ImagesV1.DirectUpload(Account, new LinkRequestV1()));
        if (!linked.Match(Right: static _ => true, Left: static errors => errors.IsUncertain))
            report($"{Account}, version 1 of an upload link: {linked}");
    }

    // Nothing was carried out twice, and nothing is lost: not even what no reply has told.
    private void Compare(Model model)
    {
        var expected = model
            .Images.Values.Select(static one => $"{one.Mark} {one.IsPrivate} {one.IsDraft}")
            .Order(StringComparer.Ordinal);
        var stored = server
            .ImagesOf(Account)
            .Select(static image =>
                $"{Caller.MarkOf(image)} {image.RequireSignedUrls.IsRequired} {image.IsDraft}"
            )
            .Order(StringComparer.Ordinal);
        if (!expected.SequenceEqual(stored))
            report(
                $"{Account} has the images {string.Join(", ", stored)}, not {string.Join(", ", expected)}"
            );
        if (Directory.EnumerateFiles(folder, "*.part").FirstOrDefault() is { } part)
            report($"a download left {part}");
    }
}
