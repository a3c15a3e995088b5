using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Images.Functional.Fuzz;

/// <summary>Mutates a corpus and checks what comes of it, until so many inputs, so much time or a finding.</summary>
internal sealed class Campaign(
    Target target,
    int seed,
    long inputs,
    TimeSpan time,
    DirectoryInfo findings,
    bool goesOn
)
{
    // Everything about one input costs as much as reading several.
    private const int WholeOneIn = 8;

    private readonly List<byte[]> corpus = [];
    private readonly HashSet<string> kinds = [];
    private readonly Random random = new(seed);
    private readonly Mutation mutate = target.MutationOf(seed);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Coverage coverage = new();
    private long count;
    private long whole;
    private long bytes;

    public int Run(IEnumerable<byte[]> seeds, DirectoryInfo? save, Watch watch)
    {
        corpus.AddRange(seeds);
        var begun = corpus.Count;
        for (var one = 0; one < begun && inputs > 0 && Goes; one++)
            Try(corpus[one], watch);
        while (count < inputs && Goes)
        {
            var input = mutate(Next(begun), corpus);
            if (Try(input, watch))
                corpus.Add(input);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {target}, seed {seed}: {count} inputs, {bytes
                    / Math.Max(1, count)} bytes each, in {clock.Elapsed.TotalSeconds:F0} s
                {whole} of them checked in full
                corpus: {begun} to begin with, {corpus.Count - begun} found
                {(
                    Coverage.IsInstrumented
                        ? $"guided by coverage: {coverage.Branches} branches"
                        : "not guided: the core is not instrumented"
                )}
                {kinds.Count} findings
                """
            )
        );
        Save(save);
        return kinds.Count == 0 ? 0 : 1;
    }

    private bool Goes => clock.Elapsed < time && (goesOn || kinds.Count == 0);

    // What went where none before did is worth more than what the generators made; of two, the shorter is read more
    // often in the same time.
    private byte[] Next(int begun)
    {
        var from = corpus.Count > begun && random.Next(3) > 0 ? begun : 0;
        var one = corpus[random.Next(from, corpus.Count)];
        var another = corpus[random.Next(from, corpus.Count)];
        return one.Length < another.Length || random.Next(8) == 0 ? one : another;
    }

    // Whether the input went where none before it did.
    private bool Try(byte[] input, Watch watch)
    {
        count++;
        bytes += input.Length;
        watch.Begin(input);
        coverage.Begin();
        var finding = target.Check(input, isWhole: false);
        var isNew = coverage.IsNew();
        if (finding is null && (isNew || random.Next(WholeOneIn) == 0))
        {
            finding = target.Check(input, isWhole: true);
            whole++;
        }

        watch.End();
        if (finding is not null && kinds.Add(Finding.Kind(finding)))
            Finding.Write(target, findings, input, finding);
        return isNew;
    }

    private void Save(DirectoryInfo? directory)
    {
        if (directory is null)
            return;
        directory.Create();
        for (var i = 0; i < corpus.Count; i++)
            File.WriteAllBytes(Path.Combine(directory.FullName, $"{i:D6}.json"), corpus[i]);
    }
}
