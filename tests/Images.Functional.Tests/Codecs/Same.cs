using System.Collections.Generic;
using Xunit.Sdk;

namespace Images.Functional.Tests.Codecs;

/// <summary>Whether JSON is read as a value.</summary>
internal static class Same
{
    /// <summary>The JSON is read as this value.</summary>
    public static void Assert<A>(Codec<A> codec, A value, string json)
    {
        var read = codec.Parse(json).Right();
        if (!EqualityComparer<A>.Default.Equals(value, read))
            throw new XunitException($"{json} is read as {read}, not as {value}");
    }
}
