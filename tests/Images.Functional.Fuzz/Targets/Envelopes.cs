using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using Images.Functional.Tests;

namespace Images.Functional.Fuzz;

/// <summary>The envelope of image details: a second opinion says what must come of it.</summary>
internal static class Envelopes
{
    private const int OfEachKind = 400;

    // Small ones are read more often in the same time, and one edit in them says more.
    private const int LongestText = 800;

    private static readonly string[] ByHand =
    [
        "",
        "{}",
        "null",
        """{"success":true,"result":{}}""",
        """{"success":true,"result":{"id":"a","creator":"b","filename":"c","meta":{"k":[1.0,-0,1e400]},"requireSignedURLs":true,"uploaded":"2014-01-02T02:20:00.123Z","variants":["https://imagedelivery.net/h/i/a","https://imagedelivery.net/h/i/b"],"draft":true},"errors":[],"messages":[]}""",
        """{"success":false,"result":null,"errors":[{"code":5404,"message":"Image not found","documentation_url":"https://a","source":{"pointer":"/a"}}],"messages":[{"code":1,"message":"m"}]}""",
    ];

    public static Target Target { get; } =
        new(
            "envelope",
            Begin,
            static seed => new Mutator(seed).Mutate,
            static (bytes, isWhole) =>
                isWhole ? Disagreement.Of(bytes) : Disagreement.OfReading(bytes)
        );

    /// <summary>Envelopes by hand and from the generators, valid and broken.</summary>
    public static IEnumerable<byte[]> Begin(Rnd random) =>
        ByHand
            .Select(Encoding.UTF8.GetBytes)
            .Concat(
                Arbitraries
                    .EnvelopeText()
                    .Generator.Sample(OfEachKind, random, 20)
                    .Select(static t => t.ToUtf8())
            )
            .Concat(
                Arbitraries
                    .BrokenEnvelope()
                    .Generator.Sample(OfEachKind, random, 20)
                    .Select(static t => t.ToUtf8())
            )
            .Where(static bytes => bytes.Length <= LongestText);
}
