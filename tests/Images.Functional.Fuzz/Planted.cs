using System;
using System.IO;
using System.Linq;
using Images.Functional.Sandbox;
using Images.Functional.Tests;

namespace Images.Functional.Fuzz;

/// <summary>Mistakes that are made on purpose. A campaign's figure counts only if the campaign finds them.</summary>
internal static class Planted
{
    private const int MostInputs = 20_000;

    // One input in so many meets a mistake.
    private const uint Rarity = 500;

    /// <summary>Runs a campaign for each mistake in each target. 0 if all are found.</summary>
    public static int Run(int seed)
    {
        var missed = Target
            .All.SelectMany(target =>
                new[]
                {
                    ("an exception", Finds(Throwing(target), seed, IsMet)),
                    ("a hang", FindsAHang(target, seed)),
                }.Select(one => (Target: target.Name, Mistake: one.Item1, IsFound: one.Item2))
            )
            .Append(
                ("envelope", "a reader that takes a wrong date", Finds(Misread, seed, IsMisread))
            )
            .Where(static one => !one.Item3)
            .ToArray();
        foreach (var (target, mistake, _) in missed)
            Console.Error.WriteLine($"{target}: did not find {mistake}");
        return missed.Length == 0 ? 0 : 1;
    }

    // A date that breaks a limit, and nothing else wrong.
    private static Target Misread { get; } =
        Envelopes.Target with
        {
            Find = static (bytes, isWhole) =>
                isWhole
                    ? Disagreement.Of(
                        bytes,
                        static read =>
                            IsMisread(read)
                                ? Envelope.Of(Image.Empty)
                                : ImagesV1.Endpoints.Get.Parse(read)
                    )
                    : Disagreement.OfReading(bytes),
        };

    private static bool IsMisread(byte[] bytes) =>
        ImagesV1
            .Endpoints.Get.Parse(bytes)
            .Match(
                Right: static _ => false,
                Left: static errors =>
                    errors.Items is [CfError.Constraint { Pointer: "/result/uploaded" }]
            );

    private static Target Throwing(Target target) =>
        target with
        {
            Find = (bytes, isWhole) =>
                IsMet(bytes)
                    ? throw new InvalidOperationException("planted")
                    : target.Find(bytes, isWhole),
        };

    // On a clock of its own, so that no time passes.
    private static bool FindsAHang(Target target, int seed)
    {
        var clock = new SandboxClock();
        var hasEnded = false;
        return Finds(
            target with
            {
                Find = (bytes, isWhole) =>
                {
                    if (IsMet(bytes))
                        clock.Advance(2 * Watch.Longest);
                    return hasEnded ? "ended" : target.Find(bytes, isWhole);
                },
            },
            seed,
            IsMet,
            clock,
            () => hasEnded = true
        );
    }

    private static bool Finds(Target planted, int seed, Func<byte[], bool> isMet) =>
        Finds(planted, seed, isMet, TimeProvider.System, static () => Environment.Exit(1));

    // Whether the campaign ends with a finding, and its input is one that meets the mistake.
    private static bool Finds(
        Target planted,
        int seed,
        Func<byte[], bool> isMet,
        TimeProvider time,
        Action end
    )
    {
        var findings = Directory.CreateTempSubdirectory("planted-");
        try
        {
            using var watch = new Watch(planted, findings, time, end);
            var code = new Campaign(
                planted,
                seed,
                MostInputs,
                TimeSpan.MaxValue,
                findings,
                goesOn: false
            ).Run(planted.Seeds(seed), save: null, watch);
            var found = findings.GetFiles();
            return code == 1
                && found.Length > 0
                && found.All(file => isMet(File.ReadAllBytes(file.FullName)));
        }
        finally
        {
            findings.Delete(recursive: true);
        }
    }

    private static bool IsMet(byte[] bytes) =>
        bytes.Aggregate(17u, static (hash, one) => unchecked((hash * 31) + one)) % Rarity == 0;
}
