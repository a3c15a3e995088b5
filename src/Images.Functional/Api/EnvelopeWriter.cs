namespace Images.Functional;

/// <summary>Writes an envelope, with its members in the order of the documented response.</summary>
internal static class EnvelopeWriter
{
    public static string ToJson<A>(Envelope<A> envelope, Codec<A> result)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, JsonBytes.Readable))
            Write(envelope, result, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write<A>(Envelope<A> envelope, Codec<A> result, Utf8JsonWriter writer)
    {
        WriteStart(writer, envelope.Errors, envelope.Messages);
        result.Write(writer, envelope.Result);
        WriteEnd(writer, envelope.ResultInfo);
    }

    /// <summary>Writes everything before the value of the result.</summary>
    public static void WriteStart(
        Utf8JsonWriter writer,
        Seq<ApiMessage> errors,
        Seq<ApiMessage> messages
    )
    {
        writer.WriteStartObject();
        ApiMessages.Write(writer, EnvelopeMembers.ErrorsName, errors);
        ApiMessages.Write(writer, EnvelopeMembers.MessagesName, messages);
        writer.WritePropertyName(EnvelopeMembers.ResultName);
    }

    /// <summary>Writes everything after the value of the result.</summary>
    public static void WriteEnd(Utf8JsonWriter writer, Option<JsonText> info)
    {
        writer.WriteBoolean(EnvelopeMembers.SuccessName, true);
        if (info.IsSome)
        {
            writer.WritePropertyName(EnvelopeMembers.ResultInfoName);
            RawJson.Write(writer, ((JsonText)info).Value);
        }

        writer.WriteEndObject();
    }
}
