using System;

namespace Images.Functional.Effects;

/// <summary>A retry, before its wait. The client passes it to <see cref="CloudflareOptions.OnRetry"/>.</summary>
/// <remarks>It contains no credentials. A pause of <c>SendMany</c> after a 429 is not a retry.</remarks>
/// <param name="Request">The request.</param>
/// <param name="Errors">Why the attempt failed, with the response if there was one.</param>
/// <param name="Retry">The number of the retry, from 1.</param>
/// <param name="Delay">The time until the next attempt.</param>
public sealed record CallRetry(ApiRequest Request, CfErrors Errors, int Retry, TimeSpan Delay)
{
    /// <summary>The case of the first error, as in <see cref="CallEnded.ErrorType"/>.</summary>
    public string ErrorType => ErrorKind.Of(Errors);
}
