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
    scoped ref readonly JsonSource source,
    scoped ref Violations violations
)
    where A : class;

/// <summary>
/// What one pass over an envelope gathered, for <see cref="ReplyReader"/> to decide on. <c>errors</c> and <c>messages</c> are marked
/// where they stand, and read only where somebody asks.
/// </summary>
internal readonly ref struct EnvelopeReader
{
    private const string ResultPointer = "/" + EnvelopeMembers.Result;
    private const string SuccessPointer = "/" + EnvelopeMembers.Success;

    private readonly ReadOnlySpan<byte> errors;
    private readonly ReadOnlySpan<byte> messages;

    /// <summary>What makes this no envelope, where anything does: the first rows of the table.</summary>
    public readonly Violations Shape;

    /// <summary>What is wrong with the result.</summary>
    public readonly Violations ResultViolations;

    /// <summary>The value of <c>success</c>.</summary>
    public readonly bool Success;

    /// <summary>The result; null where it is no object, or has violations.</summary>
    public readonly object? Result;

    /// <summary>Where the envelope's object ends, in bytes of the document.</summary>
    public readonly long End;

    /// <summary>Reads a document; throws <see cref="JsonException"/> where it is not one whole JSON value.</summary>
    /// <param name="source">The document.</param>
    /// <param name="readResult">Reads the result; null passes over it.</param>
    public EnvelopeReader(scoped ref readonly JsonSource source, ResultReader<object>? readResult)
    {
        // Locals, not fields: fields of a struct behind a reference cost a barrier each time they are set.
        var shape = new Violations("");
        var resultViolations = new Violations(ResultPointer);
        object? result = null;
        var success = false;
        Range errorsRange = default;
        Range messagesRange = default;
        var seen = EnvelopeMembers.Member.Unknown;

        var reader = source.Tokens();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            shape.AddWrongKind("", "an envelope, which is an object", ref reader, in source);
            reader.Skip();
            // The tokenizer throws where anything but white space follows.
            reader.Read();
            Shape = shape;
            return;
        }

        for (reader.Read(); reader.TokenType == JsonTokenType.PropertyName; reader.Read())
        {
            var member = reader.ValueIsEscaped
                ? JsonNames.Escaped(ref reader, EnvelopeMembers.Of)
                : EnvelopeMembers.Of(reader.ValueSpan);
            if ((seen & member) != 0)
            {
                shape.AddRepeated(ref reader, in source);
                reader.Skip();
                continue;
            }

            seen |= member;
            reader.Read();
            switch (member)
            {
                case EnvelopeMembers.Member.Errors:
                    errorsRange = JsonSource.Range(ref reader);
                    break;
                case EnvelopeMembers.Member.Messages:
                    messagesRange = JsonSource.Range(ref reader);
                    break;
                case EnvelopeMembers.Member.Success:
                    success = reader.TokenType == JsonTokenType.True;
                    if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
                        break;
                    shape.AddWrongKind(SuccessPointer, "a boolean", ref reader, in source);
                    reader.Skip();
                    break;
                case EnvelopeMembers.Member.Result when readResult is not null:
                    if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        result = readResult(ref reader, in source, ref resultViolations);
                        break;
                    }

                    resultViolations.AddWrongKind(
                        ResultPointer,
                        "an object",
                        ref reader,
                        in source
                    );
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        End = source.Offset(ref reader);
        reader.Read();
        if ((seen & EnvelopeMembers.Member.Success) == 0)
            shape.Add(Missing(SuccessPointer, "a boolean"));
        if ((seen & EnvelopeMembers.Member.Result) == 0)
            resultViolations.Add(Missing(ResultPointer, "an object"));
        Shape = shape;
        ResultViolations = resultViolations;
        Result = result;
        Success = success;
        errors = source.Bytes[errorsRange];
        messages = source.Bytes[messagesRange];
    }

    public Seq<ApiMessage> Errors => ApiMessages.Read(errors);

    public Seq<ApiMessage> Messages => ApiMessages.Read(messages);

    private CfError.Malformed Missing(string pointer, string expected) =>
        new(pointer, End, expected, "nothing");
}
