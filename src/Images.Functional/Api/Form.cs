using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Describes a value that is sent as a form. A client uses it to write the parts; a server, to read them.</summary>
/// <typeparam name="A">The value.</typeparam>
public sealed class Form<A>
{
    private readonly Func<A, Either<CfErrors, Seq<Part>>> write;
    private readonly Func<Seq<Part>, Either<CfErrors, A>> read;

    internal Form(
        Func<A, Either<CfErrors, Seq<Part>>> write,
        Func<Seq<Part>, Either<CfErrors, A>> read
    ) => (this.write, this.read) = (write, read);

    /// <summary>The codec of the object whose members are the form's texts; null if the form has only a file.</summary>
    internal Codec<A>? Fields { get; init; }

    /// <summary>Whether the form may also have a file.</summary>
    internal bool HasFile { get; init; }

    /// <summary>Writes the parts of a value. Left: its errors, if it is not allowed in requests.</summary>
    public Either<CfErrors, Seq<Part>> Write(A value) => write(value.NotNull());

    /// <summary>Reads the parts of an incoming form. Ignores parts with other names. Left: every part that is not JSON, or else every wrong value.</summary>
    public Either<CfErrors, A> Read(Seq<Part> parts) => read(parts);
}

/// <summary>Creates descriptions of forms.</summary>
public static class Form
{
    private const string FileName = "file";

    /// <summary>A form with only a file: one part, named <c>file</c>.</summary>
    public static Form<ImageFile> OfFile { get; } =
        new(
            static file => File(file).Map(static part => Seq1(part)),
            static parts => FileOf(parts).ToEither(CfErrors.Of(FileName, "a file", "none"))
        );

    /// <summary>
    /// Describes a form whose parts are the members of an object. A string becomes a part unchanged; any other member becomes a part with JSON
    /// text (<c>{"key":"value"}</c>, <c>true</c>).
    /// </summary>
    /// <param name="fields">The codec of an object.</param>
    /// <exception cref="ArgumentException">The codec is not an object's, or has a <see cref="Json.Rest{A}"/>: all parts must be known.</exception>
    public static Form<A> Of<A>(Codec<A> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var members =
            fields.Members
            ?? throw new ArgumentException(
                "The codec of a form must be an object's, without a rest.",
                nameof(fields)
            );
        return new Form<A>(
            value => Texts(fields, members, value),
            parts => Parse(fields, members, parts)
        )
        {
            Fields = fields,
        };
    }

    /// <summary>Returns the form with a part named <c>file</c> as well, if the value has a file.</summary>
    internal static Form<A> WithFile<A>(
        this Form<A> form,
        Func<A, Option<ImageFile>> get,
        Func<A, Option<ImageFile>, A> with
    ) =>
        new(
            value =>
                get(value).Case is ImageFile file
                    ? (form.Write(value), File(file)).Apply(static (texts, part) => texts.Add(part))
                    : form.Write(value),
            parts => form.Read(parts).Map(value => with(value, FileOf(parts)))
        )
        {
            Fields = form.Fields,
            HasFile = true,
        };

    /// <summary>Returns the form with a rule that refuses values.</summary>
    internal static Form<A> Checked<A>(this Form<A> form, Func<A, CfErrors?> rule) =>
        new(
            value => Unless(rule(value), form.Write(value)),
            parts => form.Read(parts).Bind(value => Unless<A>(rule(value), value))
        )
        {
            Fields = form.Fields,
            HasFile = form.HasFile,
        };

    // Reports the errors of both.
    private static Either<CfErrors, A> Unless<A>(CfErrors? wrong, Either<CfErrors, A> value) =>
        CfErrors.Both(wrong, value.Split(out _)) is { } errors ? errors : value;

    // The file comes last, as in most forms: a server has then read the other parts.
    private static Either<CfErrors, Part> File(ImageFile file) =>
        file.Refused() is { } refused ? refused : new Part.File(FileName, file);

    private static Option<ImageFile> FileOf(Seq<Part> parts) =>
        parts
            .Find(static part => part is Part.File { Name: FileName })
            .Map(static part => ((Part.File)part).Content);

    private static Either<CfErrors, Seq<Part>> Texts<A>(
        Codec<A> fields,
        Dictionary<string, bool> members,
        A value
    )
    {
        if (JsonBytes.ToSend(fields, value).Split(out var written) is { } errors)
            return errors;
        using var json = RawJson.Open(written);
        return toSeq<Part>([
            .. json
                .RootElement.EnumerateObject()
                .Select(member => new Part.Text(
                    member.Name,
                    members[member.Name] ? member.Value.GetString()! : member.Value.GetRawText()
                )),
        ]);
    }

    private static Either<CfErrors, A> Parse<A>(
        Codec<A> fields,
        Dictionary<string, bool> members,
        Seq<Part> parts
    )
    {
        // The service refuses an empty form, even if all its parts are optional.
        if (parts.IsEmpty)
            return CfErrors.Of("form", "a form of at least one part", "none");
        var buffer = new ArrayBufferWriter<byte>();
        var violations = default(Violations);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var part in parts)
                if (part is Part.Text text && members.TryGetValue(text.Name, out var isString))
                    Write(writer, text, isString, ref violations);
            writer.WriteEndObject();
        }

        return violations.IsEmpty ? fields.Parse(buffer.WrittenSpan) : violations.All(None);
    }

    private static void Write(
        Utf8JsonWriter writer,
        Part.Text text,
        bool isString,
        ref Violations violations
    )
    {
        if (isString)
        {
            if (TextRules.Unicode(text.Value) is { } violation)
                violations.Add(violation.At(text.Name), text.Name);
            else
                writer.WriteString(text.Name, text.Value);
            return;
        }

        var json = JsonText.Parse(text.Value);
        writer.WritePropertyName(text.Name);
        writer.WriteRawValue(json.IfLeft(default(JsonText)).Value, skipInputValidation: true);
        if (json.IsLeft)
            violations.Add(json.ErrorsOrBottom(), text.Name);
    }
}
