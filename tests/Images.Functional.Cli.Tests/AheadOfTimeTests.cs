using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What the native compiler fails on, found without running it.</summary>
public sealed class AheadOfTimeTests
{
    // Each reaches a generic type without end.
    private static readonly string[] Endless =
    [
        "Seq`1.op_Addition",
        "Seq`1.Concat",
        "Error.op_Addition",
        "Error.Append",
    ];

    [Theory]
    [InlineData("Images.Functional")]
    [InlineData("Images.Functional.Effects")]
    [InlineData("Images.Functional.Sandbox")]
    [InlineData("cfimages")]
    public void Nothing_that_the_command_has_in_it_joins_Seqs_or_errors(string assembly)
    {
        using var file = new PEReader(
            File.OpenRead(Path.Combine(System.AppContext.BaseDirectory, $"{assembly}.dll"))
        );
        var used = Used(file.GetMetadataReader()).ToHashSet();
        // The names are spelt as here.
        Assert.Contains("Seq`1.get_Count", used);
        Assert.DoesNotContain(Endless, used.Contains);
    }

    private static IEnumerable<string> Used(MetadataReader reader) =>
        from handle in reader.MemberReferences
        let member = reader.GetMemberReference(handle)
        let type = TypeOf(reader, member.Parent)
        where type.Kind == HandleKind.TypeReference
        select reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name)
            + "."
            + reader.GetString(member.Name);

    // A generic type in a signature: its kind, whether it is a class, and its name.
    private static EntityHandle TypeOf(MetadataReader reader, EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification)
            return type;
        var signature = reader.GetBlobReader(
            reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature
        );
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }
}
