using System;
using System.Collections.Generic;
using System.Text.Json;
using LanguageExt;
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
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        var room = FieldLimits.ReportedViolations;
        return ReadEntries(ref reader, 0, ref room, ref leftOut);
    }

    /// <summary>
    /// Reads an error from an object that is not an envelope: a <c>message</c>, with or without a <c>code</c>, or a problem document's
    /// <c>title</c> and <c>detail</c> (RFC 9457). Null if it has none.
    /// </summary>
    /// <param name="json">A whole JSON value that a tokenizer has accepted.</param>
    public static ApiMessage? ReadBare(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        var room = FieldLimits.ReportedViolations;
        return ReadEntry(ref reader, 0, ref room) is { } message && message.Text.Length > 0
            ? message
            : Problem.Read(json).Message;
    }

    private static Seq<ApiMessage> ReadEntries(
        ref Utf8JsonReader reader,
        int depth,
        ref int room,
        ref int leftOut
    )
    {
        List<ApiMessage>? messages = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            Add(ref reader, depth, ref room, ref leftOut, ref messages);
        else
            while (!JsonTokens.Next(ref reader, JsonTokenType.EndArray))
                Add(ref reader, depth, ref room, ref leftOut, ref messages);
        return messages is null ? [] : toSeq(messages.ToArray());
    }

    private static void Add(
        ref Utf8JsonReader reader,
        int depth,
        ref int room,
        ref int leftOut,
        ref List<ApiMessage>? messages
    )
    {
        var hasRoom = room > 0;
        // Reserves a place for the entry before its causes are read.
        room -= hasRoom ? 1 : 0;
        var message = ReadEntry(ref reader, depth, ref room);
        if (message is null)
            room += hasRoom ? 1 : 0;
        else if (hasRoom)
            (messages ??= []).Add(message);
        else
            leftOut++;
    }

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, Seq<ApiMessage> messages)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
            Write(writer, message, 0);
        writer.WriteEndArray();
    }

    private static ApiMessage? Worded(string said) =>
        said.Length > 0 ? new ApiMessage(0, said) : null;

    private static ApiMessage? ReadEntry(ref Utf8JsonReader reader, int depth, ref int room)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Worded(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        int? code = null;
        string? text = null;
        string? documentationUrl = null;
        string? pointer = null;
        var causes = Seq<ApiMessage>();
        while (JsonTokens.Next(ref reader, JsonTokenType.PropertyName))
        {
            var member = JsonNames.Of(ref reader, MemberOf);
            reader.Read();
            switch (member)
            {
                case Member.Code:
                    code = ReadCode(ref reader);
                    break;
                case Member.Message:
                    text = ReadString(ref reader);
                    break;
                case Member.DocumentationUrl:
                    documentationUrl = ReadString(ref reader);
                    break;
                case Member.Source:
                    pointer = ReadPointer(ref reader);
                    break;
                case Member.ErrorChain when depth < CauseDepth:
                    var dropped = 0;
                    causes = ReadEntries(ref reader, depth + 1, ref room, ref dropped);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return code is null && text is null && causes.IsEmpty
            ? null
            : new ApiMessage(
                code ?? 0,
                text ?? "",
                Optional(documentationUrl),
                Optional(pointer),
                causes
            );
    }

    private static string? ReadPointer(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? pointer = null;
        while (JsonTokens.Next(ref reader, JsonTokenType.PropertyName))
        {
            var isPointer = JsonNames.Of(
                ref reader,
                static name => name.SequenceEqual(EnvelopeMembers.PointerName.EncodedUtf8Bytes)
            );
            reader.Read();
            if (isPointer)
                pointer = ReadString(ref reader);
            else
                reader.Skip();
        }

        return pointer;
    }

    public static string? ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    /// <summary>Reads a code: an integer, or a text that consists of digits.</summary>
    public static int? ReadCode(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt32(out var code)
                ? code
                : (
                    JsonInteger.Of(reader.ValueSpan)
                        is >= int.MinValue
                            and <= int.MaxValue
                            and var wide
                        ? (int)wide
                        : null
                );
        return Digits.TryRead(ReadString(ref reader), out int digits) ? digits : null;
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

    private enum Member
    {
        Unknown,
        Code,
        Message,
        DocumentationUrl,
        Source,
        ErrorChain,
    }

    private static Member MemberOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(EnvelopeMembers.CodeName.EncodedUtf8Bytes) ? Member.Code
        : name.SequenceEqual(EnvelopeMembers.MessageName.EncodedUtf8Bytes) ? Member.Message
        : name.SequenceEqual(EnvelopeMembers.DocumentationUrlName.EncodedUtf8Bytes)
            ? Member.DocumentationUrl
        : name.SequenceEqual(EnvelopeMembers.SourceName.EncodedUtf8Bytes) ? Member.Source
        : name.SequenceEqual(EnvelopeMembers.ErrorChainName.EncodedUtf8Bytes) ? Member.ErrorChain
        : Member.Unknown;
}
