using System;

namespace Images.Functional.Effects;

/// <summary>Calls a user's own function. Ignores its exceptions: a log must not fail a call.</summary>
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
