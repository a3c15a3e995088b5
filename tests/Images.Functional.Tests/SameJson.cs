using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Images.Functional.Tests;

/// <summary>
/// Whether two JSON texts say the same, by the framework's document and not the core's reader: members in any order, the last of
/// several of one name, numbers by their text.
/// </summary>
internal static class SameJson
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1024 };

    public static readonly string[] DocumentedNames =
    [
        "id",
        "creator",
        "filename",
        "meta",
        "requireSignedURLs",
        "uploaded",
        "variants",
    ];

    /// <summary>A member's name; the API sometimes calls one of an image's by another.</summary>
    public static string NameOf(string name) => name == "metadata" ? "meta" : name;

    public static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return document.RootElement.Clone();
    }

    /// <summary>The result of an envelope, without documented members that are <c>null</c>.</summary>
    public static JsonElement ResultOf(string envelope) => Read(envelope).GetProperty("result");

    /// <summary>Whether two images say the same: a documented member that is <c>null</c> is as good as none.</summary>
    public static bool AreSameImage(JsonElement a, JsonElement b) =>
        AreSame(WithoutNulls(a), WithoutNulls(b));

    public static bool AreSame(JsonElement a, JsonElement b) =>
        a.ValueKind == b.ValueKind
        && a.ValueKind switch
        {
            JsonValueKind.Object => AreSame(Members(a), Members(b)),
            JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength()
                && Enumerable.Range(0, a.GetArrayLength()).All(i => AreSame(a[i], b[i])),
            JsonValueKind.String => a.GetString() == b.GetString(),
            _ => a.GetRawText() == b.GetRawText(),
        };

    private static bool AreSame(
        Dictionary<string, JsonElement> a,
        Dictionary<string, JsonElement> b
    ) =>
        a.Count == b.Count
        && a.All(member =>
            b.TryGetValue(member.Key, out var other) && AreSame(member.Value, other)
        );

    private static Dictionary<string, JsonElement> WithoutNulls(JsonElement image) =>
        ImageMembers(image)
            .Where(static member =>
                member.Value.ValueKind != JsonValueKind.Null
                || !DocumentedNames.Contains(member.Key)
            )
            .ToDictionary(StringComparer.Ordinal);

    public static Dictionary<string, JsonElement> ImageMembers(JsonElement image) =>
        Members(image)
            .ToDictionary(
                static member => NameOf(member.Key),
                static member => member.Value,
                StringComparer.Ordinal
            );

    public static Dictionary<string, JsonElement> Members(JsonElement value) =>
        value
            .EnumerateObject()
            .GroupBy(static member => member.Name, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.Last().Value,
                StringComparer.Ordinal
            );
}
