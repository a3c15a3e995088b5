using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An operation of the API as a constant: what it takes, what it gives, what it needs. A client writes requests by it and reads
/// replies; a sandbox reads the requests and writes the replies. <see cref="Endpoint"/> makes them.
/// </summary>
/// <typeparam name="I">What it takes: a value, or a tuple of values.</typeparam>
/// <typeparam name="A">What it gives: the type of the envelope's <c>result</c>.</typeparam>
public sealed class Endpoint<I, A>
{
    private readonly Route route;
    private readonly Taking<I> taking;
    private readonly Decoder<A> decode;

    internal Endpoint(Taking<I> taking, Output<A> output)
    {
        (this.taking, Output, decode) = (taking, output, output.Read);
        route = new Route(taking.Method, taking.Template, taking.Input.Names, output.Accept);
    }

    /// <summary>The HTTP method.</summary>
    public string Method => route.Method;

    /// <summary>The documented path, with names where requests have values.</summary>
    public string Template => route.Template;

    /// <summary>What an API token must be allowed to do.</summary>
    public Access Access => taking.Access;

    /// <summary>What a success gives, and in what form.</summary>
    public Output<A> Output { get; }

    /// <summary>How the result is written in JSON: the envelope's <c>result</c>, if the reply has one.</summary>
    public Codec<A> Result => Output.Result;

    /// <summary>
    /// The operation for these values: a request, and how its reply is read. It is refused (its request is a Left, and nothing is sent) for
    /// a value that no request may hold.
    /// </summary>
    /// <exception cref="ArgumentException">A value is a <c>default</c> one, which no smart constructor gives.</exception>
    public Operation<A> Of(I values)
    {
        var parts = default(RequestParts);
        return new Operation<A>(
            taking.Input.Write(values, ref parts) is { } errors
                ? errors
                : new ApiRequest(route, in parts, taking.Repeat(values))
                {
                    LargestReply = taking.Largest?.Invoke(values) ?? ApiRequest.UsualReply,
                },
            decode
        );
    }

    /// <summary>The operation for values that may be wrong: then it is refused with their errors.</summary>
    public Operation<A> Of(Either<CfErrors, I> values) =>
        values.IsRight ? Of((I)values) : Refused(values.ErrorsOrBottom());

    internal Input<I> Input => taking.Input;

    internal Operation<A> Refused(CfErrors errors) => new(errors, decode);

