namespace Images.Functional;

/// <summary>The result of an endpoint: a client reads it from a reply, and a server writes it into one.</summary>
/// <typeparam name="A">The result of a success.</typeparam>
public abstract class Output<A>
{
    private protected Output() { }

    /// <summary>The content types to request: the <c>Accept</c> header.</summary>
    public abstract string Accept { get; }

    /// <summary>The result's codec.</summary>
    public abstract Codec<A> Result { get; }

    /// <summary>Whether the result is in an envelope. If not, the reply is a file's bytes.</summary>
    public virtual bool HasEnvelope => true;

    internal abstract Decoder<A> Read { get; }

    internal abstract Blob Write(Envelope<A> envelope);
}

/// <summary>An envelope with a result.</summary>
internal sealed class EnvelopeOutput<A>(Codec<A> result) : Output<A>
{
    public override string Accept => "application/json";

    public override Codec<A> Result => result;

    internal override Decoder<A> Read { get; } =
        (response, body, redact) => ReplyReader.Read(response, body, result, redact);

    internal override Blob Write(Envelope<A> envelope) =>
        new(Encoding.UTF8.GetBytes(EnvelopeWriter.ToJson(envelope, result)));
}

/// <summary>A file's bytes, without an envelope. Failures are read as for other endpoints.</summary>
internal sealed class BytesOutput(string accept) : Output<Blob>
{
    public override string Accept { get; } =
        HeaderRules.MediaType(accept.NotNull()) is null
            ? accept
            : throw new ArgumentException($"\"{accept}\" is not a content type.", nameof(accept));

    public override Codec<Blob> Result => Blob.Codec;

    public override bool HasEnvelope => false;

    internal override Decoder<Blob> Read { get; } =
        static (response, body, _) =>
            response.IsSuccess
                ? Envelope.Of(new Blob(body.ToArray()))
                : ReplyReader.Failure(response, body);

    internal override Blob Write(Envelope<Blob> envelope) => envelope.Result;
}
