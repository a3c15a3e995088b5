using System;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Calls what will be measured until the runtime has compiled it well: it compiles again what is called often, after a tenth of a second in
/// which nothing new was called.
/// </summary>
internal static class WarmUp
{
    private const int Rounds = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Calls it in ten rounds, or fewer.</summary>
    public static async Task Run(int most, Func<Task> round)
    {
        for (var i = 0; i < Math.Min(Rounds, most); i++)
        {
            await round().ConfigureAwait(false);
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="Run(int, Func{Task})"/>
    public static Task Run(int most, Action round) =>
        Run(
            most,
            () =>
            {
                round();
                return Task.CompletedTask;
            }
        );
}
