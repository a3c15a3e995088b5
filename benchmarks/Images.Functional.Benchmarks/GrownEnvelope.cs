using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Images.Functional.Benchmarks;

/// <summary>The documented envelope with as many variants, and metadata of as many bytes. In order of size.</summary>
public sealed class GrownEnvelope : IComparable
{
    /// <summary>So many variants that the envelope is past 2 KB, whatever its metadata.</summary>
    private const int SomeVariants = 24;

    private const string LastMember = "\"last\":\"\"";

    private readonly int variants;
    private readonly string meta;

    private GrownEnvelope(int variants, int metaBytes)
    {
        this.variants = variants;
        meta = Meta(metaBytes);
        var urls = string.Join(',', Enumerable.Range(0, variants).Select(Url));
        Json = Encoding.UTF8.GetBytes(
            $$"""
            {"errors":[],"messages":[],"result":{"id":"{{Calls.ImageText}}","creator":"{{Calls.ImageText}}","filename":"logo.png","meta":{{meta}},"requireSignedURLs":true,"uploaded":"2014-01-02T02:20:00.123Z","variants":[{{urls}}]},"success":true}
            """
        );
    }

    /// <summary>From none to 10,000 variants.</summary>
    public static IReadOnlyList<GrownEnvelope> ByVariants { get; } =
        Grow([0, 1, 10, 100, 1_000, 10_000], static count => new GrownEnvelope(count, 2));

    /// <summary>From 2 to 1,024 bytes of metadata.</summary>
    public static IReadOnlyList<GrownEnvelope> ByMetadata { get; } =
        Grow([2, 64, 256, 512, 1_024], static bytes => new GrownEnvelope(SomeVariants, bytes));

    public byte[] Json { get; }

    public int CompareTo(object? obj) =>
        Json.Length.CompareTo((obj as GrownEnvelope)?.Json.Length ?? 0);

    public override string ToString() => Text(variants, meta.Length);

    /// <summary>Throws where an envelope is not read as it was made.</summary>
    internal static void Check()
    {
        foreach (var envelope in ByVariants.Concat(ByMetadata))
            Agreement.Demand(
                envelope.ToString(),
                ImagesV1
                    .ParseImage(envelope.Json)
                    .Map(static image =>
                        Text(
                            image.Variants.Map(static all => all.Count).IfNone(0),
                            image.Meta.Map(static json => json.Value.Length).IfNone(0)
                        )
                    )
                    .IfLeft(static errors => errors.Message)
            );
    }

    private static GrownEnvelope[] Grow(int[] sizes, Converter<int, GrownEnvelope> grow) =>
        Array.ConvertAll(sizes, grow);

    private static string Text(int variants, int metaBytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{variants} variants, {metaBytes} B of meta");

    private static string Url(int index) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"\"https://imagedelivery.net/MTt4OTd0b0w5aj/{Calls.ImageText}/variant{index:D4}\""
        );

    // Members as short as people's; the last has what is left.
    private static string Meta(int bytes)
    {
        var members = new List<string>();
        var left = bytes - "{}".Length;
        for (; left >= 2 * "\"key00\":\"value 0000\",".Length; left -= members[^1].Length + 1)
            members.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"key{members.Count:D2}\":\"value {members.Count:D4}\""
                )
            );
        if (left > 0)
            members.Add(
                LastMember.Insert(LastMember.Length - 1, new string('x', left - LastMember.Length))
            );
        return $"{{{string.Join(',', members)}}}";
    }
}
