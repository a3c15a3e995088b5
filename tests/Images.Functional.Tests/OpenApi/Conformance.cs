using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using FsCheck;
using Images.Functional.Tests.Operations;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests.OpenApi;

/// <summary>
/// Codecs and endpoints say what Cloudflare's own description says: paths, methods, permissions, names, kinds, what is required, limits and
/// named values. Nothing here is generated, so a mistake of the codecs is not made twice.
/// </summary>
public class Conformance
{
    private static readonly SchemaShape Api = new(
        JsonDocument
            .Parse(
                File.ReadAllText(
                    Path.Combine(AppContext.BaseDirectory, "OpenApi", "images-openapi.json")
                )
            )
            .RootElement
    );

    private static readonly string[] Found = [.. Find()];

    [Fact]
    public void Every_difference_is_intended() => IsEmpty(Found.Except(Differences.Intended.Keys));

    [Fact]
    public void Every_intended_difference_is_one() =>
        IsEmpty(Differences.Intended.Keys.Except(Found));

    private static void IsEmpty(IEnumerable<string> rows) =>
        Assert.True(!rows.Any(), string.Join('\n', rows));

    [Theory]
    [InlineData("string", 5, "string", 6, "x: at most 6, not 5")]
    [InlineData("string", null, "string", 6, "x: at most 6, not any number")]
    [InlineData("string", 5, "boolean", null, "x: boolean, not string")]
    public void Differences_are_seen(
        string schema,
        int? most,
        string codec,
        int? other,
        string difference
    ) =>
        Assert.Equal(
            [difference],
            Compared.Shapes(
                "x",
                new Shape(schema) { MaxLength = most },
                new Shape(codec) { MaxLength = other }
            )
        );

    [Theory]
    [InlineData(1, 10, "x: at most 10, not 9")]
    [InlineData(2, 9, "x: at least 2, not 1")]
    public void Other_limits_of_numbers_are_seen(int least, int most, string difference) =>
        Assert.Equal(
            [difference],
            Compared.Shapes(
                "x",
                new Shape("number") { Minimum = 1, Maximum = 9 },
                new Shape("number") { Minimum = least, Maximum = most }
            )
        );

