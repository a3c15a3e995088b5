using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using static Images.Functional.Tests.JsonPieces;

namespace Images.Functional.Tests;

/// <summary>
/// Makes bytes out of bytes: some edits know JSON's values and members (<see cref="JsonParts"/>), some know only bytes. All
/// follow from one seed.
/// </summary>
internal sealed class Mutator(int seed)
{
    private const int LongestInput = 4 * 1024;

    private readonly Random random = new(seed);

    /// <summary>One input after a few edits; the others give parts to it.</summary>
    public byte[] Mutate(byte[] input, IReadOnlyList<byte[]> others)
    {
        var edited = input;
        // Mostly one kind: a text that was edited as JSON is JSON still, and goes deep.
        var asJson = random.Next(4) > 0;
        for (var edits = 1 + random.Next(random.Next(2) == 0 ? 2 : 6); edits > 0; edits--)
            edited =
                asJson && JsonParts.Of(edited) is { Values.Length: > 0 } parts
                    ? EditJson(edited, parts, others)
                    : EditBytes(edited, others);
        if (random.Next(32) == 0)
            edited = EditBytes(edited, others);
        return edited.Length <= LongestInput ? edited : edited[..LongestInput];
    }

    private byte[] EditJson(byte[] json, JsonParts parts, IReadOnlyList<byte[]> others)
    {
        var value = Pick(parts.Values);
        switch (random.Next(12))
        {
            case 0 or 1:
                return Replace(json, value, Pick(Values));
            case 2:
                return Replace(json, value, AnyValue(json, parts, others));
            case 3:
                return Replace(json, value, Nested(json[value], Depth()));
            case 4 when parts.Members.Length > 0:
                var (name, of) = Pick(parts.Members);
                byte[] again = [.. json[name], (byte)':', .. json[of], (byte)','];
                return Insert(json, Pick(parts.Members).Name.Start.Value, again);
            case 5 when parts.Members.Length > 0:
                return Replace(json, Pick(parts.Members).Name, Pick(Names));
            case 6 when parts.Members.Length > 0:
                byte[] member =
                [
                    .. Pick(Names),
                    (byte)':',
                    .. AnyValue(json, parts, others),
                    (byte)',',
                ];
                return Insert(json, Pick(parts.Members).Name.Start.Value, member);
            case 7 when parts.Members.Length > 0:
                var gone = Pick(parts.Members);
                var end = gone.Value.End.Value;
                return
                [
                    .. json[..gone.Name.Start],
                    .. json[(end < json.Length && json[end] == ',' ? end + 1 : end)..],
                ];
            case 8:
                return Insert(json, value.Start.Value, Pick(Utf8(" ", "\n", "\t\r\n ")));
            case 9 when json[value.Start] == '"':
                return InText(json, value);
            case 10 when char.IsAsciiDigit((char)json[value.Start]):
                return Insert(
                    json,
                    value.End.Value,
                    Pick(Utf8("0", "9", ".5", ".0", "e1", "E-1", "00000000000000000000000000001"))
                );
            default:
                return Replace(json, value, AnyText(random.Next(64) == 0 ? 1100 : random.Next(40)));
        }
    }

    private byte[] EditBytes(byte[] bytes, IReadOnlyList<byte[]> others)
    {
        var at = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + 1 + random.Next(random.Next(4) == 0 ? 200 : 8));
        switch (random.Next(9))
        {
            case 0 when at < bytes.Length:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. bytes[..at], .. bytes[end..]];
            case 2:
                return [.. bytes[..end], .. bytes[at..end], .. bytes[end..]];
            case 3:
                return Insert(bytes, at, [(byte)random.Next(256)]);
            case 4 when at < bytes.Length:
                return Replace(bytes, at..(at + 1), Pick(Tokens));
            case 5:
                var other = Pick(others);
                return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            case 6 when random.Next(4) == 0:
                return bytes[..at];
            case 7 when random.Next(4) == 0:
                return [0xEF, 0xBB, 0xBF, .. bytes];
            default:
                return Insert(bytes, at, Pick(Tokens));
        }
    }

    // One character of a string: escaped, or something before it.
    private byte[] InText(byte[] json, Range text)
    {
        var at = random.Next(text.Start.Value + 1, text.End.Value);
        return
            random.Next(3) > 0 && json[at] is > 0x20 and < 0x7F and not (byte)'\\' and not (byte)'"'
            ? Replace(json, at..(at + 1), Encoding.UTF8.GetBytes($"\\u{json[at]:x4}"))
            : Insert(json, at, Pick(Tokens));
    }

    private byte[] AnyValue(byte[] json, JsonParts parts, IReadOnlyList<byte[]> others)
    {
        if (random.Next(2) == 0)
            return Pick(Values);
        if (random.Next(3) == 0)
            return json[Pick(parts.Values)];
        var other = Pick(others);
        return JsonParts.Of(other) is { Values.Length: > 0 } from
            ? other[Pick(from.Values)]
            : Pick(Values);
    }

    private byte[] AnyText(int length)
    {
        var text = new StringBuilder("\"");
        for (; length > 0; length--)
            text.Append(
                Pick("a", "-", "/", ".", "0", "é", "😀", "\\n", "\\u0041", "\\ud83d\\ude00")
            );
        return Encoding.UTF8.GetBytes(text.Append('"').ToString());
    }

    private int Depth() =>
        random.Next(40) switch
        {
            0 => 1015 + random.Next(20),
            1 => 505 + random.Next(15),
            2 => 60 + random.Next(8),
            _ => 1 + random.Next(4),
        };

    private byte[] Nested(byte[] value, int depth) =>
        random.Next(2) == 0
            ?
            [
                .. Enumerable.Repeat((byte)'[', depth),
                .. value,
                .. Enumerable.Repeat((byte)']', depth),
            ]
            :
            [
                .. Enumerable.Repeat("{\"\":"u8.ToArray(), depth).SelectMany(static b => b),
                .. value,
                .. Enumerable.Repeat((byte)'}', depth),
            ];

    private A Pick<A>(IReadOnlyList<A> items) => items[random.Next(items.Count)];

    private A Pick<A>(params ReadOnlySpan<A> items) => items[random.Next(items.Length)];

    private static byte[] Replace(byte[] bytes, Range range, byte[] by) =>
        [.. bytes[..range.Start], .. by, .. bytes[range.End..]];

    private static byte[] Insert(byte[] bytes, int at, byte[] more) =>
        [.. bytes[..at], .. more, .. bytes[at..]];
}
