using System;

namespace Images.Functional.Effects;

/// <summary>Calls a function of the user's, or what calls one. Its exceptions are ignored: a log must not fail a call.</summary>
internal static class Hook
{
    public static void Call<A>(Action<A>? hook, A value)
    {
        try
        {
            hook?.Invoke(value);
        }
        catch (Exception)
        {
            // Ignored, as the summary says.
        }
    }
}
