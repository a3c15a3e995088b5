using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Images.Functional;

/// <summary>Passing null is a programming error: it throws at once, and names the parameter.</summary>
internal static class NullChecks
{
    public static A NotNull<A>(
        [NotNull] this A? value,
        [CallerArgumentExpression(nameof(value))] string name = ""
    )
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
