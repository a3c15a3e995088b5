using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Images.Functional.Tests;

/// <summary>The ranges of the values and members of a JSON text.</summary>
/// <param name="Values">Every value, those within others too.</param>
/// <param name="Members">The members of every object.</param>
internal sealed record JsonParts(Range[] Values, (Range Name, Range Value)[] Members)
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1100 };

    /// <summary>The parts; null where the text is no JSON.</summary>
    public static JsonParts? Of(byte[] json)
    {
        var reader = new Utf8JsonReader(json, Deep);
        var values = new List<Range>();
        var members = new List<(Range, Range)>();
        var open = new Stack<(int Start, Range? Name)>();
        Range? name = null;
        try
        {
            while (reader.Read())
            {
                var token = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        // The colon was consumed with the name.
                        name = token.Start..(token.Start.Value + reader.ValueSpan.Length + 2);
                        continue;
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        open.Push((token.Start.Value, name));
                        name = null;
                        continue;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        (var start, name) = open.Pop();
                        token = start..token.End;
                        break;
                    default:
                        break;
                }

                values.Add(token);
                if (name is { } of)
                    members.Add((of, token));
                name = null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return new JsonParts([.. values], [.. members]);
    }
}
