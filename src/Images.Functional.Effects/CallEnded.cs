using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A call that has ended. The client passes it to <see cref="CloudflareOptions.OnCall"/>.</summary>
/// <remarks>
/// It contains no credentials. The request's path contains ids, and the errors' messages quote the server: if others read your log, write
/// only <see cref="ApiRequest.Template"/> and <see cref="ErrorType"/>.
/// </remarks>
/// <param name="Request">The request.</param>
/// <param name="Outcome">
/// The last response, or the errors of the call. If one of your own mapping functions throws, the error is its exception.
/// </param>
/// <param name="Duration">The time from the first attempt to the end, including all waits.</param>
/// <param name="Retries">The number of retries.</param>
/// <param name="BytesSent">The size of all bodies that were sent completely and whose length was known, without headers.</param>
/// <param name="BytesReceived">The size of all bodies that were read, without headers.</param>
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
    /// The case of the first error, if the call failed: <c>api</c>, <c>constraint</c>, <c>malformed</c>, <c>status</c>, <c>transport</c>,
    /// <c>timeout</c>, <c>cancelled</c>, <c>too_large</c>, <c>file</c> or <c>other</c>.
    /// </summary>
    public Option<string> ErrorType =>
        Outcome.Match(
            Right: static _ => Option<string>.None,
            Left: static errors => ErrorKind.Of(errors)
        );
}
