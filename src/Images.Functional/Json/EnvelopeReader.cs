using System;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Reads the result of an envelope: the reader stands at the beginning of an object, and goes to its end. Null where
/// there were violations.
/// </summary>
internal delegate A? ResultReader<out A>(
    scoped ref Utf8JsonReader reader,
    JsonSource source,
    scoped ref Violations violations
)
    where A : class;

/// <summary>
/// One pass over an envelope: gathers what <see cref="ReplyReader"/> decides on. <c>errors</c> and <c>messages</c> are marked where
/// they stand, and read only where somebody asks.
/// </summary>
internal ref struct EnvelopeReader
{
    private const string ResultPointer = "/" + EnvelopeMembers.Result;
    private const string SuccessPointer = "/" + EnvelopeMembers.Success;

    private readonly JsonSource source;
    private readonly ResultReader<object>? readResult;
    private ReadOnlySpan<byte> errors;
    private ReadOnlySpan<byte> messages;

    /// <summary>What makes this no envelope, where anything does: the first rows of the table.</summary>
    public Violations Shape;

    /// <summary>What is wrong with the result.</summary>
    public Violations ResultViolations;

    private EnvelopeReader(JsonSource source, ResultReader<object>? readResult)
    {
        this.source = source;
        this.readResult = readResult;
        Shape = new Violations("");
        ResultViolations = new Violations(ResultPointer);
    }

    /// <summary>Reads a document; throws <see cref="JsonException"/> where it is not one whole JSON value.</summary>
    /// <param name="source">The document.</param>
    /// <param name="readResult">Reads the result; null passes over it.</param>
    public static EnvelopeReader Read(JsonSource source, ResultReader<object>? readResult)
    {
        var envelope = new EnvelopeReader(source, readResult);
        var reader = source.Tokens();
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            envelope.ReadObject(ref reader);
        else
        {
            envelope.Shape.AddWrongKind("", "an envelope, which is an object", ref reader, source);
            reader.Skip();
        }

        // The tokenizer throws where anything but white space follows.
        reader.Read();
        return envelope;
    }

    /// <summary>The value of <c>success</c>.</summary>
    public bool Success { get; private set; }

    /// <summary>The result; null where it is no object, or has violations.</summary>
    public object? Result { get; private set; }

    /// <summary>Where the envelope's object ends, in bytes of the document.</summary>
    public long End { get; private set; }

    public readonly Seq<ApiMessage> Errors => ApiMessages.Read(errors);

    public readonly Seq<ApiMessage> Messages => ApiMessages.Read(messages);

    private void ReadObject(scoped ref Utf8JsonReader reader)
    {
        var seen = EnvelopeMembers.Member.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueIsEscaped
                ? JsonNames.Escaped(ref reader, EnvelopeMembers.Of)
                : EnvelopeMembers.Of(reader.ValueSpan);
            if ((seen & member) != 0)
            {
                Shape.AddRepeated(ref reader, source);
                reader.Skip();
                continue;
            }

            seen |= member;
            reader.Read();
            ReadMember(member, ref reader);
        }

        End = source.Offset(ref reader);
        if ((seen & EnvelopeMembers.Member.Success) == 0)
            Shape.Add(Missing(SuccessPointer, "a boolean"));
        if ((seen & EnvelopeMembers.Member.Result) == 0)
            ResultViolations.Add(Missing(ResultPointer, "an object"));
    }

    private void ReadMember(EnvelopeMembers.Member member, scoped ref Utf8JsonReader reader)
    {
        switch (member)
        {
            case EnvelopeMembers.Member.Errors:
                errors = source.Slice(ref reader);
                break;
            case EnvelopeMembers.Member.Messages:
                messages = source.Slice(ref reader);
                break;
            case EnvelopeMembers.Member.Success
                when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                Success = reader.TokenType == JsonTokenType.True;
                break;
            case EnvelopeMembers.Member.Success:
                Shape.AddWrongKind(SuccessPointer, "a boolean", ref reader, source);
                reader.Skip();
                break;
            case EnvelopeMembers.Member.Result when readResult is not null:
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    Result = readResult(ref reader, source, ref ResultViolations);
                    break;
                }

                ResultViolations.AddWrongKind(ResultPointer, "an object", ref reader, source);
                reader.Skip();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private readonly CfError.Malformed Missing(string pointer, string expected) =>
        new(pointer, End, expected, "nothing");
}
