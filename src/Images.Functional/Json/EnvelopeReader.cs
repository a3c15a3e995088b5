using System;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Reads the result of an envelope: the reader stands at the beginning of an object, and goes to its end. Null where
/// there were violations.
/// </summary>
internal delegate A? ResultReader<A>(
    scoped ref Utf8JsonReader reader,
    ReadOnlySpan<byte> source,
    int mark,
    scoped ref Violations violations
)
    where A : class;

/// <summary>
/// One pass over an envelope: gathers what <see cref="ReplyReader"/> decides on. <c>errors</c> and <c>messages</c> are marked where
/// they stand, and read only where somebody asks.
/// </summary>
internal ref struct EnvelopeReader<A>
    where A : class
{
    private readonly ReadOnlySpan<byte> source;
    private readonly int mark;
    private ReadOnlySpan<byte> errors;
    private ReadOnlySpan<byte> messages;

    private EnvelopeReader(ReadOnlySpan<byte> source, int mark)
    {
        this.source = source;
        this.mark = mark;
    }

    /// <summary>The value of <c>success</c>.</summary>
    public bool Success { get; private set; }

    /// <summary>The result; null where it is no object, or has violations.</summary>
    public A? Result { get; private set; }

    /// <summary>What makes this no envelope, where anything does: the first rows of the table.</summary>
    public Violations Shape;

    /// <summary>What is wrong with the result.</summary>
    public Violations ResultViolations;

    /// <summary>Where the envelope's object ends, in bytes of the document.</summary>
    public long End { get; private set; }

    public readonly Seq<ApiMessage> Errors => ApiMessages.Read(errors);

    public readonly Seq<ApiMessage> Messages => ApiMessages.Read(messages);

    /// <summary>Reads a document; throws <see cref="JsonException"/> where it is not one whole JSON value.</summary>
    /// <param name="source">The document without a byte order mark, checked as text.</param>
    /// <param name="mark">How many bytes the mark had.</param>
    /// <param name="readResult">Reads the result; null passes over it.</param>
    public static EnvelopeReader<A> Read(
        ReadOnlySpan<byte> source,
        int mark,
        ResultReader<A>? readResult
    )
    {
        var envelope = new EnvelopeReader<A>(source, mark)
        {
            Shape = new Violations(""),
            ResultViolations = new Violations("/" + EnvelopeMembers.Result),
        };
        envelope.ReadDocument(readResult);
        return envelope;
    }

    private void ReadDocument(ResultReader<A>? readResult)
    {
        var reader = new Utf8JsonReader(source, JsonBytes.Options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            ReadObject(ref reader, readResult);
        else
        {
            Shape.Add(
                new CfError.Malformed(
                    "",
                    reader.TokenStartIndex + mark,
                    "an envelope, which is an object",
                    JsonBytes.Describe(ref reader)
                )
            );
            reader.Skip();
        }

        // The tokenizer throws where anything but white space follows.
        reader.Read();
    }

    private void ReadObject(scoped ref Utf8JsonReader reader, ResultReader<A>? readResult)
    {
        var seen = EnvelopeMembers.Member.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = JsonNames.Of(ref reader, EnvelopeMembers.Of);
            if ((seen & member) != 0)
            {
                Shape.Add(
                    new CfError.Malformed(
                        "/" + reader.GetString(),
                        reader.TokenStartIndex + mark,
                        "each member once",
                        "it a second time"
                    )
                );
                reader.Skip();
                continue;
            }

            seen |= member;
            reader.Read();
            ReadMember(member, ref reader, readResult);
        }

        End = reader.TokenStartIndex + mark;
        if ((seen & EnvelopeMembers.Member.Success) == 0)
            Shape.Add(Missing(EnvelopeMembers.Success, "a boolean"));
        if ((seen & EnvelopeMembers.Member.Result) == 0)
            ResultViolations.Add(Missing(EnvelopeMembers.Result, "an object"));
    }

    private void ReadMember(
        EnvelopeMembers.Member member,
        scoped ref Utf8JsonReader reader,
        ResultReader<A>? readResult
    )
    {
        switch (member)
        {
            case EnvelopeMembers.Member.Errors:
                errors = Slice(ref reader);
                break;
            case EnvelopeMembers.Member.Messages:
                messages = Slice(ref reader);
                break;
            case EnvelopeMembers.Member.Success
                when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                Success = reader.TokenType == JsonTokenType.True;
                break;
            case EnvelopeMembers.Member.Success:
                Shape.Add(WrongKind(EnvelopeMembers.Success, "a boolean", ref reader));
                reader.Skip();
                break;
            case EnvelopeMembers.Member.Result
                when reader.TokenType == JsonTokenType.StartObject && readResult is not null:
                Result = readResult(ref reader, source, mark, ref ResultViolations);
                break;
            case EnvelopeMembers.Member.Result when readResult is not null:
                ResultViolations.Add(WrongKind(EnvelopeMembers.Result, "an object", ref reader));
                reader.Skip();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private readonly ReadOnlySpan<byte> Slice(scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return source[start..(int)reader.BytesConsumed];
    }

    private readonly CfError.Malformed Missing(string member, string expected) =>
        new("/" + member, End, expected, "nothing");

    private readonly CfError.Malformed WrongKind(
        string member,
        string expected,
        scoped ref Utf8JsonReader reader
    ) => new("/" + member, reader.TokenStartIndex + mark, expected, JsonBytes.Describe(ref reader));
}
