namespace Images.Functional;

/// <summary>Describes a type's JSON. The same description reads and writes it. <see cref="Json"/> has the basic codecs, and combines them.</summary>
/// <typeparam name="A">The type.</typeparam>
public abstract class Codec<A>
{
    private protected Codec() { }

    /// <summary>The kind of JSON value, as errors name it: <c>a string</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Reads one JSON value. Left: every violation, each with its JSON Pointer and, if the JSON has an unexpected shape, its byte offset.
    /// Never throws, unless a constructor or function of yours does: any bytes give a Right or a Left.
    /// </summary>
    /// <param name="json">The JSON in UTF-8; a byte order mark is ignored.</param>
    public Either<CfErrors, A> Parse(ReadOnlySpan<byte> json)
    {
        var reading = new JsonReading(json);
        if (!reading.IsText)
            return CfErrors.Of(JsonBytes.Explain(json));
        try
        {
            reading.Tokens.Read();
            var isRead = Read(ref reading, out var value);
            // The tokenizer throws if anything but white space follows.
            reading.Tokens.Read();
            return isRead ? value : reading.Violations.All(default);
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(json));
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">The JSON as text.</param>
    public Either<CfErrors, A> Parse(string? json) =>
        JsonBytes.Encode(json, "JSON").Bind(utf8 => Parse(utf8));

    /// <summary>The value's JSON in one line or, if <paramref name="indented"/>, in several, indented by at most 32 levels. A lone surrogate becomes U+FFFD.</summary>
    public string ToJson(A value, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : JsonBytes.Readable))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the value's JSON. The writer's encoder decides what is escaped.</summary>
    public void WriteTo(Utf8JsonWriter writer, A value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Write(writer, value);
    }

    /// <summary>Returns a codec that passes what it reads to a smart constructor, and reports the constructor's errors.</summary>
    /// <param name="create">The smart constructor.</param>
    /// <param name="show">Returns the value from which the constructor creates the same one.</param>
    public Codec<B> Checked<B>(Func<A, Either<CfErrors, B>> create, Func<B, A> show) =>
        new CheckedCodec<A, B>(this, create.NotNull(), show.NotNull());

    /// <summary>Reads the current value to its end. If there are violations, reports them and returns false.</summary>
    internal abstract bool Read(ref JsonReading reading, out A value);

    internal abstract void Write(Utf8JsonWriter writer, A value);

    /// <summary>The codec's <see cref="Text{A}"/> if its JSON is a string; otherwise null.</summary>
    internal virtual Text<A>? AsText => null;

    /// <summary>Whether its JSON is a string, which a form's part has without its quotation marks.</summary>
    internal virtual bool IsString => AsText is not null;

    /// <summary>The members of an object that keeps no unknown ones, and whether each is a string; null for other codecs.</summary>
    internal virtual Dictionary<string, bool>? Members => null;

    /// <summary>Whether this describes an object with a member of this name.</summary>
    internal virtual bool Has(string member) => false;

    /// <summary>The value if the document has none; None if a value is required.</summary>
    internal virtual Option<A> Missing => default;

    internal virtual R Accept<R>(ICodecVisitor<A, R> visitor) => visitor.Leaf(this);

    private static JsonWriterOptions Indented { get; } =
        JsonBytes.Readable with
        {
            Indented = true,
            NewLine = "\n",
        };
}
