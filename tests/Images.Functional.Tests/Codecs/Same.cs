using System;
using System.Collections.Generic;
using Xunit.Sdk;

namespace Images.Functional.Tests.Codecs;

/// <summary>Whether JSON is read as a value.</summary>
internal static class Same
{
    /// <summary>
    /// The JSON is read as this value. An element that could not be read also has its place in the document, which changes with the spelling:
    /// then the values must be written alike.
    /// </summary>
    public static void Assert<A>(Codec<A> codec, A value, string json)
    {
        var read = codec.Parse(json).Right();
        if (typeof(A).ToString().Contains(nameof(Unreadable), StringComparison.Ordinal))
            Xunit.Assert.Equal(codec.ToJson(value), codec.ToJson(read));
        else if (!EqualityComparer<A>.Default.Equals(value, read))
            throw new XunitException($"{json} is read as {read}, not as {value}");
    }
}
