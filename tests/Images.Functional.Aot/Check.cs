using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Images.Functional.Aot;

/// <summary>Something that must be so in a native file as in a managed one.</summary>
/// <param name="Name">What is so.</param>
/// <param name="Run">What is wrong instead; null where nothing is.</param>
internal sealed record Check(string Name, Func<Task<string?>> Run)
{
    public static Check That<A>(string name, A expected, Func<A> actual) =>
        That(name, expected, () => Task.FromResult(actual()));

    public static Check That<A>(string name, A expected, Func<Task<A>> actual) =>
        new(
            name,
            async () =>
            {
                try
                {
                    var found = await actual();
                    return EqualityComparer<A>.Default.Equals(expected, found)
                        ? null
                        : $"expected {expected}, but it is {found}";
                }
                catch (Exception e)
                {
                    return e.ToString();
                }
            }
        );
}
