using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Reads and writes the entries of an envelope's <c>errors</c> and <c>messages</c>. An entry is a non-empty text, or an object with a
/// <c>code</c>, a <c>message</c> or causes. Anything else is ignored.
/// </summary>
internal static class ApiMessages
{
    /// <summary>The maximum depth of causes. No reply seen so far has more than two levels.</summary>
    public const int CauseDepth = 32;

    /// <summary>
    /// Reads the entries of a JSON value that a tokenizer has accepted, up to <see cref="FieldLimits.ReportedViolations"/> including
    /// causes.
    /// </summary>
    /// <param name="json">The value; empty if there is none.</param>
    /// <param name="leftOut">The number of further readable entries.</param>
    public static Seq<ApiMessage> Read(ReadOnlySpan<byte> json, out int leftOut)
    {
        leftOut = 0;
        // It is nearly always an empty array, or missing.
        if (json.Length <= "[]".Length)
            return [];
        using var document = Loose.Open(json);
        var room = FieldLimits.ReportedViolations;
        return Entries(document.RootElement, 0, ref room, ref leftOut);
    }

    /// <summary>
    /// Reads an error from an object that is not an envelope: a <c>message</c>, with or without a <c>code</c>, or a problem document's
    /// <c>title</c> and <c>detail</c> (RFC 9457). Null if it has none.
    /// </summary>
    /// <param name="json">A whole JSON value that a tokenizer has accepted.</param>
    public static ApiMessage? ReadBare(ReadOnlySpan<byte> json)
    {
        using var document = Loose.Open(json);
        var room = FieldLimits.ReportedViolations;
        return document.RootElement.ValueKind != JsonValueKind.Object ? null
            : Entry(document.RootElement, 0, ref room) is { Text.Length: > 0 } message ? message
            : Problem.Message(document.RootElement);
    }

    private static Seq<ApiMessage> Entries(
        JsonElement value,
        int depth,
        ref int room,
        ref int leftOut
    )
    {
        var messages = new List<ApiMessage>();
        if (value.ValueKind != JsonValueKind.Array)
            Add(value, depth, ref room, ref leftOut, messages);
        else
            foreach (var entry in value.EnumerateArray())
                Add(entry, depth, ref room, ref leftOut, messages);
        return toSeq(messages.ToArray());
    }

    private static void Add(
        JsonElement entry,
        int depth,
        ref int room,
        ref int leftOut,
        List<ApiMessage> messages
    )
    {
        // Reserves a place for the entry before its causes are read.
        var place = room > 0 ? 1 : 0;
        room -= place;
        var message = Entry(entry, depth, ref room);
        if (message is null)
            room += place;
        else if (place == 0)
            leftOut++;
        else
            messages.Add(message);
    }

    private static ApiMessage? Entry(JsonElement entry, int depth, ref int room)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return Loose.Text(entry) is { Length: > 0 } said ? new ApiMessage(0, said) : null;
        var code = Loose.Code(Loose.Member(entry, EnvelopeMembers.CodeName));
        var text = Loose.Text(Loose.Member(entry, EnvelopeMembers.MessageName));
        var dropped = 0;
        var causes =
            depth < CauseDepth
                ? Entries(
                    Loose.Member(entry, EnvelopeMembers.ErrorChainName),
                    depth + 1,
                    ref room,
                    ref dropped
                )
                : [];
        var source = Loose.Member(entry, EnvelopeMembers.SourceName);
        return code is null && text is null && causes.IsEmpty
            ? null
            : new ApiMessage(
                code ?? 0,
                text ?? "",
                Optional(Loose.Text(Loose.Member(entry, EnvelopeMembers.DocumentationUrlName))),
                Optional(Loose.Text(Loose.Member(source, EnvelopeMembers.PointerName))),
                causes
            );
    }

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, Seq<ApiMessage> messages)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
            Write(writer, message, 0);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ApiMessage message, int depth)
    {
        writer.WriteStartObject();
        writer.WriteNumber(EnvelopeMembers.CodeName, message.Code);
        writer.WriteString(EnvelopeMembers.MessageName, message.Text);
        message.DocumentationUrl.IfSome(url =>
            writer.WriteString(EnvelopeMembers.DocumentationUrlName, url)
        );
        message.Pointer.IfSome(pointer =>
        {
            writer.WriteStartObject(EnvelopeMembers.SourceName);
            writer.WriteString(EnvelopeMembers.PointerName, pointer);
            writer.WriteEndObject();
        });
        if (!message.Causes.IsEmpty && depth < CauseDepth)
        {
            writer.WriteStartArray(EnvelopeMembers.ErrorChainName);
            foreach (var cause in message.Causes)
                Write(writer, cause, depth + 1);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