    /// <summary>
    /// Reads a reply's envelope. Left: every violation, each with its JSON Pointer; the API's errors if <c>success</c> is false. Total:
    /// any bytes give a Right or a Left.
    /// </summary>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    /// <param name="response">What the response said; status 200 unless given.</param>
    public Either<CfErrors, Envelope<A>> Parse(
        ReadOnlySpan<byte> envelope,
        ResponseInfo? response = null
    ) => decode(response ?? ResponseInfo.Ok, envelope);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ResponseInfo?)"/>
    /// <param name="envelope">The body as text.</param>
    /// <param name="response">What the response said; status 200 unless given.</param>
    public Either<CfErrors, Envelope<A>> Parse(string? envelope, ResponseInfo? response = null) =>
        envelope is null
            ? CfErrors.Of(Violation.Null.At("envelope"))
            : JsonBytes.Encode(envelope).Bind(utf8 => Parse(utf8, response));

    /// <summary>The body of a success as the API would send it: an envelope in one line, or the bytes that it gives.</summary>
    public Blob Write(Envelope<A> envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return Output.Write(envelope);
    }

    /// <summary>
    /// Reads a request that came in, below any base address. None: it is another endpoint's. Left: it is this one's, and its values are
    /// wrong.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, percent-encoded.</param>
    /// <param name="query">The query, percent-encoded, with or without its question mark.</param>
    /// <param name="body">The body, taken apart; none unless given.</param>
    public Option<Either<CfErrors, I>> Read(
        string method,
        string path,
        string query = "",
        Body? body = null
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        return Take(method, path, query, body ?? Body.None.Value).Case is Received received
            ? taking.Input.Read(received, out var values) is { } errors
                ? Left<CfErrors, I>(errors)
                : Right<CfErrors, I>(values)
            : None;
    }

    /// <summary>Whether a request is this endpoint's and its values are right.</summary>
    internal bool TryRead(string method, string path, string query, Body body, out I values)
    {
        values = default!;
        return Take(method, path, query, body).Case is Received received
            && taking.Input.Read(received, out values) is null;
    }

    private Option<Received> Take(string method, string path, string query, Body body) =>
        method == Method
            ? route.Find(path).Map(segments => new Received(segments, Pairs(query), body))
            : None;

    /// <summary>
    /// The number of the path's segments that are not values. If a path fits several endpoints, it is meant for the one with the most.
    /// </summary>
    public int Literals => route.Literals;

    /// <summary>Whether a percent-encoded path, below any base address, has this endpoint's form. The method and the values may be wrong.</summary>
    public bool Fits(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return route.Find(path).IsSome;
    }

    private static Seq<(string, string)> Pairs(string query) =>
        toSeq(query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            .Map(static pair => pair.Split('=', 2))
            .Map(static pair => (Unescape(pair[0]), Unescape(pair.Length > 1 ? pair[1] : "")))
            .Strict();

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>
/// Descriptions of endpoints: <c>Endpoint.Get("/accounts/{account_id}/images/v1/stats", AccountId.Text).Gives(ImagesStats.Codec)</c>.
/// </summary>
public static class Endpoint
{
    /// <summary>An endpoint that reads: it needs <see cref="Access.Read"/> and may be sent again freely.</summary>
    /// <param name="template">The path, with names in braces.</param>
    /// <param name="first">The path's value; its name is the one in braces.</param>
    public static Taking<A> Get<A>(string template, Text<A> first) =>
        Take("GET", template, Path(first), Repeat.Freely);

    /// <inheritdoc cref="Get{A}"/>
    public static Taking<(A, B)> Get<A, B>(string template, Text<A> first, Text<B> second) =>
        Take("GET", template, Path(first, second), Repeat.Freely);

    /// <summary>An endpoint that deletes: sent again, it answers <em>not found</em>, which then says that it was carried out.</summary>
    /// <inheritdoc cref="Get{A}"/>
    public static Taking<(A, B)> Delete<A, B>(string template, Text<A> first, Text<B> second) =>
        Take("DELETE", template, Path(first, second), Repeat.UntilGone);

    /// <summary>An endpoint that changes something, by any method. It is sent again only if it surely was not carried out.</summary>
    /// <inheritdoc cref="Get{A}"/>
    public static Taking<A> Change<A>(string method, string template, Text<A> first) =>
        Take(method, template, Path(first), Repeat.IfUnsent);

    /// <inheritdoc cref="Change{A}"/>
    public static Taking<(A, B)> Change<A, B>(
        string method,
        string template,
        Text<A> first,
        Text<B> second
    ) => Take(method, template, Path(first, second), Repeat.IfUnsent);

    /// <summary>The operation for two values that may be wrong: then it is refused with the errors of both.</summary>
    public static Operation<A> Of<I1, I2, A>(
        this Endpoint<(I1, I2), A> endpoint,
        Either<CfErrors, I1> first,
        Either<CfErrors, I2> second
    )
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return first.IsRight && second.IsRight
            ? endpoint.Of(((I1)first, (I2)second))
            : endpoint.Refused(((BothInput<I1, I2>)endpoint.Input).Wrong(first, second)!);
    }

    /// <inheritdoc cref="Of{I1, I2, A}"/>
    public static Operation<A> Of<I1, I2, I3, A>(
        this Endpoint<((I1, I2), I3), A> endpoint,
        Either<CfErrors, I1> first,
        Either<CfErrors, I2> second,
        Either<CfErrors, I3> third
    )
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (first.IsRight && second.IsRight && third.IsRight)
            return endpoint.Of((((I1)first, (I2)second), (I3)third));
        var all = (BothInput<(I1, I2), I3>)endpoint.Input;
        var two = ((BothInput<I1, I2>)all.First).Wrong(first, second);
        return endpoint.Refused(CfErrors.Both(two, all.Second.Wrong(third))!);
    }

    private static Taking<I> Take<I>(
        string method,
        string template,
        Input<I> input,
        Repeat repeat
    ) =>
        new(method, template, input, _ => repeat)
        {
            Access = repeat == Repeat.Freely ? Access.Read : Access.Write,
        };

    private static PathInput<A> Path<A>(Text<A> first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new PathInput<A>(first);
    }

    private static BothInput<A, B> Path<A, B>(Text<A> first, Text<B> second) =>
        new(Path(first), Path(second));
}
