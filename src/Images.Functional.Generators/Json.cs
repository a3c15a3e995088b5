using System.Collections.Immutable;
using System.Text.Json;

namespace Images.Functional.Generators;

/// <summary>A JSON value as a tree. A <see cref="Spelling"/> writes it as one of its many texts.</summary>
internal abstract record Json
{
    private Json() { }

    /// <summary><c>null</c>, <c>true</c>, <c>false</c> or a number, as its text.</summary>
    public sealed record Word(string Written) : Json;

    public sealed record Text(string Value) : Json;

    public sealed record List(ImmutableArray<Json> Elements) : Json;

    /// <summary>Members in their order; a name may occur twice.</summary>
    public sealed record Members(ImmutableArray<(string Name, Json Value)> Items) : Json;

    public static Json Null { get; } = new Word("null");
    public static Json True { get; } = new Word("true");
    public static Json False { get; } = new Word("false");

    public static Json ListOf(params IEnumerable<Json> elements) => new List([.. elements]);

    public static Json MembersOf(params IEnumerable<(string Name, Json Value)> members) =>
        new Members([.. members]);

    /// <summary>The tree of a JSON text.</summary>
    public static Json Parse(string text)
    {
        using var document = JsonDocument.Parse(
            text,
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        return Of(document.RootElement);
    }

    /// <summary>The shortest text.</summary>
    public string Canonical => Spelling.Plain.Write(this);

    /// <summary>The number of bytes of the shortest text.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Canonical);

    /// <summary>The value if its shortest text fits into the bytes; otherwise its first part that does, or <c>true</c>.</summary>
    public Json Within(int bytes) => Bytes <= bytes ? this : First?.Within(bytes) ?? True;

    /// <summary>The parts, and smaller values of the same kind.</summary>
    public IEnumerable<Json> Shrink() => Inside().Concat(ShrinkAlone());

    // The only part of a value has been flattened with it.
    private IEnumerable<Json> ShrinkIn(int count) => count == 1 ? ShrinkAlone() : Shrink();

    private IEnumerable<Json> ShrinkAlone() =>
        this switch
        {
            Text { Value.Length: > 0 } text => Shrinks
                .Text(text.Value)
                .Select(value => (Json)new Text(value)),
            List list => list.Elements.Concat(
                Shrinks
                    .Items(list.Elements, element => element.ShrinkIn(list.Elements.Length))
                    .Select(static elements => ListOf(elements))
            ),
            Members members => members
                .Items.Select(static member => member.Value)
                .Concat(
                    Shrinks
                        .Items(
                            members.Items,
                            member =>
                                member
                                    .Value.ShrinkIn(members.Items.Length)
                                    .Select(value => (member.Name, value))
                        )
                        .Select(static items => MembersOf(items))
                ),
            Word { Written: not ("0" or "null" or "true" or "false") } => [new Word("0")],
            _ => [],
        };

    // The innermost value, the one halfway to it, and so on: deep values become flat in few steps.
    private IEnumerable<Json> Inside()
    {
        List<Json> inner = [];
        for (var first = First; first is not null; first = first.First)
            inner.Add(first);
        for (var depth = inner.Count; depth > 1; depth /= 2)
            yield return inner[depth - 1];
    }

    private Json? First =>
        this switch
        {
            List { Elements: [var first, ..] } => first,
            Members { Items: [var (_, first), ..] } => first,
            _ => null,
        };

    private static Json Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => MembersOf(
                value.EnumerateObject().Select(static m => (m.Name, Of(m.Value)))
            ),
            JsonValueKind.Array => ListOf(value.EnumerateArray().Select(Of)),
            JsonValueKind.String => new Text(value.GetString()!),
            _ => new Word(value.GetRawText()),
        };
}
