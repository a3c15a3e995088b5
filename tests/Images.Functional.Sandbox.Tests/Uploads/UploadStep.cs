using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>How a file is given, and where it goes.</summary>
public enum Way
{
    /// <summary>To the API, with an id that the service makes.</summary>
    Plain,

    /// <summary>To the API, with a custom id.</summary>
    OwnId,

    /// <summary>To a one-time address.</summary>
    Link,

    /// <summary>To the API, with a custom id, from a stream that can be read once.</summary>
    Once,
}

/// <summary>What becomes of a request.</summary>
public enum Fate
{
    /// <summary>It is answered.</summary>
    Usual,

    /// <summary>It is lost.</summary>
    Drop,

    /// <summary>Its reply is lost.</summary>
    DropAfter,

    /// <summary>It is answered with 503 and not carried out.</summary>
    Busy,

    /// <summary>It is carried out and answered with 502.</summary>
    BadGateway,

    /// <summary>It is not carried out, and the client has no reply in time.</summary>
    Late,

    /// <summary>It is carried out, and the client has no reply in time.</summary>
    LateAfter,

    /// <summary>It is refused by the rate limit.</summary>
    Limited,
}

/// <summary>One upload of a program, and what becomes of its requests, one after another.</summary>
/// <param name="Way">How it is sent.</param>
/// <param name="Id">Its own id is one of a few, so that ids collide.</param>
/// <param name="Bytes">How many bytes its file has.</param>
/// <param name="Fates">What becomes of each request; the rest are answered.</param>
public sealed record UploadStep(Way Way, int Id, int Bytes, Fate[] Fates)
{
    /// <summary>Programs of one to six uploads.</summary>
    public static Arbitrary<UploadStep[]> Programs { get; } =
        Arb.From(
            from count in Gen.Choose(1, 6)
            from steps in Steps.ArrayOf(count)
            select steps,
            static steps => Without(steps).Concat(Simpler(steps))
        );

    /// <inheritdoc/>
    public override string ToString() => $"{Way} {Id} ({Bytes}): {string.Join(' ', Fates)}";

    private static Gen<UploadStep> Steps =>
        from way in Gen.Elements(Enum.GetValues<Way>())
        from id in Gen.Choose(0, 2)
        from bytes in Gen.Elements(1, 2, 511, 512, 513, 70_000)
        from count in Gen.Choose(0, 4)
        from fates in Gen.Elements(Enum.GetValues<Fate>()).ArrayOf(count)
        select new UploadStep(way, id, bytes, fates);

    private static IEnumerable<UploadStep[]> Without(UploadStep[] steps) =>
        steps.Length < 2 ? [] : steps.Select((_, i) => steps.Where((_, j) => j != i).ToArray());

    private static IEnumerable<UploadStep[]> Simpler(UploadStep[] steps) =>
        steps.SelectMany(
            (step, i) =>
                step.Fates.Select(
                    (_, j) =>
                        steps
                            .Select(
                                (one, k) =>
                                    k == i
                                        ? one with
                                        {
                                            Fates = [.. one.Fates.Where((_, at) => at != j)],
                                        }
                                        : one
                            )
                            .ToArray()
                )
        );
}
