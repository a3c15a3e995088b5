using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A call that has ended. <see cref="CloudflareOptions.OnCall"/> gets it.</summary>
/// <remarks>
/// It holds no credentials. The request's path has ids, and the errors' messages have a server's words: a log that others read may want
/// <see cref="ApiRequest.Template"/> and <see cref="ErrorType"/> alone.
/// </remarks>
/// <param name="Request">What was asked for.</param>
/// <param name="Outcome">
/// The last response, or the errors of the call. If a function of your own that is mapped over the operation throws, the error is its exception.
/// </param>
/// <param name="Duration">The time from the first attempt to the end, with all waits.</param>
/// <param name="Retries">The number of retries.</param>
/// <param name="BytesSent">The bytes of the bodies that were sent whole, if their length was known; without headers.</param>
/// <param name="BytesReceived">The bytes of the bodies that were read, without headers.</param>
public sealed record CallEnded(
    ApiRequest Request,
    Either<CfErrors, ResponseInfo> Outcome,
    TimeSpan Duration,
    int Retries,
    long BytesSent,
    long BytesReceived
)
{
    /// <summary>The last response; None if there was none.</summary>
    public Option<ResponseInfo> Response =>
        Outcome.Match(Right: static response => response, Left: static errors => errors.Response);

    /// <summary>
    /// The first error's case, if the call failed: <c>api</c>, <c>constraint</c>, <c>malformed</c>, <c>status</c>, <c>transport</c>,
    /// <c>timeout</c>, <c>cancelled</c>, <c>too_large</c>, <c>file</c> or <c>other</c>.
    /// </summary>
    public Option<string> ErrorType =>
        Outcome.Match(
            Right: static _ => Option<string>.None,
            Left: static errors => ErrorKind.Of(errors)
        );
}
