using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>Lines in two columns, for a person.</summary>
internal static class Columns
{
    private const int Gap = 2;

    /// <summary>A line for each field: its label, and its text.</summary>
    public static IEnumerable<string> Fields(
        IEnumerable<(string Label, string Text)> fields,
        int width,
        Paint paint
    ) =>
        fields.Select(field =>
            field.Text.Length == 0
                ? paint.Label(field.Label)
                : $"{paint.Label(field.Label.PadRight(width))}{field.Text}"
        );

    /// <summary>A line for each row, as wide as its longest name needs.</summary>
    public static IEnumerable<string> Rows(
        IReadOnlyCollection<(string Name, string Text)> rows,
        Paint paint
    ) =>
        Fields(
            rows,
            rows.Select(static row => row.Name.Length).DefaultIfEmpty(0).Max() + Gap,
            paint
        );
}
