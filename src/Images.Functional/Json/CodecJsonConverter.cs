namespace Images.Functional;

/// <summary>A type that has a codec for its JSON.</summary>
public interface IHasCodec<A>
    where A : IHasCodec<A>
{
    /// <summary>The type's codec.</summary>
    static abstract Codec<A> Codec { get; }
}

/// <summary>
/// Lets System.Text.Json read and write a type by its codec, inside any document or stream. The library's types have it already. Add it to
/// your own type with <c>[JsonConverter(typeof(CodecJsonConverter&lt;MyType&gt;))]</c>.
/// </summary>
/// <remarks>
/// Throws a <see cref="JsonException"/> with every violation, as converters must. The options decide on depth, comments, trailing commas
/// and duplicate members. Byte offsets in errors count from the beginning of the value.
/// </remarks>
public sealed class CodecJsonConverter<A> : JsonConverter<A>
    where A : IHasCodec<A>
{
    /// <inheritdoc/>
    public override bool HandleNull => typeof(A).IsValueType;

    /// <inheritdoc/>
    public override A Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => A.Codec.Parse(JsonOptions.Value(ref reader, options)).OrThrowJson();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, A value, JsonSerializerOptions options) =>
        A.Codec.WriteTo(writer, value);

    /// <inheritdoc/>
    public override A ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Text.Create(reader.GetString()).OrThrowJson();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(
        Utf8JsonWriter writer,
        A value,
        JsonSerializerOptions options
    ) => writer.NotNull().WritePropertyName(Text.Shown(value));

    private static Text<A> Text =>
        A.Codec.AsText is { IsSecret: false } text
            ? text
            : throw new NotSupportedException(
                $"{TypeName.Of(typeof(A))} cannot be a property name."
            );
}
