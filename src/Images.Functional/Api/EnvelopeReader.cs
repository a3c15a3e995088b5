using System;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// What one pass over an envelope gathered, for <see cref="ReplyReader"/> to decide on. <c>errors</c> and <c>messages</c> are marked
/// where they stand, and read only where somebody asks.
/// </summary>
internal ref struct EnvelopeReader<A>
{
    private ReadOnlySpan<byte> errors;
    private ReadOnlySpan<byte> messages;

    /// <summary>What makes this no envelope, where anything does: the first rows of the table.</summary>
    public Violations Shape { get; private set; }

    /// <summary>What is wrong with the result.</summary>
    public Violations ResultViolations { get; private set; }

    /// <summary>The value of <c>success</c>.</summary>
    public bool Success { get; private set; }

    /// <summary>The result, if it was read.</summary>
    public A? Result { get; private set; }

    /// <summary>Where the envelope's object ends, in bytes of the document.</summary>
    public long End { get; private set; }

    /// <summary>Whether the document has a member <c>success</c>.</summary>
    public bool HasSuccess { get; private set; }

    public readonly Seq<ApiMessage> Errors => ApiMessages.Read(errors, out _);

    public readonly Seq<ApiMessage> Messages => ApiMessages.Read(messages, out _);

    /// <summary>
    /// The entries of <c>errors</c>; if it has none and <c>success</c> is false, those of <c>messages</c>: the server's only words.
    /// </summary>
    public readonly Seq<ApiMessage> Refusals(out int leftOut)
    {
        var said = ApiMessages.Read(errors, out leftOut);
        return said.IsEmpty && HasSuccess && !Success
            ? ApiMessages.Read(messages, out leftOut)
            : said;
    }

    /// <summary>Reads a document; throws <see cref="JsonException"/> where it is not one whole JSON value.</summary>
    /// <param name="source">The document.</param>
    /// <param name="result">How the result is written; null passes over it.</param>
    public void Read(scoped ref readonly JsonSource source, Codec<A>? result)
    {
        // Gathered in locals: what a struct holds behind a reference costs a barrier each time it is set.
        var shape = default(Violations);
        var resultViolations = default(Violations);
        var seen = EnvelopeMembers.Member.Unknown;
        System.Collections.Generic.HashSet<string>? others = null;

        var reader = new Utf8JsonReader(source.Bytes, JsonBytes.Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            shape.AddWrongKind("an envelope object", ref reader, in source);
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
            if (
                (seen & member) != 0
                || (
                    member == EnvelopeMembers.Member.Unknown
                    && !(others ??= new(StringComparer.Ordinal)).Add(JsonSource.String(ref reader))
                )
            )
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
                    errors = source.Value(ref reader);
                    break;
                case EnvelopeMembers.Member.Messages:
                    messages = source.Value(ref reader);
                    break;
                case EnvelopeMembers.Member.Success:
                    Success = reader.TokenType == JsonTokenType.True;
                    if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
                        break;
                    var before = shape.Count;
                    shape.AddWrongKind(Json.Boolean.Kind, ref reader, in source);
                    shape.Below(before, EnvelopeMembers.Success);
                    break;
                case EnvelopeMembers.Member.Result when result is not null:
                    if (result.Read(ref reader, in source, ref resultViolations, out var read))
                        Result = read;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        End = source.Offset(ref reader);
        reader.Read();
        HasSuccess = (seen & EnvelopeMembers.Member.Success) != 0;
        if (!HasSuccess)
            Missing(EnvelopeMembers.Success, Json.Boolean.Kind, ref shape);
        if ((seen & EnvelopeMembers.Member.Result) != 0)
            resultViolations.Below(0, EnvelopeMembers.Result);
        else if (result is not null && result.IsMissing(out var missing))
            Result = missing;
        else if (result is not null)
            Missing(EnvelopeMembers.Result, result.Kind, ref resultViolations);
        if (!shape.IsEmpty)
            Shape = shape;
        if (!resultViolations.IsEmpty)
            ResultViolations = resultViolations;
    }

    private readonly void Missing(string name, string expected, scoped ref Violations violations)
    {
        var from = violations.Count;
        violations.Add(new CfError.Malformed("", End, expected, "nothing"));
        violations.Below(from, name);
    }
}