    [Fact]
    public void A_codec_that_misspells_a_name_or_a_value_is_seen()
    {
        var fit = new Shape("string") { Enum = ["cover", "crop"] };
        Assert.Equal(
            [
                "x/fit: one of cover, not cover crop",
                "x/width: left out",
                "x/with: not in the description",
            ],
            Compared
                .Shapes(
                    "x",
                    new Shape("object")
                    {
                        Members = new Dictionary<string, (Shape, bool)>
                        {
                            ["fit"] = (fit, true),
                            ["width"] = (new Shape("number"), false),
                        },
                    },
                    new Shape("object")
                    {
                        Members = new Dictionary<string, (Shape, bool)>
                        {
                            ["fit"] = (fit with { Enum = ["cover"] }, true),
                            ["with"] = (new Shape("number"), false),
                        },
                    }
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Find()
    {
        var compare = new Compare();
        foreach (var endpoint in EndpointTable.OfImages)
            EndpointTable.Hold(endpoint, compare);
        return
        [
            .. compare.Differences,
            .. Api
                .Operations.Select(static operation => $"{operation.Method} {operation.Path}")
                .Except(compare.Seen)
                .Select(static name => $"{name}: left out"),
        ];
    }

    private sealed class Compare : IEndpointLaw
    {
        public List<string> Differences { get; } = [];

        public List<string> Seen { get; } = [];

        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs)
        {
            var name = $"{endpoint.Method} {endpoint.Template}";
            Seen.Add(name);
            var operation = Api
                .Operations.Where(one => $"{one.Method} {one.Path}" == name)
                .Select(static one => (JsonElement?)one.Operation)
                .SingleOrDefault();
            Differences.AddRange(
                operation is { } found
                    ? Compared(name, endpoint, found)
                    : [$"{name}: not in the description"]
            );
        }

        private static IEnumerable<string> Compared<I, A>(
            string name,
            Endpoint<I, A> endpoint,
            JsonElement operation
        ) =>
            [
                .. Access(name, endpoint.Access, operation),
                .. OpenApi.Compared.Shapes(
                    $"{name} path",
                    Parameters(operation),
                    new Shape("object")
                    {
                        Members = Parts(typeof(I))
                            .SelectMany(ParametersOf)
                            .ToDictionary(
                                static one => one.Name,
                                static one => (one.Shape, one.IsRequired)
                            ),
                    }
                ),
                .. OpenApi.Compared.Shapes(
                    $"{name} body",
                    Body(operation),
                    Parts(typeof(I)).Select(BodyOf).SingleOrDefault(static body => body is not null)
                        ?? new Shape("none")
                ),
                .. OpenApi.Compared.Shapes(
                    $"{name} result",
                    Result(operation),
                    endpoint.Output.HasEnvelope
                        ? CodecShape<A>.Of(endpoint.Result)
                        : new Shape("bytes")
                ),
            ];

        private static IEnumerable<string> Access(string name, Access ours, JsonElement operation)
        {
            var theirs = operation.TryGetProperty("x-api-token-group", out var groups)
                ? groups.EnumerateArray().Any(static group => group.GetString() == "Images Read")
                    ? "Read"
                    : "Write"
                : "nothing";
            return theirs == $"{ours}" ? [] : [$"{name}: needs {ours}, not {theirs}"];
        }

        private static Shape Parameters(JsonElement operation) =>
            new("object")
            {
                Members = operation
                    .GetProperty("parameters")
                    .EnumerateArray()
                    .Select(Api.Resolve)
                    .ToDictionary(
                        static parameter => parameter.GetProperty("name").GetString()!,
                        static parameter =>
                            (
                                Api.Of(parameter.GetProperty("schema")),
                                parameter.TryGetProperty("required", out var required)
                                    && required.GetBoolean()
                            )
                    ),
            };

        private static Shape Body(JsonElement operation) =>
            operation.TryGetProperty("requestBody", out var body)
                ? Api.Of(
                    body.GetProperty("content")
                        .EnumerateObject()
                        .Single()
                        .Value.GetProperty("schema")
                )
                : new Shape("none");

        private static Shape Result(JsonElement operation) =>
            operation
                .GetProperty("responses")
                .GetProperty("200")
                .GetProperty("content")
                .TryGetProperty("application/json", out var json)
                ? Api.Of(Api.Properties(json.GetProperty("schema"))["result"])
                : new Shape("bytes");

        // The values of nested pairs.
        private static IEnumerable<Type> Parts(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTuple<,>)
                ? type.GetGenericArguments().SelectMany(Parts)
                : [type];

        private static IEnumerable<(string Name, Shape Shape, bool IsRequired)> ParametersOf(
            Type type
        ) => QueryShape.Of(type) ?? (Text(type) is { } text ? [(text.Name, text.Shape, true)] : []);

        private static (string Name, Shape Shape)? Text(Type type) =>
            ((string, Shape)?)Call(nameof(TextOf), type);

        private static Shape? BodyOf(Type type) => (Shape?)Call(nameof(CodecOf), type);

        private static object? Call(string method, Type type) =>
            typeof(Compare)
                .GetMethod(
                    method,
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
                )!
                .MakeGenericMethod(type)
                .Invoke(null, []);

        private static (string, Shape)? TextOf<B>() =>
            EndpointTable.Stated<B>("Text") is Text<B> text
                ? (text.Name, CodecShape<B>.Of(Json.Of(text)))
                : null;

        private static Shape? CodecOf<B>() =>
            EndpointTable.Stated<B>("Form") is Form<B> { Fields: { } fields } form
                ? Texts(CodecShape<B>.Of(fields), form.HasFile)
            : EndpointTable.Stated<B>("Text") is null
            && EndpointTable.Stated<B>("Codec") is Codec<B> codec
                ? CodecShape<B>.Of(codec)
            : null;

        private static Shape Texts(Shape fields, bool hasFile) =>
            hasFile
                ? fields with
                {
                    Members = fields
                        .Members!.Append(KeyValuePair.Create("file", (new Shape("any"), false)))
                        .ToDictionary(),
                }
                : fields;
    }
}
