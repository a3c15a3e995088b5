using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Smaller errors, replies and envelopes.</summary>
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
            .Concat(message.Code == 1000 ? [] : [message with { Code = 1000 }]);

    public static IEnumerable<CfError> Case(CfError error) =>
        error.Match<IEnumerable<CfError>>(
            api: static e => Message(e.Said).Select(static said => new CfError.Api(said)),
            constraint: static e =>
                Shrinks
                    .Text(e.Had)
                    .Select(had => e with { Had = had })
                    .Concat(Shrinks.Text(e.Limit).Select(limit => e with { Limit = limit }))
                    .Concat(
                        Shrinks.Text(e.Pointer).Select(pointer => e with { Pointer = pointer })
                    ),
            malformed: static e =>
                Shrinks
                    .Text(e.Found)
                    .Select(found => e with { Found = found })
                    .Concat(
                        Shrinks.Text(e.Expected).Select(expected => e with { Expected = expected })
                    )
                    .Concat(Shrinks.Text(e.Pointer).Select(pointer => e with { Pointer = pointer }))
                    .Concat(Toward(e.Offset).Select(offset => e with { Offset = offset })),
            status: static e => Shrinks.Text(e.Body).Select(body => e with { Body = body }),
            transport: static e =>
                Shrinks.Text(e.Reason).Select(reason => e with { Reason = reason }),
            timeout: static e =>
                Toward(e.After.Ticks)
                    .Select(static ticks => new CfError.Timeout(new TimeSpan(ticks))),
            cancelled: static _ => [],
            tooLarge: static e =>
                Toward(e.Limit).Select(static limit => new CfError.TooLarge(limit)),
            other: static _ => []
        );

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
                    .Option(response.RetryAfter, static _ => [])
                    .Select(wait => response with { RetryAfter = wait })
            )
            .Concat(
                Shrinks
                    .Option(response.RateLimit, static _ => [])
                    .Select(limit => response with { RateLimit = limit })
            )
            .Concat(
                Shrinks
                    .Option(response.RateLimitPolicy, static _ => [])
                    .Select(policy => response with { RateLimitPolicy = policy })
            );

    public static IEnumerable<Envelope<Image>> Envelope(Envelope<Image> envelope) =>
        Shrinks
            .Items([.. envelope.Errors], Message)
            .Select(errors => envelope with { Errors = toSeq(errors).Strict() })
            .Concat(
                Shrinks
                    .Items([.. envelope.Messages], Message)
                    .Select(messages => envelope with { Messages = toSeq(messages).Strict() })
            )
            .Concat(
                ImageShrinks.Of(envelope.Result).Select(image => envelope with { Result = image })
            );

    /// <summary>The plainest texts first; then smaller meanings.</summary>
    public static IEnumerable<EnvelopeText> Text(EnvelopeText text) =>
        Noise(text.Noise)
            .Select(noise => new EnvelopeText(text.Envelope, noise))
            .Concat(
                Envelope(text.Envelope).Select(envelope => new EnvelopeText(envelope, text.Noise))
            );

    /// <summary>The plainest texts first; then fewer breaks, never none.</summary>
    public static IEnumerable<BrokenEnvelope> Broken(BrokenEnvelope broken) =>
        Noise(broken.Noise)
            .Select(noise => new BrokenEnvelope(broken.Image, broken.Faults, noise))
            .Concat(
                Shrinks
                    .Items(broken.Faults, static _ => [])
                    .Select(static faults => faults.ToArray())
                    .Where(static faults => faults.Length > 0)
                    .Select(faults => new BrokenEnvelope(broken.Image, [.. faults], broken.Noise))
            );

    private static IEnumerable<Noise> Noise(Noise noise)
    {
        if (noise.Spelling != Spelling.Plain)
            yield return noise with
            {
                Spelling = Spelling.Plain,
            };
        if (noise.Spelling.Pretty)
            yield return noise with
            {
                Spelling = noise.Spelling with { Pretty = false },
            };
        if (noise.Spelling.WhiteSpace > 0)
            yield return noise with
            {
                Spelling = noise.Spelling with { WhiteSpace = 0 },
            };
        if (noise.Spelling.Escapes > 0)
            yield return noise with
            {
                Spelling = noise.Spelling with { Escapes = 0 },
            };
        if (noise.Shuffled)
            yield return noise with
            {
                Shuffled = false,
            };
        if (noise.Unknown)
            yield return noise with
            {
                Unknown = false,
            };
        if (noise.Nulls)
            yield return noise with
            {
                Nulls = false,
            };
    }

    // Never one less: that could take as many steps as the number says.
    private static IEnumerable<long> Toward(long number) =>
        number == 0 ? [] : new[] { 0, number / 2 }.Distinct();
}
