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
        writer.WriteStartObject();
        ApiMessages.Write(writer, EnvelopeMembers.ErrorsName, envelope.Errors);
        ApiMessages.Write(writer, EnvelopeMembers.MessagesName, envelope.Messages);
        writer.WritePropertyName(EnvelopeMembers.ResultName);
        result.Write(writer, envelope.Result);
        writer.WriteBoolean(EnvelopeMembers.SuccessName, true);
        if (envelope.ResultInfo.IsSome)
        {
            writer.WritePropertyName(EnvelopeMembers.ResultInfoName);
            RawJson.Write(writer, ((JsonText)envelope.ResultInfo).Value);
        }

        writer.WriteEndObject();
    }
}
