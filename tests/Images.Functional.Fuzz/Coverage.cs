using System;
using System.Linq;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Images.Functional.Fuzz;

/// <summary>
/// Which branches of the core an input goes through and how often, in classes of powers of two, as SharpFuzz's instrumentation
/// counts them. Without it nothing is ever new.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private static readonly byte* Counts = (byte*)NativeMemory.AllocZeroed(Size);

    private readonly byte[] seen = new byte[Size];

    /// <summary>Before anything else: an instrumented core counts from its first call, and never stops.</summary>
    public static void Start() => Trace.SharedMem = Counts;

    /// <summary>Whether the core that runs here is instrumented.</summary>
    public static bool IsInstrumented { get; } =
        typeof(ImagesV1)
            .Assembly.GetReferencedAssemblies()
            .Any(static name => name.Name == typeof(Trace).Assembly.GetName().Name);

    /// <summary>How many branches were gone through.</summary>
    public int Branches => seen.Count(static classes => classes != 0);

    public void Begin()
    {
        if (!IsInstrumented)
            return;
        new Span<byte>(Counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input went where none before it did.</summary>
    public bool IsNew()
    {
        if (!IsInstrumented)
            return false;
        var all = new ReadOnlySpan<byte>(Counts, Size);
        var isNew = false;
        for (int skip, at = 0; at < Size && (skip = all[at..].IndexOfAnyExcept((byte)0)) >= 0; at++)
        {
            at += skip;
            var bit = (byte)(1 << Math.Min(7, (int)Math.Log2(all[at])));
            isNew |= (seen[at] & bit) == 0;
            seen[at] |= bit;
        }

        return isNew;
    }
}
