using System;

namespace Images.Functional.Effects;

/// <summary>A user's own function that is told something. Its exceptions are ignored: a log must not fail a call.</summary>
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
            // As the summary says.
        }
    }
}
