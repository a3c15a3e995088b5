using System;
using System.Collections.Generic;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>How a result is printed.</summary>
/// <param name="Codec">Writes it as the API would.</param>
/// <param name="View">Its lines for a person.</param>
internal sealed record Printer<A>(Codec<A> Codec, Func<A, Paint, IEnumerable<string>> View)
{
    // JSON may hold DEL and the control characters after it as they are, and a terminal would obey them.
    private const char FirstControl = '\x7f';
    private const char LastControl = '\x9f';

    /// <summary>What the result is instead, if it is not what was requested. It is then an error, and is not printed.</summary>
    public Func<A, Option<string>> Other { get; init; } = static _ => None;

    /// <summary>A remark about the result, for standard error.</summary>
    public Func<A, Option<string>> Remark { get; init; } = static _ => None;

    /// <summary>The result's JSON: indented, or in one line if it is one of several or the user wants it compact.</summary>
    public string Json(A result, Host host, bool isOneOfSeveral) =>
        Escaped(Codec.ToJson(result, !isOneOfSeveral && !host.Common.IsCompact));

    /// <summary>The result's JSON, in one line.</summary>
    public string JsonLine(A result) => Escaped(Codec.ToJson(result));

    // Such a character is always inside a string.
    private static string Escaped(string json)
    {
        if (!json.AsSpan().ContainsAnyInRange(FirstControl, LastControl))
            return json;
        var escaped = new StringBuilder(json.Length);
        foreach (var unit in json)
            if (unit is >= FirstControl and <= LastControl)
                escaped.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"\\u{(int)unit:x4}"
                );
            else
                escaped.Append(unit);
        return escaped.ToString();
    }
}
