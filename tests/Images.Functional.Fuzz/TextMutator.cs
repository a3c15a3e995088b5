using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Images.Functional.Fuzz;

/// <summary>
/// Makes texts out of texts: edits between delimiters, percent-encoding, and pieces that mean something to the target. All follow from one
/// seed.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="pieces">The target's own pieces, beside those that every text gets.</param>
internal sealed class TextMutator(int seed, params string[] pieces)
{
    private const int LongestInput = 4 * 1024;

    private const int LongestRun = 1100;

    private static readonly byte[] Delimiters = [.. "%/?,=;\"'\r\n:&#.-@ ()[]"u8];

    private readonly Random random = new(seed);

    private readonly byte[][] tokens =
    [
        .. Texts.Bytes([
            .. pieces,
            .. "% %2 %zz %00 %2F %25 %2e%2e %FF %ed%a0%80 %C3%A9 / // ? , = ; \" ' \\ & # : @ . .. + ( ) [ ] { } < > | ^ ~ *".Split(
                ' '
            ),
            .. "0 1 -1 00 1.5 1e9 2147483648 99999999999999999999 NaN true null é 😀 \u202e \u0000 \u007f \ufeff".Split(
                ' '
            ),
            " ",
            "\t",
            "\r\n",
            "\n",
            "\r\n\r\n",
        ]),
        [0xFF],
        [0xED, 0xA0, 0x80],
    ];

    public byte[] Mutate(byte[] input, IReadOnlyList<byte[]> others)
    {
        var edited = input;
        for (var edits = 1 + random.Next(random.Next(2) == 0 ? 2 : 6); edits > 0; edits--)
            edited = Edit(edited, others);
        return edited.Length <= LongestInput ? edited : edited[..LongestInput];
    }

    private byte[] Edit(byte[] text, IReadOnlyList<byte[]> others)
    {
        var from = Place(text);
        var to = Place(text);
        var (start, end) = (Math.Min(from, to), Math.Max(from, to));
        switch (random.Next(12))
        {
            case 0 when text.Length > 0:
                byte[] flipped = [.. text];
                flipped[random.Next(text.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return Replace(text, start, end, []);
            case 2:
                return Replace(text, end, end, text[start..end]);
            case 3:
                return Replace(text, start, end, Pick(tokens));
            case 4:
                return Replace(text, from, from, [(byte)random.Next(256)]);
            case 5 when from < text.Length:
                return Replace(text, from, from + 1, Encoding.ASCII.GetBytes($"%{text[from]:x2}"));
            case 6:
                var other = Pick(others);
                return [.. text[..from], .. other[Place(other)..]];
            case 7:
                var another = Pick(others);
                var (begin, stop) = (Place(another), Place(another));
                return Replace(
                    text,
                    from,
                    from,
                    another[Math.Min(begin, stop)..Math.Max(begin, stop)]
                );
            case 8 when random.Next(8) == 0:
                return Replace(text, from, from, Run());
            case 9 when random.Next(4) == 0:
                return text[..from];
            default:
                return Replace(text, from, from, Pick(tokens));
        }
    }

    // Mostly before or after a delimiter, where the parts of a text meet.
    private int Place(byte[] text)
    {
        var at = random.Next(text.Length + 1);
        if (random.Next(4) == 0)
            return at;
        var next = text.AsSpan(at).IndexOfAny(Delimiters);
        return next < 0 ? at : at + next + random.Next(2);
    }

    private byte[] Run() =>
        [
            .. Enumerable
                .Repeat(
                    random.Next(2) == 0 ? Pick(tokens) : [(byte)"a0/%"[random.Next(4)]],
                    Times()
                )
                .SelectMany(static piece => piece),
        ];

    private int Times() => random.Next(4) == 0 ? random.Next(LongestRun) : random.Next(70);

    private A Pick<A>(IReadOnlyList<A> items) => items[random.Next(items.Count)];

    private static byte[] Replace(byte[] text, int start, int end, byte[] by) =>
        [.. text[..start], .. by, .. text[end..]];
}
