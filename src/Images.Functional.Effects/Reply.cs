using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A successful reply with all that came beside its value.</summary>
/// <typeparam name="A">The type of the value.</typeparam>
/// <param name="Envelope">The value, with the API's errors and messages beside it.</param>
/// <param name="Response">The status, and the headers that callers ask for.</param>
public sealed record Reply<A>(Envelope<A> Envelope, ResponseInfo Response)
{
    /// <summary>The value.</summary>
    public A Value => Envelope.Result;

    /// <summary>
    /// Whether a lost reply was settled: an attempt had none, the next was told that the id exists, and the image there is this upload's.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>The API's messages beside the value.</summary>
    public Seq<ApiMessage> Messages => Envelope.Messages;
}
