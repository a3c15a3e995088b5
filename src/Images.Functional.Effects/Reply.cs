using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A successful reply: its value, and everything that came with it.</summary>
/// <typeparam name="A">The type of the value.</typeparam>
/// <param name="Envelope">The value, with the API's errors and messages.</param>
/// <param name="Response">The status and the headers of the response.</param>
public sealed record Reply<A>(Envelope<A> Envelope, ResponseInfo Response)
{
    internal static Reply<A> Of(Envelope<A> envelope, ResponseInfo response, bool isSettled) =>
        new Reply<A>(envelope, response) { IsSettled = isSettled };

    /// <summary>The value.</summary>
    public A Value => Envelope.Result;

    /// <summary>
    /// Whether the client settled an upload whose reply was lost: the next attempt was told that the id exists, and the image with this id is
    /// this upload's.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>The API's messages that came with the value.</summary>
    public Seq<ApiMessage> Messages => Envelope.Messages;
}
