namespace Images.Functional;

/// <summary>An endpoint under construction, which has its inputs; <see cref="Gives{A}(Codec{A})"/> completes it.</summary>
public sealed record Taking<I>
{
    internal Taking(string method, string template, Input<I> input, Func<I, Repeat> repeat) =>
        (Method, Template, Input, Repeat) = (method.NotNull(), template.NotNull(), input, repeat);

    internal string Method { get; }

    internal string Template { get; }

    internal Input<I> Input { get; }

    internal Access Access { get; init; }

    internal Func<I, Repeat> Repeat { get; init; }

    internal Func<I, int>? Largest { get; init; }

    /// <summary>Adds one more value in the path. The name in braces must be its name.</summary>
    public Taking<(I, B)> Path<B>(Text<B> text) => With(new PathInput<B>(text.NotNull()));

    /// <summary>Adds an optional value in the query.</summary>
    public Taking<(I, Option<B>)> Query<B>(Text<B> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Query(value => Queries.Write(text, value), query => Queries.Read(text, query));
    }

    /// <summary>Adds a value that is written as several names and values in the query.</summary>
    /// <param name="write">Returns the names and values, decoded.</param>
    /// <param name="read">Reads the value from all decoded names and values of a query; must ignore unknown ones.</param>
    public Taking<(I, B)> Query<B>(
        Func<B, Seq<(string Name, string Value)>> write,
        Func<Seq<(string Name, string Value)>, Either<CfErrors, B>> read
    ) => With(new QueriesInput<B>(write.NotNull(), read.NotNull()));

    /// <summary>Adds a JSON body.</summary>
    /// <param name="body">The body's codec.</param>
    /// <param name="absent">A request without a body is read as if it had this JSON. By default, it is refused.</param>
    public Taking<(I, B)> Json<B>(Codec<B> body, string absent = "") =>
        With(new JsonInput<B>(body.NotNull(), absent));

    /// <summary>Adds a form as the body.</summary>
    public Taking<(I, B)> Form<B>(Form<B> body) => With(new FormInput<B>(body.NotNull()));

    /// <summary>Sets the permission that the endpoint needs.</summary>
    public Taking<I> Needs(Access other) => this with { Access = other };

    /// <summary>Sets the rule for repeating requests, which may depend on the values.</summary>
    public Taking<I> Repeats(Func<I, Repeat> rule) => this with { Repeat = rule.NotNull() };

    /// <summary>Sets the largest reply, in bytes, which may depend on the values. The default is <see cref="ApiRequest.UsualReply"/>.</summary>
    public Taking<I> Replies(Func<I, int> largest) => this with { Largest = largest.NotNull() };

    /// <summary>Completes the endpoint: its replies are envelopes with this result.</summary>
    /// <exception cref="ArgumentException">The template does not name the values of the path in order.</exception>
    public Endpoint<I, A> Gives<A>(Codec<A> result) =>
        new Endpoint<I, A>(this, new EnvelopeOutput<A>(result.NotNull()));

    /// <summary>Completes the endpoint: its replies are a file's bytes, without an envelope.</summary>
    /// <param name="accept">The content type to request, such as <c>*/*</c>. If images are requested, the client takes an HTML page with status 200 for an error.</param>
    /// <inheritdoc cref="Gives{A}(Codec{A})"/>
    public Endpoint<I, Blob> GivesBytes(string accept = "image/*") =>
        new(this, new BytesOutput(accept));

    private Taking<(I, B)> With<B>(Input<B> more) =>
        new(Method, Template, new BothInput<I, B>(Input, more), both => Repeat(both.Item1))
        {
            Access = Access,
            Largest = Largest is { } largest ? both => largest(both.Item1) : null,
        };
}
