using System;
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Images.Functional.Generators;

/// <summary>
/// A value that prints readably, for the parameters of properties: <c>Shown&lt;Option&lt;Filename&gt;&gt;</c>.
/// FsCheck itself prints LanguageExt's types as F# sequences of their first four items, in which <c>None</c> and
/// <c>Some</c> of an empty text look alike; texts with invisible characters; and only the message of <see cref="CfErrors"/>.
/// </summary>
/// <typeparam name="A">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
public readonly record struct Shown<A>(A Value)
{
    /// <summary>
    /// The value's own text; for errors, also the details of the response. Control and formatting characters, line separators and lone surrogates
    /// print as <c>\u{202E}</c>.
    /// </summary>
    public override string ToString()
    {
        var shown = new StringBuilder();
        for (var rest = Text.AsSpan(); !rest.IsEmpty; )
        {
            var isWhole =
                Rune.DecodeFromUtf16(rest, out var rune, out var used) == OperationStatus.Done;
            if (isWhole && !IsHidden(rune))
                shown.Append(rest[..used]);
            else
                shown.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{{{(isWhole ? rune.Value : rest[0]):X}}}"
                );
            rest = rest[used..];
        }

        return shown.ToString();
    }

    private string Text =>
        Value is CfErrors { Response.IsSome: true } errors
            ? $"{errors} ({errors.Response.ToSeq().Head})"
            : $"{Value}";

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
