using System;
using System.Buffers;
using System.Text;

namespace Images.Functional.Tests;

/// <summary>
/// Where a text stops being JSON: a grammar of RFC 8259 read byte by byte, written without the core and without any
/// tokenizer, so that offsets have a second opinion.
/// </summary>
internal ref struct FirstBroken
{
    private const int Depth = 1024;

    private readonly ReadOnlySpan<byte> json;
    private int at;
    private int depth;

    private FirstBroken(ReadOnlySpan<byte> json) => this.json = json;

    /// <summary>
    /// The first byte that can't stand where it does: no UTF-8, no JSON, a bracket too deep, or an escape of a lone surrogate.
    /// The length where the text ends too early; null where it is one whole JSON value.
    /// </summary>
    public static int? Of(ReadOnlySpan<byte> json)
    {
        var text = new FirstBroken(json);
        return text.IsOneValue() ? null : text.at;
    }

    private readonly byte Next => at < json.Length ? json[at] : (byte)0;

    private bool IsOneValue()
    {
        if (!IsValue())
            return false;
        Space();
        return at == json.Length;
    }

    private bool IsValue()
    {
        Space();
        return Next switch
        {
            (byte)'{' => IsIn((byte)'}', static (ref t) => t.IsMember()),
            (byte)'[' => IsIn((byte)']', static (ref t) => t.IsValue()),
            (byte)'"' => IsString(),
            (byte)'t' => Are("true"u8),
            (byte)'f' => Are("false"u8),
            (byte)'n' => Are("null"u8),
            _ => IsNumber(),
        };
    }

    private delegate bool Part(ref FirstBroken text);

    private bool IsIn(byte close, Part part)
    {
        if (depth == Depth)
            return false;
        depth++;
        at++;
        Space();
        if (Is(close))
        {
            depth--;
            return true;
        }

        do
        {
            if (!part(ref this))
                return false;
            Space();
        } while (Is((byte)','));

        depth--;
        return Is(close);
    }

    private bool IsMember()
    {
        Space();
        if (Next != '"' || !IsString())
            return false;
        Space();
        return Is((byte)':') && IsValue();
    }

    private bool IsString()
    {
        at++;
        while (at < json.Length)
        {
            if (Is((byte)'"'))
                return true;
            if (Next == '\\' ? !IsEscape() : !IsCharacter())
                return false;
        }

        return false;
    }

    private bool IsCharacter()
    {
        if (
            Next < ' '
            || Rune.DecodeFromUtf8(json[at..], out _, out var bytes) != OperationStatus.Done
        )
            return false;
        at += bytes;
        return true;
    }

    private bool IsEscape()
    {
        if (Unit(at) is { } unit)
        {
            if (
                char.IsLowSurrogate(unit)
                || (
                    char.IsHighSurrogate(unit)
                    && (Unit(at + 6) is not { } second || !char.IsLowSurrogate(second))
                )
            )
                return false;
            at += char.IsHighSurrogate(unit) ? 12 : 6;
            return true;
        }

        at++;
        if (!Is((byte)'u'))
            return at < json.Length && "\"\\/bfnrt"u8.Contains(Next) && ++at > 0;
        while (char.IsAsciiHexDigit((char)Next))
            at++;
        return false;
    }

    // The unit that a whole \uXXXX at an index stands for.
    private readonly char? Unit(int index)
    {
        if (index + 6 > json.Length || json[index] != '\\' || json[index + 1] != 'u')
            return null;
        var unit = 0;
        foreach (var digit in json.Slice(index + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return null;
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit & 7) + 9);
        }

        return (char)unit;
    }

    private bool IsNumber()
    {
        Is((byte)'-');
        if (!Is((byte)'0') && !AreDigits())
            return false;
        if (Is((byte)'.') && !AreDigits())
            return false;
        if (!Is((byte)'e') && !Is((byte)'E'))
            return true;
        if (!Is((byte)'+'))
            Is((byte)'-');
        return AreDigits();
    }

    private bool AreDigits()
    {
        var start = at;
        while (char.IsAsciiDigit((char)Next))
            at++;
        return at > start;
    }

    private bool Are(ReadOnlySpan<byte> word)
    {
        foreach (var letter in word)
            if (!Is(letter))
                return false;
        return true;
    }

    private void Space()
    {
        while (at < json.Length && " \t\r\n"u8.Contains(Next))
            at++;
    }

    private bool Is(byte expected)
    {
        if (at >= json.Length || Next != expected)
            return false;
        at++;
        return true;
    }
}
