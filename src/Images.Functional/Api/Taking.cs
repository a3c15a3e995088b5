using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>What an endpoint takes; <see cref="Gives{A}(Codec{A})"/> completes it.</summary>
public sealed record Taking<I>
{
    internal Taking(string method, string template, Input<I> input, Func<I, Repeat> repeat)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(template);
        (Method, Template, Input, Repeat) = (method, template, input, repeat);
    }

    internal string Method { get; }

    internal string Template { get; }

    internal Input<I> Input { get; }

    internal Access Access { get; init; }

    internal Func<I, Repeat> Repeat { get; init; }

    // How many bytes the largest reply has; null for the usual number.
    internal Func<I, int>? Largest { get; init; }

    /// <summary>With a value of the query's as well, which may be left out.</summary>
    public Taking<(I, Option<B>)> Query<B>(Text<B> text) =>
        Query(
            value => value.Map(one => (text.Name, text.Show(one))).ToSeq(),
            query =>
                query
                    .Find(one => one.Name == text.Name)
                    .Match(one => text.Create(one.Value).Map(Some), () => Option<B>.None)
        );

    /// <summary>With a value that is several names and values of the query.</summary>
    /// <param name="write">The names and values, decoded.</param>
    /// <param name="read">Reads the value from all names and values of a query, decoded; ignores those that it does not know.</param>
    public Taking<(I, B)> Query<B>(
        Func<B, Seq<(string Name, string Value)>> write,
        Func<Seq<(string Name, string Value)>, Either<CfErrors, B>> read
    )
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(read);
        return With(new QueriesInput<B>(write, read));
    }

    /// <summary>With JSON in the body as well.</summary>
    public Taking<(I, B)> Json<B>(Codec<B> body) => With(new JsonInput<B>(body));

    /// <summary>With a form in the body as well.</summary>
    public Taking<(I, B)> Form<B>(Form<B> body) => With(new FormInput<B>(body));

    /// <summary>With another permission.</summary>
    public Taking<I> Needs(Access other) => this with { Access = other };

    /// <summary>Repeated as a rule has it, which may look at the values.</summary>
    public Taking<I> Repeats(Func<I, Repeat> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return this with { Repeat = rule };
    }

    /// <summary>
    /// With replies of up to so many bytes, which may depend on the values. The largest reply of other endpoints is
    /// <see cref="ApiRequest.UsualReply"/>.
    /// </summary>
    public Taking<I> Replies(Func<I, int> largest)
    {
        ArgumentNullException.ThrowIfNull(largest);
        return this with { Largest = largest };
    }

    /// <summary>The endpoint, whose envelopes have such a result.</summary>
    /// <exception cref="ArgumentException">The template does not name the path's values, in their order.</exception>
    public Endpoint<I, A> Gives<A>(Codec<A> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Endpoint<I, A>(this, new EnvelopeOutput<A>(result));
    }

    /// <summary>The endpoint, which answers with a file's bytes instead of an envelope.</summary>
    /// <inheritdoc cref="Gives{A}(Codec{A})"/>
    public Endpoint<I, Blob> GivesBytes() => new(this, new BytesOutput());

    private Taking<(I, B)> With<B>(Input<B> more) =>
        new(Method, Template, new BothInput<I, B>(Input, more), both => Repeat(both.Item1))
        {
            Access = Access,
            Largest = Largest is { } largest ? both => largest(both.Item1) : null,
        };
}
