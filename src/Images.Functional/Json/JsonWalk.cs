namespace Images.Functional;

/// <summary>Finds JSON Pointers (RFC 6901) by walking the document again. Only errors need them, so the reader does not track them.</summary>
internal static class JsonWalk
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>The pointer of the token that contains the byte at the offset.</summary>
    public static string PointerAt(ReadOnlySpan<byte> utf8, long offset)
    {
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        var path = new Path();
        try
        {
            // Do not read a name that contains the byte: it is invalid.
            while (
                reader.Read()
                && (
                    reader.TokenType != JsonTokenType.PropertyName || reader.BytesConsumed <= offset
                )
            )
            {
                path.Enter(ref reader);
                if (reader.BytesConsumed > offset)
                    break;
                path.Leave(ref reader);
            }
        }
        catch (JsonException)
        {
            // The text is malformed before the offset: the pointer says how far it could be read.
        }

        return path.ToString();
    }

    /// <summary>Where and why the tokenizer stops; null if it does not.</summary>
    public static CfError.Malformed? SyntaxError(ReadOnlySpan<byte> utf8, int mark)
    {
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        var path = new Path();
        var isAfterValue = false;
        var read = 0;
        try
        {
            while (reader.Read())
            {
                read = (int)reader.BytesConsumed;
                path.Enter(ref reader);
                path.Leave(ref reader);
                isAfterValue =
                    reader.TokenType
                        is not (
                            JsonTokenType.StartObject
                            or JsonTokenType.StartArray
                            or JsonTokenType.PropertyName
                        );
            }

            return null;
        }
        catch (JsonException e)
        {
            var isWhole = isAfterValue && path.IsRoot;
            var offset =
                !isWhole && EndsBetweenTokens(utf8, read, isAfterValue)
                    ? utf8.Length
                    : Offset(utf8, e);
            if (offset < utf8.Length)
                path.EnterElement();
            var isTooDeep = IsTooDeep(utf8[offset..], reader.CurrentDepth);
            return new CfError.Malformed(
                path.ToString(),
                offset + mark,
                isTooDeep ? $"at most {TextRules.Number(FieldLimits.JsonDepth)} levels of nesting"
                    : isWhole ? "only white space after the JSON value"
                    : offset < utf8.Length ? "valid JSON"
                    : utf8.Trim(WhiteSpace).IsEmpty ? "one JSON value"
                    : "the rest of the JSON value",
                isTooDeep ? "more" : Found(utf8[offset..])
            )
            {
                IsSyntax = !isTooDeep,
            };
        }
    }

    /// <summary>A pointer's reference token for a member's name.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);

    private static bool IsTooDeep(ReadOnlySpan<byte> rest, int depth) =>
        depth >= FieldLimits.JsonDepth - 1 && !rest.IsEmpty && rest[0] is (byte)'[' or (byte)'{';

    private static string Found(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return "the end";
        // The text before the first invalid byte ends with a whole character.
        Rune.DecodeFromUtf8(rest, out var rune, out _);
        return Printable.Excerpt(rune.ToString());
    }

    // The exception has a line number, and a byte position in the line.
    private static int Offset(ReadOnlySpan<byte> utf8, JsonException e)
    {
        var start = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(start + (e.BytePositionInLine ?? 0), utf8.Length);
    }

    // If the text ends after a comma, the exception's position is the comma, although the comma is valid.
    private static bool EndsBetweenTokens(ReadOnlySpan<byte> utf8, int read, bool isAfterValue)
    {
        var rest = utf8[read..].TrimStart(WhiteSpace);
        return isAfterValue && rest.StartsWith(","u8) && rest[1..].TrimStart(WhiteSpace).IsEmpty;
    }

    /// <summary>The open containers, each with the name or index of its current member.</summary>
    private sealed class Path
    {
        private readonly List<Step> steps = [];

        public bool IsRoot => steps.Count == 0;

        /// <summary>Enters a token: the pointer becomes the token's.</summary>
        public void Enter(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    steps[^1] = new Step(reader.GetString(), 0);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.RemoveAt(steps.Count - 1);
                    break;
                default:
                    EnterElement();
                    break;
            }
        }

        /// <summary>Moves past the token.</summary>
        public void Leave(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
                steps.Add(new Step(null, -1));
            else if (reader.TokenType == JsonTokenType.StartObject)
                steps.Add(BetweenMembers);
            else if (
                reader.TokenType != JsonTokenType.PropertyName
                && steps.Count > 0
                && steps[^1].Name is not null
            )
                steps[^1] = BetweenMembers;
        }

        /// <summary>If the innermost container is an array, moves on to the element that can't be read.</summary>
        public void EnterElement()
        {
            if (steps.Count > 0 && steps[^1] is { Name: null } element)
                steps[^1] = element with { Index = element.Index + 1 };
        }

        public override string ToString()
        {
            var pointer = new StringBuilder();
            foreach (var step in steps)
                if (step.Name is not null && step.Index != NoMember)
                    pointer.Append('/').Append(Escape(step.Name));
                else if (step.Name is null && step.Index >= 0)
                    pointer.Append('/').Append(step.Index.ToString(CultureInfo.InvariantCulture));
            return pointer.ToString();
        }

        private const int NoMember = -1;

        private static readonly Step BetweenMembers = new("", NoMember);

        /// <summary>A member of an object by its name, or an element of an array by its index.</summary>
        private readonly record struct Step(string? Name, int Index);
    }
}
