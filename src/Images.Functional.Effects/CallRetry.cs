using System;

namespace Images.Functional.Effects;

/// <summary>A retry, before the wait that precedes it. <see cref="CloudflareOptions.OnRetry"/> gets it.</summary>
/// <remarks>
/// It holds no credentials. A pause of <c>SendMany</c> after a 429 is not a retry.
/// </remarks>
/// <param name="Request">What was asked for.</param>
/// <param name="Errors">Why the attempt failed, with its response if there was one.</param>
/// <param name="Retry">Which retry it is, from 1.</param>
/// <param name="Delay">The time until the next attempt.</param>
public sealed record CallRetry(ApiRequest Request, CfErrors Errors, int Retry, TimeSpan Delay)
{
    /// <summary>The first error's case, as in <see cref="CallEnded.ErrorType"/>.</summary>
    public string ErrorType => ErrorKind.Of(Errors);
}
