using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A part of a request: a client writes a value into it, and a server reads the value from it.</summary>
/// <typeparam name="I">The value.</typeparam>
public abstract class Input<I>
{
    private protected Input() { }

    /// <summary>The names that the template must have for this input.</summary>
    internal virtual Seq<string> Names => [];

    /// <summary>Whether this input is the body.</summary>
    internal virtual bool IsBody => false;

    /// <summary>Writes a value. Returns its errors if it is not allowed in requests; otherwise null.</summary>
    internal abstract CfErrors? Write(I value, ref RequestParts parts);

    /// <summary>Reads the value. Returns its errors, or null.</summary>
    internal abstract CfErrors? Read(Received received, out I value);

    /// <summary>The errors of a value that may be invalid, or not allowed in requests; null if there are none.</summary>
    internal CfErrors? Wrong(Either<CfErrors, I> value)
    {
        var parts = default(RequestParts);
        return value.IsRight ? Write((I)value, ref parts) : value.ErrorsOrBottom();
    }
}

/// <summary>An incoming request: the decoded values of its path, its query and its body.</summary>
internal sealed class Received(
    Seq<string> values,
    Seq<(string Name, string Value)> query,
    Body body
)
{
    private int read;

    public string Json => body is Body.Json json ? json.Text : "";

    public Seq<Part> Parts => (body as Body.Form)?.Parts ?? [];

    public string NextValue() => values[read++];

    public Seq<(string Name, string Value)> Query => query;
}

/// <summary>Nothing: the path of the endpoint has no values.</summary>
internal sealed class NoInput : Input<Unit>
{
    internal override CfErrors? Write(Unit value, ref RequestParts parts) => null;

    internal override CfErrors? Read(Received received, out Unit value)
    {
        value = default;
        return null;
    }
}

/// <summary>A segment of the path. Escapes everything outside RFC 3986's unreserved set.</summary>
internal sealed class PathInput<A>(Text<A> text) : Input<A>
{
    internal override Seq<string> Names { get; } =
        text.IsSecret
            ? throw new ArgumentException($"{text.Name} is secret, and logs show paths.")
            : Seq1(text.Name);

    internal override CfErrors? Write(A value, ref RequestParts parts)
    {
        var shown = text.Shown(value);
        var encoded = Uri.EscapeDataString(shown);
        parts.Values.Add(encoded);
        // What was not escaped is ASCII.
        return Refused(shown)
            ?? (encoded.Length == shown.Length ? null : TextRules.Unicode(shown)?.In(text.Name));
    }

    internal override CfErrors? Read(Received received, out A value)
    {
        var shown = received.NextValue();
        value = default!;
        return Refused(shown) ?? text.Make(shown, out value);
    }

    // An empty value or a dot segment would make another path: variants/.. is another endpoint.
    private CfErrors? Refused(string value) =>
        (text.Refuse?.Invoke(value) ?? TextRules.Segment(value))?.In(text.Name);
}

/// <summary>A value that is written as several names and values in the query.</summary>
internal sealed class QueriesInput<A>(
    Func<A, Seq<(string Name, string Value)>> write,
    Func<Seq<(string Name, string Value)>, Either<CfErrors, A>> read
) : Input<A>
{
    internal override CfErrors? Write(A value, ref RequestParts parts)
    {
        var query = write(value);
        foreach (var one in query)
            parts.Query = parts.Query.Add(one);
        return TextRules.Unicode(query);
    }

    internal override CfErrors? Read(Received received, out A value) =>
        read(received.Query).Split(out value);
}

/// <summary>The body, as JSON. Without a body, it reads <paramref name="absent"/>.</summary>
internal sealed class JsonInput<A>(Codec<A> codec, string absent) : Input<A>
{
    internal override bool IsBody => true;

    internal override CfErrors? Write(A value, ref RequestParts parts)
    {
        var errors = JsonBytes.ToSend(codec, value).Split(out var json);
        parts.Body = new Body.Json(json);
        return errors;
    }

    internal override CfErrors? Read(Received received, out A value) =>
        codec.Parse(received.Json.Length > 0 ? received.Json : absent).Split(out value);
}

/// <summary>The body, as a form.</summary>
internal sealed class FormInput<A>(Form<A> form) : Input<A>
{
    internal override bool IsBody => true;

    internal override CfErrors? Write(A value, ref RequestParts parts)
    {
        var errors = form.Write(value).Split(out var written);
        parts.Body = new Body.Form(written);
        return errors;
    }

    internal override CfErrors? Read(Received received, out A value) =>
        form.Read(received.Parts).Split(out value);
}

/// <summary>Combines two inputs, and reports the errors of both.</summary>
internal sealed class BothInput<A, B>(Input<A> first, Input<B> second) : Input<(A, B)>
{
    internal override Seq<string> Names { get; } = toSeq([.. first.Names, .. second.Names]);

    internal override bool IsBody { get; } =
        first.IsBody && second.IsBody
            ? throw new ArgumentException("A request has one body: JSON or a form.")
            : first.IsBody || second.IsBody;

    public Input<A> First => first;

    /// <summary>The errors of values that may be invalid. Those of one do not hide those of the other.</summary>
    public CfErrors? Wrong(Either<CfErrors, A> one, Either<CfErrors, B> other) =>
        CfErrors.Both(first.Wrong(one), second.Wrong(other));

    internal override CfErrors? Write((A, B) value, ref RequestParts parts)
    {
        var errors = first.Write(value.Item1, ref parts);
        return CfErrors.Both(errors, second.Write(value.Item2, ref parts));
    }

    internal override CfErrors? Read(Received received, out (A, B) value)
    {
        var errors = first.Read(received, out var one);
        errors = CfErrors.Both(errors, second.Read(received, out var other));
        value = (one, other);
        return errors;
    }
}
