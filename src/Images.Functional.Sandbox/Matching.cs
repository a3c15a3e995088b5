using System.Globalization;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>Which images a list finds. One that can't be read has neither creator nor metadata.</summary>
internal static class Matching
{
    public static bool IsOf(CreatorFilter filter, Either<Unreadable, Image> element)
    {
        // Assumed: an empty creator is a missing one.
        var creator = element
            .ToOption()
            .Bind(static image => image.Creator)
            .Filter(static one => one.Value.Length > 0);
        return filter.Match(static () => true, () => creator.IsNone, wanted => creator == wanted);
    }

    public static bool Fulfils(MetadataFilter filter, Either<Unreadable, Image> element) =>
        element
            .ToOption()
            .Bind(static image => image.Meta)
            .Exists(meta =>
            {
                using var json = RawJson.Open(meta.Value);
                var at = json.RootElement;
                foreach (var name in filter.Of.Value.Split('.'))
                    if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                        return false;
                return filter.Values.Exists(value => Fulfils(filter.Operator, value, at));
            });

    private static bool Fulfils(string comparison, string value, JsonElement at) =>
        comparison switch
        {
            "eq:string" or "in:string" => at.ValueKind == JsonValueKind.String
                && at.GetString() == value,
            "eq:boolean" => at.ValueKind is JsonValueKind.True or JsonValueKind.False
                && at.GetBoolean() == (value == "true"),
            _ => at.ValueKind == JsonValueKind.Number
                && at.TryGetDecimal(out var number)
                && Compares(
                    comparison,
                    number.CompareTo(
                        decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)
                    )
                ),
        };

    private static bool Compares(string comparison, int sign) =>
        comparison switch
        {
            "gt:number" => sign > 0,
            "gte:number" => sign >= 0,
            "lt:number" => sign < 0,
            "lte:number" => sign <= 0,
            _ => sign == 0,
        };
}
