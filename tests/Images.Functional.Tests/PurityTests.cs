using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>The core is pure: no HTTP, no tasks, no clock, no environment, nothing that can change.</summary>
public class PurityTests
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Assembly Core = typeof(Image).Assembly;

    private static readonly Type[] TaskLike =
    [
        typeof(Task),
        typeof(Task<>),
        typeof(ValueTask),
        typeof(ValueTask<>),
        typeof(CancellationToken),
        typeof(IAsyncEnumerable<>),
    ];

    // A clock, the machine and chance. What follows the last dot is a member's name; a type's name alone means all of it.
    private static readonly string[] Impure =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeZoneInfo",
        "System.TimeProvider",
        "System.Environment",
        "System.Random",
        "System.Guid.NewGuid",
        "System.Console",
        "System.Diagnostics.Stopwatch",
        "System.IO.File",
        "System.Threading.Thread",
    ];

    [Fact]
    public void The_core_references_only_LanguageExt_and_the_shared_framework()
    {
        var framework = Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var references = Core.GetReferencedAssemblies().Select(static name => name.Name!).ToArray();
        Assert.Equal(["LanguageExt.Core"], references.Where(name => !framework.Contains(name)));
        Assert.DoesNotContain(
            references,
            static name => name.StartsWith("System.Net", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_signature_or_field_of_the_core_has_a_task()
    {
        var mentioned = Core.GetTypes().SelectMany(Mentioned).SelectMany(Parts).ToHashSet();
        Assert.Contains(typeof(Image), mentioned);
        Assert.Empty(mentioned.Intersect(TaskLike));
    }

    [Fact]
    public void No_static_field_of_the_core_can_change()
    {
        var fields = Core.GetTypes()
            .Where(static type => !IsCompilers(type))
            .SelectMany(static type => type.GetFields(All))
            .Where(static field =>
                field.IsStatic && !field.Name.StartsWith("<>", StringComparison.Ordinal)
            )
            .ToArray();
        Assert.NotEmpty(fields);
        Assert.All(
            fields,
            static field =>
                Assert.True(
                    field.IsInitOnly || field.IsLiteral,
                    $"{field.DeclaringType}.{field.Name}"
                )
        );
    }

    [Fact]
    public void No_public_property_of_the_core_has_a_setter() =>
        Assert.DoesNotContain(
            Core.GetExportedTypes().SelectMany(static type => type.GetProperties(All)),
            static property => property.SetMethod is { IsPublic: true } set && !IsInit(set)
        );

    [Fact]
    public void The_core_asks_neither_clock_nor_machine_nor_chance()
    {
        using var file = new PEReader(File.OpenRead(Core.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata
            .TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => Name(metadata, type));
        var members = metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Where(static member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member =>
                Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))
                + "."
                + metadata.GetString(member.Name)
            );
        var used = types.Concat(members).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("System.DateTime", used);
        Assert.Contains("System.DateTime.get_Ticks", used);
        Assert.Empty(used.Intersect(Impure));
    }

    [Fact]
    public void Nothing_that_ships_brings_roslyn_along()
    {
        var projects = Directory.EnumerateDirectories(Path.Combine(Root(), "src")).ToArray();
        var restored = projects
            .Select(static project => Path.Combine(project, "obj", "project.assets.json"))
            .Where(File.Exists)
            .ToArray();
        var libraries = restored
            .SelectMany(static assets => Libraries(assets))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("LanguageExt.Core", libraries);
        Assert.Contains("FsCheck", libraries);
        Assert.DoesNotContain(
            libraries,
            static name => name.Contains("CodeAnalysis", StringComparison.OrdinalIgnoreCase)
        );
    }

    private static string Name(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static IEnumerable<Type> Mentioned(Type type) =>
        type.GetFields(All)
            .Select(static field => field.FieldType)
            .Concat(
                type.GetMethods(All)
                    .SelectMany(static method =>
                        method
                            .GetParameters()
                            .Select(static p => p.ParameterType)
                            .Append(method.ReturnType)
                    )
            )
            .Concat(
                type.GetConstructors(All)
                    .SelectMany(static c => c.GetParameters().Select(static p => p.ParameterType))
            );

    // A type, what it is made of, and the open generic type of it.
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    // Lambdas' caches, and the collections' own constants.
    private static bool IsCompilers(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string[] Libraries(string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        return
        [
            .. document
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Select(static library =>
                    library.Name[..library.Name.IndexOf('/', StringComparison.Ordinal)]
                ),
        ];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Images.Functional.sln")))
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("no solution above the tests");
        return folder.FullName;
    }
}
