namespace Images.Functional;

/// <summary>
/// A successful envelope: the result, and the errors and messages that accompany it. The documented 200 response has entries in both
/// although <c>success</c> is true, so <c>success</c> decides, not the length of <c>errors</c>.
/// </summary>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Result">The envelope's <c>result</c>.</param>
/// <param name="Errors">The readable entries of <c>errors</c>.</param>
/// <param name="Messages">The readable entries of <c>messages</c>.</param>
[JsonConverter(typeof(EnvelopeJsonConverter))]
public sealed record Envelope<A>(A Result, Seq<ApiMessage> Errors, Seq<ApiMessage> Messages)
{
    /// <summary>
    /// The envelope's <c>result_info</c>, in which lists of other Cloudflare products say where the page is: a cursor, or numbers. None if it
    /// is missing or null.
    /// </summary>
    public Option<JsonText> ResultInfo
    {
        get => info.IsNull ? Option<JsonText>.None : info;
        init => info = value.IfNone(default(JsonText));
    }

    // Smaller than an option: every call keeps an envelope.
    private readonly JsonText info;

    /// <summary>Returns the envelope with its result changed by a function.</summary>
    public Envelope<B> Map<B>(Func<A, B> f) => With(f.NotNull()(Result));

    /// <summary><see cref="Map{B}"/>, for LINQ.</summary>
    public Envelope<B> Select<B>(Func<A, B> f) => Map(f);

    internal Either<CfErrors, Envelope<B>> Refine<B>(
        Func<A, Either<CfErrors, B>> f,
        ResponseInfo response
    )
    {
        var refined = f(Result);
        return refined.IsRight
            ? With((B)refined)
            : refined.ErrorsOrBottom().With(response) with
            {
                IsOwn = true,
            };
    }

    internal Envelope<B> With<B>(B result) =>
        new Envelope<B>(result, Errors, Messages) { ResultInfo = ResultInfo };
}

/// <summary>Creates and writes envelopes.</summary>
public static class Envelope
{
    /// <summary>Creates an envelope without errors and messages.</summary>
    public static Envelope<A> Of<A>(A result) => new Envelope<A>(result.NotNull(), [], []);

    /// <summary>Returns the envelope as the API would send it, in one line.</summary>
    public static string ToJson<A>(this Envelope<A> envelope)
        where A : IHasCodec<A> => EnvelopeWriter.ToJson(envelope.NotNull(), A.Codec);

    /// <summary>Writes the envelope as the API would send it.</summary>
    public static void WriteTo<A>(this Envelope<A> envelope, Utf8JsonWriter writer)
        where A : IHasCodec<A> =>
        EnvelopeWriter.Write(envelope.NotNull(), A.Codec, writer.NotNull());
}
