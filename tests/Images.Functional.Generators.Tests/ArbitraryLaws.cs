using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Serialization;
using FsCheck;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>
/// What holds of all arbitraries: values are valid, and get smaller while they stay valid, until they are as small as the
/// documentation says.
/// </summary>
public class ArbitraryLaws
{
    private static readonly Dictionary<string, ArbitraryLaw> Laws = new([
        .. LawsOfFields.All,
        .. LawsOfDelivery.All,
        .. LawsOfReplies.All,
        .. LawsOfRequests.All,
        .. LawsOfOperations.All,
        .. LawsOfFiles.All,
        .. LawsOfLanguageExt.All,
    ]);

    public static TheoryData<string> Names => new(Laws.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_valid(string arbitrary) => Laws[arbitrary].Every_value_is_valid();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_smaller_value_is_valid_and_smaller(string arbitrary) =>
        Laws[arbitrary].Every_smaller_value_is_valid_and_smaller();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_law_that_never_holds_ends_at_the_smallest(string arbitrary) =>
        Laws[arbitrary].A_law_that_never_holds_ends_at_the_smallest();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_law_that_holds_now_and_then_ends_as_well(string arbitrary) =>
        Laws[arbitrary].A_law_that_holds_now_and_then_ends_as_well();

    [Fact]
    public void Every_arbitrary_has_its_laws() =>
        Assert.Equal(Sorted(Arbitrary.Select(static method => method.Name)), Sorted(Laws.Keys));

    [Fact]
    public void Every_public_type_of_the_core_that_has_values_has_an_arbitrary()
    {
        var generated = Arbitrary
            .Select(static method => Definition(method.ReturnType.GetGenericArguments()[0]))
            .ToHashSet();
        Assert.Equal(
            [],
            typeof(Image).Assembly.GetExportedTypes().Where(HasValues).Except(generated)
        );
    }

    // As FsCheck finds them, private ones too.
    private static IEnumerable<MethodInfo> Arbitrary =>
        typeof(Arbitraries)
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(static method => Definition(method.ReturnType) == typeof(Arbitrary<>));

    // Of descriptions there are constants; a body and an unreadable result are parts of what is generated, as are the cases of a
    // part and a source. What is at a path, or can be read once, is no value to run a property with.
    private static readonly Type[] Described =
    [
        typeof(Codec<>),
        typeof(IHasCodec<>),
        typeof(Member<>),
        typeof(Member<,>),
        typeof(Text<>),
        typeof(Input<>),
        typeof(Endpoint<,>),
        typeof(Taking<>),
        typeof(Form<>),
        typeof(Output<>),
        typeof(Body),
        typeof(Body.None),
        typeof(Body.Json),
        typeof(UnreadResult),
        typeof(Part.Text),
        typeof(Part.File),
        typeof(Source.Memory),
        typeof(Source.Opener),
        typeof(Source.AtPath),
        typeof(Source.Once),
        // Half a condition.
        typeof(MetadataWhere),
        // Endpoints make requests and operations; a pace is made by calls, and a batch host of an account and an address.
        typeof(ApiRequest),
        typeof(Operation<>),
        typeof(Pace),
        typeof(BatchHost),
    ];

    // Static classes, functions, exceptions and converters are no values that a property would take; FsCheck makes enums.
    private static bool HasValues(Type type) =>
        !(type.IsAbstract && type.IsSealed)
        && !type.IsEnum
        && !Described.Contains(type)
        && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(Exception).IsAssignableFrom(type)
        && !typeof(JsonConverter).IsAssignableFrom(type);

    private static Type Definition(Type type) =>
        type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string[] Sorted(IEnumerable<string> names) =>
        [.. names.Order(StringComparer.Ordinal)];
}
