using System.Diagnostics.CodeAnalysis;
using LanguageExt;

namespace Images.Functional.Effects;

internal static class OptionExtensions
{
    /// <summary>Returns whether there is a value, and the value. For code that reads better with statements.</summary>
    public static bool TryGet<A>(this Option<A> option, [MaybeNullWhen(false)] out A value)
    {
        value = option.IsSome ? (A)option : default;
        return option.IsSome;
    }
}
