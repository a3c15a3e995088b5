using System.Text.Json.Serialization.Metadata;

namespace Images.Functional;

/// <summary>
/// Any JSON value, as canonical text: no insignificant white space, only the escapes that JSON requires, numbers as they
/// were written. At most <see cref="FieldLimits.JsonDepth"/> levels deep.
/// </summary>
/// <remarks>
/// Compared by value: the order of an object's members is ignored, and the last of duplicate members counts. Numbers are compared
/// by their text (<c>1</c> is not <c>1.0</c>). Sorting is ordinal, on the text with sorted members. The <c>default</c> value is
/// <c>null</c>.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<JsonText>))]
public readonly record struct JsonText : IComparable<JsonText>, IHasCodec<JsonText>
{
    private const string Null = "null";

    // An option in a list of variants is five levels deep in its envelope, which must remain readable.
    private const int DeepestMember = FieldLimits.JsonDepth - 5;

    // The depth that options allow by default.
    private const int UsualDepth = 64;

    /// <summary>The codec: writes the JSON value itself.</summary>
    public static Codec<JsonText> Codec => Json.Any;

    private readonly string? text;

    private JsonText(string text) => this.text = text;

    /// <summary>The canonical text.</summary>
    public string Value => text ?? Null;

    /// <summary>Whether it is JSON's <c>null</c>.</summary>
    public bool IsNull => Value == Null;

    /// <summary>Reads one JSON value. Left: <see cref="CfError.Malformed"/>, with pointer and byte offset.</summary>
    public static Either<CfErrors, JsonText> Parse(string? json) => Codec.Parse(json);

    /// <summary>Reads one JSON value in UTF-8. Left: <see cref="CfError.Malformed"/>, with pointer and byte offset.</summary>
    public static Either<CfErrors, JsonText> Parse(ReadOnlySpan<byte> utf8) => Codec.Parse(utf8);

    /// <summary>
    /// Serialises your own value. Left: <see cref="CfError.Malformed"/> if its contract can't serialise it, and
    /// <see cref="CfError.Constraint"/> if a text has a lone surrogate, which UTF-8 can't encode.
    /// </summary>
    public static Either<CfErrors, JsonText> From<A>(A value, JsonTypeInfo<A> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, JsonBytes.Readable))
                JsonSerializer.Serialize(writer, value, type);
            return JsonBytes.Replaced(buffer.WrittenSpan) is { } errors
                ? errors
                : Parse(buffer.WrittenSpan);
        }
        // A missing contract is a programming error, and its exception says so. Any other exception concerns the value.
        catch (Exception e) when (e is not NotSupportedException)
        {
            return Malformed(
                $"a value that the contract of {TypeName.Of(type.Type)} can serialise",
                $"one that it can't ({Reason(e)})"
            );
        }
    }

    /// <summary>
    /// Reads the value into your own type, by its contract (<c>MyContext.Default.MyType</c>). Left:
    /// <see cref="CfError.Malformed"/> if the value has an unexpected shape, or one that the contract does not support.
    /// </summary>
    public Either<CfErrors, A> As<A>(JsonTypeInfo<A> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var utf8 = Encoding.UTF8.GetBytes(Value);
        try
        {
            return Read(utf8, type) is { } value
                ? value
                : Malformed($"the JSON of {TypeName.Of(type.Type)}", Null);
        }
        // Not only for a missing contract: an abstract type's JSON may lack its type discriminator, or not have it first.
        catch (NotSupportedException)
        {
            return Malformed(
                $"JSON that the contract of {TypeName.Of(type.Type)} supports, with the type discriminator first if a type is abstract",
                Kind(utf8, 0)
            );
        }
        catch (Exception e)
        {
            return Unreadable(type.Type, utf8, e);
        }
    }

    /// <inheritdoc/>
    public bool Equals(JsonText other) => Value == other.Value || Normal == other.Normal;

    /// <inheritdoc/>
    public override int GetHashCode() => Normal.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(JsonText other) => string.CompareOrdinal(Normal, other.Normal);

    /// <summary>The canonical text.</summary>
    public override string ToString() => Value;

    /// <summary>Creates it from one whole JSON value that a tokenizer has accepted.</summary>
    internal static JsonText Trusted(ReadOnlySpan<byte> json) => new(CanonicalJson.Of(json));

    /// <summary>The violation of a value that is too deep to be kept as an unknown member; null if it is not.</summary>
    internal Violation? TooDeep =>
        Depth is var depth && depth > DeepestMember
            ? new Violation(
                $"at most {TextRules.Number(DeepestMember)} levels of nesting",
                $"{TextRules.Number(depth)} levels"
            )
            : null;

    /// <summary>How deep arrays and objects are nested.</summary>
    internal int Depth
    {
        get
        {
            var deepest = 0;
            if (Value[0] is not ('[' or '{'))
                return deepest;
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Value), JsonBytes.Options);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    deepest = Math.Max(deepest, reader.CurrentDepth + 1);
            return deepest;
        }
    }

    private string Normal => RawJson.Normal(Value);

    // A reader of our own can allow more depth than the options, but it reads the value twice. Few values are so deep.
    private static A? Read<A>(ReadOnlySpan<byte> utf8, JsonTypeInfo<A> type)
    {
        if (
            utf8.Count((byte)'{') + utf8.Count((byte)'[')
            <= (type.Options.MaxDepth is 0 ? UsualDepth : type.Options.MaxDepth)
        )
            return JsonSerializer.Deserialize(utf8, type);
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        return JsonSerializer.Deserialize(ref reader, type);
    }

    // System.Text.Json says after which byte it stopped, and why: "… Path: $.tags[1] | LineNumber: 0 | BytePositionInLine: 17." The value itself is
    // not shown: it may be a secret.
    private static CfErrors Unreadable(Type type, ReadOnlySpan<byte> utf8, Exception exception)
    {
        var json = exception as JsonException;
        var last = Math.Max(0, (json?.BytePositionInLine ?? 0) - 1);
        var pointer = JsonWalk.PointerAt(utf8, last);
        // A user's converter may have read another text, and the position is in that.
        if (last >= utf8.Length || Letters(json?.Path ?? "") != Letters(pointer))
            (last, pointer) = (0, "");
        return CfErrors.Of(
            new CfError.Malformed(
                pointer,
                0,
                $"the JSON of {TypeName.Of(type)}",
                $"{Kind(utf8, last)} ({Reason(exception)})"
            )
        );
    }

    private static string Reason(Exception exception) =>
        exception is JsonException json
            ? Printable.Line(json.Message.Split($" Path: {json.Path} | ")[0])
            : TypeName.Of(exception.GetType());

    // What a path of System.Text.Json and a pointer have in common.
    private static string Letters(string path) =>
        string.Concat(
            path.Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal)
                .Where(char.IsLetterOrDigit)
        );

    // The kind of the value whose token has this byte.
    private static string Kind(ReadOnlySpan<byte> utf8, long at)
    {
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        do reader.Read();
        while (reader.BytesConsumed <= at);
        return JsonBytes.Describe(in reader);
    }

    private static CfErrors Malformed(string expected, string found) =>
        CfErrors.Of(new CfError.Malformed("", 0, expected, found));
}
