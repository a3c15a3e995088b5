using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Describes an operation of the API: its inputs, its result, and the permission it needs. A client uses it to write requests and read
/// replies; a sandbox, to read requests and write replies. Create it with <see cref="Endpoint"/>.
/// </summary>
/// <typeparam name="I">The input: a value, or a tuple of values.</typeparam>
/// <typeparam name="A">The type of the envelope's <c>result</c>.</typeparam>
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

    /// <summary>The documented path, with names in braces instead of values.</summary>
    public string Template => route.Template;

    /// <summary>The permission that an API token needs.</summary>
    public Access Access => taking.Access;

    /// <summary>The result of a success, and its form.</summary>
    public Output<A> Output { get; }

    /// <summary>The codec of the result: the envelope's <c>result</c>, if the reply has an envelope.</summary>
    public Codec<A> Result => Output.Result;

    /// <summary>
    /// Creates the operation for these values: a request, and how to read its reply. The operation is refused (its request is a Left, and nothing
    /// is sent) if a value can't be sent: in the path, a dot segment or an id that names an endpoint; in a form, fields that exclude each other;
    /// anywhere, text with a lone surrogate. The limits of a <see cref="Text{A}"/> are not checked again.
    /// </summary>
    /// <exception cref="ArgumentException">A value is <c>default</c>, which no smart constructor returns.</exception>
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

    /// <summary>Creates the operation for values that may be invalid. If they are, it is refused with their errors.</summary>
    public Operation<A> Of(Either<CfErrors, I> values) =>
        values.IsRight ? Of((I)values) : Refused(values.ErrorsOrBottom());

    internal Input<I> Input => taking.Input;

    internal Operation<A> Refused(CfErrors errors) => new(errors, decode);

    /// <summary>
    /// Reads a reply's envelope. Left: every violation, each with its JSON Pointer, or the API's errors if <c>success</c> is false. Never
    /// throws: any bytes give a Right or a Left.
    /// </summary>
    /// <param name="envelope">The body in UTF-8; a byte order mark is ignored.</param>
    /// <param name="response">The response's status and headers; status 200 by default.</param>
    public Either<CfErrors, Envelope<A>> Parse(
        ReadOnlySpan<byte> envelope,
        ResponseInfo? response = null
    ) => decode(response ?? ResponseInfo.Ok, envelope);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ResponseInfo?)"/>
    /// <param name="envelope">The body as text.</param>
    /// <param name="response">The response's status and headers; status 200 by default.</param>
    public Either<CfErrors, Envelope<A>> Parse(string? envelope, ResponseInfo? response = null) =>
        JsonBytes.Encode(envelope, nameof(envelope)).Bind(utf8 => Parse(utf8, response));

    /// <summary>Writes the body of a success as the API would send it: an envelope in one line, or a file's bytes.</summary>
    public Blob Write(Envelope<A> envelope) => Output.Write(envelope.NotNull());

    /// <summary>
    /// Reads an incoming request, below any base address. None: the request is for another endpoint. Left: it is for this one, but its values
    /// are invalid.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, percent-encoded.</param>
    /// <param name="query">The query, percent-encoded, with or without its question mark.</param>
    /// <param name="body">The parsed body; empty by default.</param>
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
        if (method != Method || route.Find(path).Case is not Seq<string> segments)
            return None;
        var received = new Received(segments, Pairs(query), body ?? Body.None.Value);
        return taking.Input.Read(received, out var values) is { } errors
            ? Left<CfErrors, I>(errors)
            : Right<CfErrors, I>(values);
    }

    /// <summary>The number of path segments that are not values. If a path fits several endpoints, the one with the most wins.</summary>
    public int Literals => route.Literals;

    /// <summary>Whether a percent-encoded path, below any base address, matches the template. Does not check method and values.</summary>
    public bool Fits(string path) => route.Find(path.NotNull()).IsSome;

    private static Seq<(string, string)> Pairs(string query) =>
        toSeq(query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            .Map(static pair => pair.Split('=', 2))
            .Map(static pair => (Unescape(pair[0]), Unescape(pair.Length > 1 ? pair[1] : "")))
            .Strict();

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>
/// Creates descriptions of endpoints: <c>Endpoint.Get("/accounts/{account_id}/images/v1/stats", AccountId.Text).Gives(ImagesStats.Codec)</c>.
/// <see cref="Taking{I}.Path"/> adds more values in the path.
/// </summary>
public static class Endpoint
{
    /// <summary>Describes an endpoint that reads. It needs <see cref="Access.Read"/>, and the client may repeat it freely.</summary>
    /// <param name="template">The path, with names in braces.</param>
    /// <param name="first">The first value in the path. The name in braces must be its name.</param>
    public static Taking<A> Get<A>(string template, Text<A> first) =>
        Describe("GET", template, new PathInput<A>(first.NotNull()), Repeat.Freely);

    /// <inheritdoc cref="Get{A}"/>
    public static Taking<Unit> Get(string template) =>
        Describe("GET", template, new NoInput(), Repeat.Freely);

    /// <summary>Describes an endpoint that deletes: see <see cref="Repeat.UntilGone"/>.</summary>
    /// <inheritdoc cref="Get{A}"/>
    public static Taking<A> Delete<A>(string template, Text<A> first) =>
        Describe("DELETE", template, new PathInput<A>(first.NotNull()), Repeat.UntilGone);

    /// <summary>Describes an endpoint that changes something. The client repeats it only if it was certainly not carried out.</summary>
    /// <inheritdoc cref="Get{A}"/>
    public static Taking<A> Change<A>(string method, string template, Text<A> first) =>
        Describe(method, template, new PathInput<A>(first.NotNull()), Repeat.IfUnsent);

    /// <inheritdoc cref="Change{A}"/>
    public static Taking<Unit> Change(string method, string template) =>
        Describe(method, template, new NoInput(), Repeat.IfUnsent);

    /// <summary>Creates the operation for values that may be invalid. If any are, it is refused with the errors of all.</summary>
    public static Operation<A> Of<I1, I2, A>(
        this Endpoint<(I1, I2), A> endpoint,
        Either<CfErrors, I1> first,
        Either<CfErrors, I2> second
    ) => endpoint.NotNull().Of(Both(endpoint.Input, first, second));

    /// <inheritdoc cref="Of{I1, I2, A}"/>
    public static Operation<A> Of<I1, I2, I3, A>(
        this Endpoint<((I1, I2), I3), A> endpoint,
        Either<CfErrors, I1> first,
        Either<CfErrors, I2> second,
        Either<CfErrors, I3> third
    ) =>
        endpoint
            .NotNull()
            .Of(Both((endpoint.Input as BothInput<(I1, I2), I3>)?.First, first, second), third);

    // A text may itself be a tuple: then its parts have no inputs.
    private static Either<CfErrors, (A, B)> Both<A, B>(
        Input<(A, B)>? input,
        Either<CfErrors, A> first,
        Either<CfErrors, B> second
    ) =>
        first.IsRight && second.IsRight ? ((A)first, (B)second)
        : input is BothInput<A, B> both ? both.Wrong(first, second)!
        : CfErrors.Both(first.Split(out _), second.Split(out _))!;

    private static Taking<A> Describe<A>(
        string method,
        string template,
        Input<A> input,
        Repeat repeat
    ) =>
        new(method, template, input, _ => repeat)
        {
            Access = repeat == Repeat.Freely ? Access.Read : Access.Write,
        };
}
