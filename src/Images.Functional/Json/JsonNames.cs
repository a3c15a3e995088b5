using System;
using System.Buffers;
using System.Text.Json;

namespace Images.Functional;

/// <summary>What a member's name stands for.</summary>
internal delegate A NameOf<out A>(ReadOnlySpan<byte> utf8);

/// <summary>Names of members, which may be escaped: <c>"\u0069d"</c> is <c>id</c>.</summary>
internal static class JsonNames
{
    /// <summary>Tells which member the name is at which the reader stands.</summary>
    public static A Of<A>(scoped ref Utf8JsonReader reader, NameOf<A> nameOf) =>
        reader.ValueIsEscaped ? Escaped(ref reader, nameOf) : nameOf(reader.ValueSpan);

    /// <summary>The same for a name that has escapes.</summary>
    public static A Escaped<A>(scoped ref Utf8JsonReader reader, NameOf<A> nameOf)
    {
        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var name = nameOf(unescaped.AsSpan(0, reader.CopyString(unescaped)));
        ArrayPool<byte>.Shared.Return(unescaped);
        return name;
    }
}
