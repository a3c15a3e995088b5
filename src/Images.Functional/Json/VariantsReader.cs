using System;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// Reads <c>variants</c>. An image's variants share all but their last segment, so a URL that begins as the one before it
/// holds the same prefix and is checked from there on.
/// </summary>
internal static class VariantsReader
{
    private const byte Delete = 0x7F;

    /// <summary>Reads the array at whose beginning the reader stands, to its end.</summary>
    public static VariantUrl[] Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations
    )
    {
        var first = new Usual();
        VariantUrl[]? more = null;
        var count = 0;
        // A sound beginning of a URL, up to and with its last slash.
        ReadOnlySpan<byte> sharedBytes = default;
        var shared = "";
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            VariantUrl variant;
            if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
            {
                var url = reader.ValueSpan;
                if (
                    sharedBytes.Length == 0
                    || !url.StartsWith(sharedBytes)
                    || url[sharedBytes.Length..].ContainsAny((byte)'/', Delete)
                )
                {
                    var split = url.LastIndexOf((byte)'/') + 1;
                    sharedBytes = IsSound(url, split) ? url[..split] : default;
                    shared = source.Text(sharedBytes);
                }

                variant =
                    sharedBytes.Length > 0
                        ? VariantUrl.Trusted(shared, source.Text(url[sharedBytes.Length..]))
                        : ReadOther(ref reader, in source, count, ref violations);
            }
            else
                variant = ReadOther(ref reader, in source, count, ref violations);

            if (count < Usual.Length)
                first[count] = variant;
            else
                Add(ref more, count - Usual.Length, variant);
            count++;
        }

        return Join(in first, more, count);
    }

    // Of the controls that a URL may not have, JSON lets only one stand in a string without an escape.
    private static bool IsSound(ReadOnlySpan<byte> url, int split) =>
        VariantUrl.HasHost(url[..split]) && !url.Contains(Delete);

    private static VariantUrl ReadOther(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        int index,
        scoped ref Violations violations
    )
    {
        if (reader.TokenType == JsonTokenType.String)
            return ImageFields.Variant(source.String(ref reader), index, ref violations);
        violations.AddWrongKind(
            violations.Pointer(VariantUrl.Field, index),
            "a string",
            ref reader,
            in source
        );
        reader.Skip();
        return default;
    }

    private static void Add(ref VariantUrl[]? more, int index, VariantUrl variant)
    {
        more ??= new VariantUrl[Usual.Length * 2];
        if (index == more.Length)
            Array.Resize(ref more, index * 2);
        more[index] = variant;
    }

    private static VariantUrl[] Join(scoped ref readonly Usual first, VariantUrl[]? more, int count)
    {
        var variants = new VariantUrl[count];
        for (var i = 0; i < Math.Min(count, Usual.Length); i++)
            variants[i] = first[i];
        more?.AsSpan(0, count - Usual.Length).CopyTo(variants.AsSpan(Usual.Length));
        return variants;
    }

    // As many as most images have, on the stack: the array is then made once, in its size.
    [InlineArray(Length)]
    private struct Usual
    {
        public const int Length = 4;
        private VariantUrl element;
    }
}
