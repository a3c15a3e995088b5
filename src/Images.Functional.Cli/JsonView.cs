using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Images.Functional.Cli;

/// <summary>Any JSON for a person: of an object, a line for each member.</summary>
internal static class JsonView
{
    /// <param name="json">The JSON.</param>
    /// <param name="empty">The line of an object without members.</param>
    /// <param name="paint">Sets text off.</param>
    public static IEnumerable<string> Lines(JsonText json, string empty, Paint paint)
    {
        using var document = JsonDocument.Parse(
            json.Value,
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return [Printable.Line(json.Value)];
        var rows = document
            .RootElement.EnumerateObject()
            .Select(static member =>
                (Printable.Line(member.Name), Printable.Line(member.Value.GetRawText()))
            )
            .ToArray();
        return rows.Length == 0 ? [paint.Faint(empty)] : Columns.Rows(rows, paint);
    }
}
