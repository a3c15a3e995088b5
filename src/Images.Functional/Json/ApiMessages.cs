using System;
using System.Collections.Generic;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Reads and writes the entries of an envelope's <c>errors</c> and <c>messages</c>. An entry is readable when it has an integer
/// <c>code</c> and a <c>message</c>; any other is passed over.
/// </summary>
internal static class ApiMessages
{
    /// <summary>The readable entries of a JSON value that a tokenizer has been through; none where it is no array.</summary>
    public static Seq<ApiMessage> Read(ReadOnlySpan<byte> json)
    {
        // Nearly always it is an empty array, or not there.
        if (json.Length <= "[]".Length)
            return [];
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        if (!JsonTokens.Next(ref reader, JsonTokenType.StartArray))
            return [];

        List<ApiMessage>? messages = null;
        while (!JsonTokens.Next(ref reader, JsonTokenType.EndArray))
            if (ReadEntry(ref reader) is { } message)
                (messages ??= []).Add(message);
        return messages is null ? [] : toSeq(messages.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, Seq<ApiMessage> messages)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
            Write(writer, message);
        writer.WriteEndArray();
    }

    private static ApiMessage? ReadEntry(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        int? code = null;
        string? text = null;
        string? documentationUrl = null;
        string? pointer = null;
        while (JsonTokens.Next(ref reader, JsonTokenType.PropertyName))
        {
            var member = JsonNames.Of(ref reader, MemberOf);
            reader.Read();
            switch (member)
            {
                case Member.Code:
                    code = ReadInteger(ref reader);
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
                default:
                    reader.Skip();
                    break;
            }
        }

        return code is { } number && text is not null
            ? new ApiMessage(number, text, Optional(documentationUrl), Optional(pointer))
            : null;
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

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    private static int? ReadInteger(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt32(out var code) ? code : JsonInteger.Of(reader.ValueSpan);
        reader.Skip();
        return null;
    }

    private static void Write(Utf8JsonWriter writer, ApiMessage message)
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
        writer.WriteEndObject();
    }

    private enum Member
    {
        Unknown,
        Code,
        Message,
        DocumentationUrl,
        Source,
    }

    private static Member MemberOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(EnvelopeMembers.CodeName.EncodedUtf8Bytes) ? Member.Code
        : name.SequenceEqual(EnvelopeMembers.MessageName.EncodedUtf8Bytes) ? Member.Message
        : name.SequenceEqual(EnvelopeMembers.DocumentationUrlName.EncodedUtf8Bytes)
            ? Member.DocumentationUrl
        : name.SequenceEqual(EnvelopeMembers.SourceName.EncodedUtf8Bytes) ? Member.Source
        : Member.Unknown;
}
