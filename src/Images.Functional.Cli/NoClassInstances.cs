using System.Runtime.CompilerServices;
using LanguageExt.ClassInstances;

namespace Images.Functional.Cli;

/// <summary>
/// Before LanguageExt first hashes a key, it searches all types of all assemblies for class instances: half a second, unless it is compiled
/// ahead of time. The command has none, so it says that the search is over.
/// </summary>
internal static class NoClassInstances
{
    public static void Declare()
    {
        var none = (ClassInstancesAssembly)
            RuntimeHelpers.GetUninitializedObject(typeof(ClassInstancesAssembly));
        (none.Types, none.Structs, none.AllClassInstances, none.ClassInstances) = ([], [], [], []);
        ClassInstancesAssembly.singleton = none;
    }
}
