using System;
using System.Text;
using LanguageExt;

namespace Images.Functional;

/// <summary>What an endpoint gives, in both directions: a client reads it from a reply, a server writes it into one.</summary>
/// <typeparam name="A">What a success gives.</typeparam>
public abstract class Output<A>
{
    private protected Output() { }

    /// <summary>The content types that are asked for: <c>Accept</c>.</summary>
    public abstract string Accept { get; }

    /// <summary>How the envelope's <c>result</c> is written; None for a reply without an envelope.</summary>
    public abstract Option<Codec<A>> Result { get; }

    internal abstract Either<CfErrors, Envelope<A>> Read(
        ResponseInfo response,
        ReadOnlySpan<byte> body
    );

    internal abstract Blob Write(Envelope<A> envelope);
}

/// <summary>An envelope with a result.</summary>
internal sealed class EnvelopeOutput<A>(Codec<A> result) : Output<A>
{
    public override string Accept => "application/json";

    public override Option<Codec<A>> Result => result;

    internal override Either<CfErrors, Envelope<A>> Read(
        ResponseInfo response,
        ReadOnlySpan<byte> body
    ) => ReplyReader.Read(response, body, result);

    internal override Blob Write(Envelope<A> envelope) =>
        new(Encoding.UTF8.GetBytes(EnvelopeWriter.ToJson(envelope, result)));
}

/// <summary>A file's bytes, without an envelope. Failures are told as everywhere.</summary>
internal sealed class BytesOutput : Output<Blob>
{
    public override string Accept => "image/*";

    public override Option<Codec<Blob>> Result => Option<Codec<Blob>>.None;

    internal override Either<CfErrors, Envelope<Blob>> Read(
        ResponseInfo response,
        ReadOnlySpan<byte> body
    ) =>
        response.IsSuccess
            ? Envelope.Of(new Blob(body.ToArray()))
            : ReplyReader.Failure(response, body);

    internal override Blob Write(Envelope<Blob> envelope) => envelope.Result;
}
