using System.Globalization;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The progress of an upload or a download. Each attempt starts at 0.</summary>
/// <param name="Bytes">The number of bytes sent or received so far.</param>
/// <param name="Total">The number of bytes of the whole file, if known.</param>
public readonly record struct TransferProgress(long Bytes, Option<long> Total)
{
    /// <summary><c>512 of 2048 bytes</c>.</summary>
    public override string ToString() =>
        Bytes.ToString(CultureInfo.InvariantCulture)
        + Total.Map(static all => $" of {all.ToString(CultureInfo.InvariantCulture)}").IfNone("")
        + " bytes";
}
