using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;

namespace Images.Functional.Tests;

/// <summary>
/// What an envelope means by the rows of the README and the documented constraints, read from the framework's document: the
/// second opinion on Right or Left.
/// </summary>
internal static class Meaning
{
    /// <summary>A word for each thing that is wrong, in no order; none where the envelope is right.</summary>
    public static IReadOnlyList<string> Wrong(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return [Malformed("")];
        var members = root.EnumerateObject().ToArray();
        var success = First(members, "success");
        string[] shape =
        [
            .. Twice(members).Select(static name => Malformed("/" + Escape(name))),
            .. success?.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? (string[])[]
                : [Malformed("/success")],
        ];
        return success is null && Bare(root) is { } bare ? [Api(bare)]
            : shape.Length > 0 ? shape
            : success?.ValueKind == JsonValueKind.False ? Refused(root)
            : First(members, "result") is { ValueKind: JsonValueKind.Object } result
                ? [.. WrongImage(result)]
            : [Malformed("/result")];
    }

    public static string Malformed(string pointer) => "malformed " + pointer;

    public static string Constraint(string pointer) => "constraint " + pointer;

    public static string Api(ApiMessage said) => "api " + said;

    /// <summary>The readable entries of <c>errors</c> or <c>messages</c>.</summary>
    public static IEnumerable<ApiMessage> Messages(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && First(root.EnumerateObject(), name) is { } entries
            ? Entries(entries, 0)
            : [];

    private static IEnumerable<ApiMessage> Entries(JsonElement value, int depth) =>
        (value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
            .Select(entry => Message(entry, depth))
            .OfType<ApiMessage>();

    private static string[] Refused(JsonElement root) =>
        Said(root) is { Length: > 0 } said ? said : [Malformed("/errors")];

    /// <summary>What a refusal states as errors; none if it states none.</summary>
    public static string[] Said(JsonElement root)
    {
        ApiMessage[] said = [.. Messages(root, "errors")];
        if (said.Length == 0 && IsRefused(root))
            said = [.. Messages(root, "messages")];
        if (said.Length == 0 && Bare(root) is { } bare)
            said = [bare];
        return [.. said.Select(Api)];
    }

    private static bool IsRefused(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && First(root.EnumerateObject(), "success") is { ValueKind: not JsonValueKind.True };

    // An error without an envelope: a message, or the title and detail of RFC 9457.
    private static ApiMessage? Bare(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (Message(root, 0) is { Text.Length: > 0 } message)
            return message;
        string[] texts =
        [
            .. new[] { Text(root, "title"), Text(root, "detail") }
                .OfType<string>()
                .Where(static text => text.Length > 0),
        ];
        return texts.Length == 0
            ? null
            : new ApiMessage(
                Code(root, "error_code") ?? 0,
                string.Join(": ", texts),
                Text(root, "type") is { } type
                && type.StartsWith("http", System.StringComparison.Ordinal)
                    ? LanguageExt.Prelude.Some(type)
                    : LanguageExt.Prelude.None
            );
    }

    private static ApiMessage? Message(JsonElement entry, int depth)
    {
        if (entry.ValueKind == JsonValueKind.String)
            return entry.GetString() is { Length: > 0 } said ? new ApiMessage(0, said) : null;
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        var code = Code(entry, "code");
        var text = Text(entry, "message");
        ApiMessage[] causes =
            depth < 32 && Last(entry, "error_chain") is { } chain
                ? [.. Entries(chain, depth + 1)]
                : [];
        return code is null && text is null && causes.Length == 0
            ? null
            : new ApiMessage(
                code ?? 0,
                text ?? "",
                LanguageExt.Prelude.Optional(Text(entry, "documentation_url")),
                LanguageExt.Prelude.Optional(
                    Last(entry, "source") is { ValueKind: JsonValueKind.Object } source
                        ? Text(source, "pointer")
                        : null
                ),
                LanguageExt.Prelude.toSeq(causes)
            );
    }

    private static int? Code(JsonElement value, string name) =>
        Last(value, name) switch
        {
            { ValueKind: JsonValueKind.Number } number => Integer(number.GetRawText()),
            { ValueKind: JsonValueKind.String } digits
                when int.TryParse(
                    digits.GetString(),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var code
                ) => code,
            _ => null,
        };

    /// <summary>The integer of 32 bits that a JSON number is, exactly; null where it is none.</summary>
    public static int? Integer(string number)
    {
        var parts = number.Split('e', 'E');
        var point = parts[0].IndexOf('.', System.StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(
            parts[0].Replace(".", "", System.StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
        if (digits.IsZero)
            return 0;
        var exponent =
            (parts.Length > 1 ? BigInteger.Parse(parts[1], CultureInfo.InvariantCulture) : 0)
            - fraction;
        for (; digits % 10 == 0; digits /= 10)
            exponent++;
        if (exponent < 0 || exponent > 10)
            return null;
        var value = digits * BigInteger.Pow(10, (int)exponent);
        return value >= int.MinValue && value <= int.MaxValue ? (int)value : null;
    }

    private static IEnumerable<string> WrongImage(JsonElement image)
    {
        var members = image.EnumerateObject().ToArray();
        return Twice(members)
            .Select(static name => Malformed("/result/" + Escape(name)))
            .Concat(
                members
                    .DistinctBy(static member => SameJson.NameOf(member.Name))
                    .Where(static member => member.Value.ValueKind != JsonValueKind.Null)
                    .SelectMany(static member => WrongField(member.Name, member.Value))
            );
    }

    private static IEnumerable<string> WrongField(string name, JsonElement value) =>
        name switch
        {
            "meta" or "metadata" => Documented.IsMetadata(value)
                ? []
                : [Constraint("/result/" + name)],
            "requireSignedURLs" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? []
                : [Malformed("/result/requireSignedURLs")],
            "variants" => value.ValueKind == JsonValueKind.Array
                ? value
                    .EnumerateArray()
                    .SelectMany(
                        static (url, i) =>
                            WrongText(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"/result/variants/{i}"
                                ),
                                "variants",
                                url
                            )
                    )
                : [Malformed("/result/variants")],
            _ when SameJson.DocumentedNames.Contains(name) => WrongText(
                "/result/" + name,
                name,
                value
            ),
            _ => Depth(value) > 1019 ? [Constraint("/result/" + Escape(name))] : [],
        };

    private static int Depth(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => 1 + value.EnumerateArray().Select(Depth).DefaultIfEmpty().Max(),
            JsonValueKind.Object => 1
                + value
                    .EnumerateObject()
                    .Select(static member => Depth(member.Value))
                    .DefaultIfEmpty()
                    .Max(),
            _ => 0,
        };

    private static string[] WrongText(string pointer, string name, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? [Malformed(pointer)]
        : IsValid(name, value.GetString()!) ? []
        : [Constraint(pointer)];

    private static bool IsValid(string name, string text) =>
        name switch
        {
            "id" => Documented.IsImageId(text) || Documented.IsCustomImageId(text),
            "creator" => Documented.IsCreator(text),
            "filename" => Documented.IsFilename(text),
            "uploaded" => Instants.Of(text) is not null,
            _ => Documented.IsVariantUrl(text),
        };

    // A name for each repetition.
    private static IEnumerable<string> Twice(JsonProperty[] members) =>
        members
            .GroupBy(static member => SameJson.NameOf(member.Name), System.StringComparer.Ordinal)
            .SelectMany(static group => group.Skip(1).Select(static member => member.Name));

    private static string Escape(string name) =>
        name.Replace("~", "~0", System.StringComparison.Ordinal)
            .Replace("/", "~1", System.StringComparison.Ordinal);

    private static JsonElement? First(IEnumerable<JsonProperty> members, string name)
    {
        foreach (var member in members)
            if (member.NameEquals(name))
                return member.Value;
        return null;
    }

    private static JsonElement? Last(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement value, string name) =>
        Last(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
