using System;
using System.Buffers;
using System.Text.Json;

namespace Images.Functional;

/// <summary>Finds what a member's name means.</summary>
internal delegate A NameOf<out A>(ReadOnlySpan<byte> utf8);

/// <summary>Reads member names, which may be escaped: <c>"\u0069d"</c> is <c>id</c>.</summary>
internal static class JsonNames
{
    /// <summary>Looks up the name at which the reader is.</summary>
    public static A Of<A>(scoped ref Utf8JsonReader reader, NameOf<A> nameOf) =>
        reader.ValueIsEscaped ? Escaped(ref reader, nameOf) : nameOf(reader.ValueSpan);

    /// <summary>Looks up a name that has escapes.</summary>
    public static A Escaped<A>(scoped ref Utf8JsonReader reader, NameOf<A> nameOf)
    {
        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var name = nameOf(unescaped.AsSpan(0, reader.CopyString(unescaped)));
        ArrayPool<byte>.Shared.Return(unescaped);
        return name;
    }
}
