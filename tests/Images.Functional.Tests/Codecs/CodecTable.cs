using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FsCheck;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>A law of any codec, over its own arbitrary.</summary>
internal interface ICodecLaw
{
    void Holds<A>(Codec<A> codec, Arbitrary<A> values);
}

/// <summary>
/// Every codec that the core states, found by reflection, and those of <see cref="OwnCodecs"/>, which are put together of the kinds that the
/// core's do not need yet. A codec that is added has all laws.
/// </summary>
internal static class CodecTable
{
    private static readonly Dictionary<string, Entry> All = typeof(Codec<>)
        .Assembly.GetTypes()
        .Append(typeof(OwnCodecs))
        .Where(static type => !type.ContainsGenericParameters)
        .SelectMany(static type =>
            type.GetProperties(
                BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly
            )
        )
        .Where(static property =>
            property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(Codec<>)
        )
        .ToDictionary(
            static property => $"{property.DeclaringType!.Name}.{property.Name}",
            static property =>
                (Entry)
                    Activator.CreateInstance(
                        typeof(Entry<>).MakeGenericType(
                            property.PropertyType.GetGenericArguments()
                        ),
                        property.GetValue(null)
                    )!
        );

    public static TheoryData<string> Names => new(All.Keys);

    public static void Hold(string name, ICodecLaw law) => All[name].Hold(law);

    private abstract class Entry
    {
        public abstract void Hold(ICodecLaw law);
    }

    private sealed class Entry<A>(Codec<A> codec) : Entry
    {
        public override void Hold(ICodecLaw law) => law.Holds(codec, Derived.Of(codec));
    }
}
