using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Images.Functional.Tests.OpenApi;

/// <summary>The API's description: operations, and schemas as shapes.</summary>
internal sealed class SchemaShape(JsonElement document)
{
    /// <summary>Every method and path, with its operation.</summary>
    public IEnumerable<(string Method, string Path, JsonElement Operation)> Operations =>
        document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(static path =>
                path.Value.EnumerateObject()
                    .Select(operation =>
                        (operation.Name.ToUpperInvariant(), path.Name, operation.Value)
                    )
            );

    /// <summary>The schema that a reference leads to.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = reference
                .GetString()!
                .Split('/')[1..]
                .Aggregate(document, static (at, step) => at.GetProperty(step));
        return schema;
    }

    /// <summary>A schema's own properties, and those of all that it is made of.</summary>
    public Dictionary<string, JsonElement> Properties(JsonElement schema)
    {
        var whole = Resolve(schema);
        var found = Parts(whole)
            .SelectMany(part => Properties(part))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
        if (whole.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                found[property.Name] = property.Value;
        return found;
    }

    public Shape Of(JsonElement schema)
    {
        var whole = Resolve(schema);
        // Alternatives of one kind are that kind; of several, any value.
        if (whole.TryGetProperty("anyOf", out var alternatives))
        {
            var shapes = alternatives.EnumerateArray().Select(Of).ToArray();
            return shapes.All(shape => shape.Kind == shapes[0].Kind) ? shapes[0] : new Shape("any");
        }

        var properties = Properties(whole);
        var required = Required(whole).ToHashSet();
        return new Shape(
            whole.TryGetProperty("type", out var type) ? type.GetString()!
            : properties.Count > 0 ? "object"
            : "any"
        )
        {
            MaxLength = whole.TryGetProperty("maxLength", out var length)
                ? length.GetInt32()
                : null,
            Minimum = whole.TryGetProperty("minimum", out var least) ? least.GetDecimal() : null,
            Maximum = whole.TryGetProperty("maximum", out var most) ? most.GetDecimal() : null,
            Enum = whole.TryGetProperty("enum", out var named)
                ? [.. named.EnumerateArray().Select(static value => value.ToString())]
                : [],
            Items = whole.TryGetProperty("items", out var items) ? Of(items) : null,
            Members = properties.ToDictionary(
                static pair => pair.Key,
                pair => (Of(pair.Value), required.Contains(pair.Key))
            ),
        };
    }

    private IEnumerable<string> Required(JsonElement schema)
    {
        var whole = Resolve(schema);
        return Parts(whole)
            .SelectMany(part => Required(part))
            .Concat(
                whole.TryGetProperty("required", out var required)
                    ? required.EnumerateArray().Select(static name => name.GetString()!)
                    : []
            );
    }

    private static JsonElement[] Parts(JsonElement schema) =>
        schema.TryGetProperty("allOf", out var parts) ? [.. parts.EnumerateArray()] : [];
}
