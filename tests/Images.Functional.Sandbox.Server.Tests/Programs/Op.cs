using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Sandbox.Server.Tests;

internal enum Kind
{
    Upload,
    Link,
    Put,
    Update,
    Private,
    Delete,
    Get,
    Blob,
    List,
    Stats,
    Keys,
    NewKey,
    DropKey,
    Variants,
    NewVariant,
    SetVariant,
    DropVariant,
    Fetch,
}

/// <summary>What happens to the first request of a step: nothing, 429, a drop before it takes effect, a drop after it.</summary>
internal enum Fault
{
    None,
    Refused,
    Lost,
    LostAfter,
}

/// <summary>A step of a program.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The image that it is about: an id of its own, or one that the service has made.</param>
/// <param name="Key">The key that it is about, or signs with.</param>
/// <param name="Variant">The variant that it is about, or asks for.</param>
/// <param name="Flag">Whether the image is to be private, the variant always public, the URL signed.</param>
/// <param name="Fault">What goes wrong.</param>
internal sealed record Op(
    Kind Kind,
    string Name,
    string Key,
    string Variant,
    bool Flag,
    Fault Fault
)
{
    private const int Owns = 3;

    public bool IsOwn => Name.StartsWith("own", System.StringComparison.Ordinal);

    /// <summary>Whether the client refuses it: an image with an id of its own can't be private.</summary>
    public bool IsRefusedHere => Kind is Kind.Upload or Kind.Link && IsOwn && Flag;

    /// <summary>Whether the client may send it again when it does not know what became of it.</summary>
    public bool Repeats =>
        Kind
            is not (
                Kind.Link
                or Kind.Put
                or Kind.Private
                or Kind.NewKey
                or Kind.DropKey
                or Kind.NewVariant
            )
        && (Kind != Kind.Upload || IsOwn);

    /// <summary>Programs of up to 40 steps about few names, so that steps meet.</summary>
    public static Arbitrary<Op[]> Programs { get; } =
        Arb.From(
            from size in Gen.Choose(1, 40)
            from ops in Any.ArrayOf(size)
            select ops,
            static ops =>
                Enumerable
                    .Range(0, ops.Length)
                    .Select(i => ops.Where((_, at) => at != i).ToArray())
                    .Concat(
                        Enumerable
                            .Range(0, ops.Length)
                            .Where(i => ops[i].Fault != Fault.None)
                            .Select(i =>
                                ops.Select(
                                        (op, at) => at == i ? op with { Fault = Fault.None } : op
                                    )
                                    .ToArray()
                            )
                    )
        );

    private static Gen<Op> Any =>
        from kind in Gen.Frequency(
            (2, Gen.Constant(Kind.Upload)),
            (2, Gen.Constant(Kind.Fetch)),
            (2, Gen.Elements(Kind.Link, Kind.Put, Kind.Private)),
            (5, Gen.Elements(System.Enum.GetValues<Kind>()))
        )
        from own in Gen.Choose(0, Owns - 1)
        from made in Gen.Choose(0, 8)
        from isOwn in Gen.Elements(true, false)
        from key in Gen.Elements("default", "k1", "k2")
        from variant in Gen.Elements("public", "public", "v1", "v2")
        from flag in Gen.Elements(true, false)
        from fault in Gen.Frequency(
            (4, Gen.Constant(Fault.None)),
            (1, Gen.Elements(Fault.Refused, Fault.Lost, Fault.LostAfter))
        )
        select new Op(
            kind,
            isOwn ? $"own/{own}" : $"#{made}",
            key,
            variant,
            flag,
            kind == Kind.Fetch ? Fault.None : fault
        );
}
