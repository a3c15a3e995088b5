using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Smaller errors and replies.</summary>
internal static class ErrorShrinks
{
    public static IEnumerable<ApiMessage> Message(ApiMessage message) =>
        Shrinks
            .Option(message.DocumentationUrl, Shrinks.Text)
            .Select(url => message with { DocumentationUrl = url })
            .Concat(
                Shrinks
                    .Option(message.Pointer, Shrinks.Text)
                    .Select(pointer => message with { Pointer = pointer })
            )
            .Concat(Shrinks.Text(message.Text).Select(text => message with { Text = text }))
            .Concat(message.Code == 1000 ? [] : [message with { Code = 1000 }])
            .Concat(
                Shrinks
                    .Items([.. message.Causes], Message)
                    .Select(causes => message with { Causes = toSeq(causes).Strict() })
            );

    public static IEnumerable<CfError> Case(CfError error) =>
        error.Match<IEnumerable<CfError>>(
            Api,
            Constraint,
            Malformed,
            Status,
            Transport,
            Timeout,
            Cancelled,
            TooLarge,
            File,
            Other
        );

    public static IEnumerable<CfError.Api> Api(CfError.Api error) =>
        Message(error.Said).Select(static said => new CfError.Api(said));

    public static IEnumerable<CfError.Constraint> Constraint(CfError.Constraint error) =>
        Shrinks
            .Text(error.Had)
            .Select(had => error with { Had = had })
            .Concat(Shrinks.Text(error.Limit).Select(limit => error with { Limit = limit }))
            .Concat(
                Shrinks.Text(error.Pointer).Select(pointer => error with { Pointer = pointer })
            );

    public static IEnumerable<CfError.Malformed> Malformed(CfError.Malformed error) =>
        Shrinks
            .Text(error.Found)
            .Select(found => error with { Found = found })
            .Concat(
                Shrinks.Text(error.Expected).Select(expected => error with { Expected = expected })
            )
            .Concat(Shrinks.Text(error.Pointer).Select(pointer => error with { Pointer = pointer }))
            .Concat(Shrinks.Toward(error.Offset).Select(offset => error with { Offset = offset }));

    public static IEnumerable<CfError.Status> Status(CfError.Status error) =>
        Shrinks
            .Text(error.Body)
            .Select(body => error with { Body = body })
            .Concat(
                Plainer(error.StatusCode, 500).Select(status => error with { StatusCode = status })
            )
            .Concat(error.IsPage ? [error with { IsPage = false }] : []);

    public static IEnumerable<CfError.Transport> Transport(CfError.Transport error) =>
        Shrinks
            .Text(error.Reason)
            .Select(reason => error with { Reason = reason })
            .Concat(error.IsTransient ? [] : [error with { IsTransient = true }])
            .Concat(error.IsUnsent ? [error with { IsUnsent = false }] : []);

    public static IEnumerable<CfError.Timeout> Timeout(CfError.Timeout error) =>
        Shrinks
            .Toward((long)Math.Ceiling(error.After.TotalMilliseconds))
            .Select(ms => error with { After = TimeSpan.FromMilliseconds(ms) })
            .Concat(error.IsStall ? [error with { IsStall = false }] : [])
            .Concat(error.IsUnsent ? [error with { IsUnsent = false }] : []);

    public static IEnumerable<CfError.Cancelled> Cancelled(CfError.Cancelled error) =>
        error.IsUnsent ? [error with { IsUnsent = false }] : [];

    public static IEnumerable<CfError.TooLarge> TooLarge(CfError.TooLarge error) =>
        Shrinks.Toward(error.Limit).Select(static limit => new CfError.TooLarge(limit));

    public static IEnumerable<CfError.File> File(CfError.File error) =>
        Shrinks
            .Text(error.Name)
            .Select(name => error with { Name = name })
            .Concat(Shrinks.Text(error.Reason).Select(reason => error with { Reason = reason }))
            .Concat(error.IsOutput ? [error with { IsOutput = false }] : []);

    /// <summary>An error of a code and words, whatever it was, with fewer of them, but never none: those are all of its text.</summary>
    public static IEnumerable<CfError.Other> Other(CfError.Other error) =>
        Shrinks
            .Text(error.Error.Message)
            .Where(static text => text.Length > 0)
            .Select(text => Error.New(error.Code, text))
            .Concat(error.Code == 0 ? [] : [Error.New(0, error.Error.Message)])
            .Select(static smaller => new CfError.Other(smaller));

    public static IEnumerable<CfErrors> Errors(CfErrors errors) =>
        Shrinks
            .Items([.. errors.Items], Case)
            .SelectMany(items => CfErrors.Of(toSeq(items).Strict(), errors.Response).AsEnumerable())
            .Concat(
                Shrinks
                    .Option(errors.Response, Response)
                    .SelectMany(response => CfErrors.Of(errors.Items, response).AsEnumerable())
            );

    public static IEnumerable<ResponseInfo> Response(ResponseInfo response) =>
        Shrinks
            .Option(response.CfRay, static _ => [])
            .Select(ray => response with { CfRay = ray })
            .Concat(
                Shrinks
                    .Option(response.RetryAfter, Wait)
                    .Select(wait => response with { RetryAfter = wait })
            )
            .Concat(
                Shrinks
                    .Option(response.RateLimitHeader, static _ => [])
                    .Select(limit => response with { RateLimitHeader = limit })
            )
            .Concat(
                Shrinks
                    .Option(response.RateLimitPolicyHeader, static _ => [])
                    .Select(policy => response with { RateLimitPolicyHeader = policy })
            )
            .Concat(
                Shrinks
                    .Option(response.ErrorCode, static _ => [])
                    .Select(code => response with { ErrorCode = code })
            )
            .Concat(
                Shrinks
                    .Option(response.CfMitigated, static _ => [])
                    .Select(mitigated => response with { CfMitigated = mitigated })
            )
            .Concat(
                Shrinks
                    .Option(response.DateHeader, static _ => [])
                    .Select(date => response with { DateHeader = date })
            )
            .Concat(
                Plainer(response.Status, 200).Select(status => response with { Status = status })
            );

    public static IEnumerable<RateLimit> Limit(RateLimit limit) =>
        Shrinks
            .Option(limit.Reset, Seconds)
            .Select(reset => limit with { Reset = reset })
            .Concat(Shrinks.Text(limit.Policy).Select(policy => limit with { Policy = policy }))
            .Concat(
                Shrinks.Toward(limit.Remaining).Select(left => limit with { Remaining = left })
            );

    public static IEnumerable<RateLimitPolicy> Quota(RateLimitPolicy policy) =>
        Shrinks
            .Option(policy.Window, Seconds)
            .Select(window => policy with { Window = window })
            .Concat(Shrinks.Text(policy.Name).Select(name => policy with { Name = name }))
            .Concat(Shrinks.Toward(policy.Quota).Select(quota => policy with { Quota = quota }));

    /// <summary>Seconds, fewer of them; then dates nearer to 1970.</summary>
    public static IEnumerable<RetryAfter> Wait(RetryAfter wait) =>
        DateOf(wait)
            .Match(
                Some: static date =>
                    Shrinks
                        .Toward((date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond)
                        .Select(static seconds =>
                            RetryAfter.At(DateTimeOffset.UnixEpoch.AddSeconds(seconds))
                        )
                        .Prepend(RetryAfter.After(TimeSpan.Zero)),
                None: () => Seconds(wait.DelayFrom(default)).Select(RetryAfter.After)
            );

    /// <summary>The smallest envelopes have nothing beside their result.</summary>
    public static IEnumerable<Envelope<A>> Envelope<A>(
        Envelope<A> envelope,
        Func<A, IEnumerable<A>> shrink
    ) =>
        Shrinks
            .Items([.. envelope.Errors], Message)
            .Select(errors => envelope with { Errors = toSeq(errors).Strict() })
            .Concat(
                Shrinks
                    .Items([.. envelope.Messages], Message)
                    .Select(messages => envelope with { Messages = toSeq(messages).Strict() })
            )
            .Concat(shrink(envelope.Result).Select(result => envelope with { Result = result }));

    private static IEnumerable<TimeSpan> Seconds(TimeSpan time) =>
        Shrinks
            .Toward((long)Math.Ceiling(time.TotalSeconds))
            .Select(static seconds => TimeSpan.FromSeconds(seconds));

    // A number of seconds is as long from any time on; a date is not.
    private static Option<DateTimeOffset> DateOf(RetryAfter wait) =>
        wait.DelayFrom(DateTimeOffset.MinValue) is var until
        && until != wait.DelayFrom(DateTimeOffset.MaxValue)
            ? Some(DateTimeOffset.MinValue + until)
            : None;

    // The plainest status of all; then the first of the same class.
    private static IEnumerable<int> Plainer(int status, int plainest) =>
        status == plainest ? []
        : status % 100 == 0 ? [plainest]
        : new[] { plainest, status - (status % 100) }.Distinct();
}
