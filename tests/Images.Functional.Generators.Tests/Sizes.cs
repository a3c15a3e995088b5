using System;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>The sizes of the types that have more than one text.</summary>
internal static class Sizes
{
    public static Size Of(Timestamp uploaded) =>
        Size.OddUnless(uploaded.Value.StartsWith("2000-01-01T00:00:00", StringComparison.Ordinal))
        + Size.OddUnless(uploaded.Value[^1] == 'Z')
        + Size.OfNumber(uploaded.Value.Length);

    public static Size Of(VariantUrl url) =>
        Size.OddUnless(url.Value == "http://a") + Size.Of(url.Value);

    public static Size Of(Image image) =>
        Size.OfOption(image.Id, static id => Size.Of(id.Value))
        + Size.OfOption(image.Creator, static creator => Size.Of(creator.Value))
        + Size.OfOption(image.Filename, static filename => Size.Of(filename.Value))
        + Size.OfOption(image.Meta, static meta => Size.Of(meta.Value))
        + Size.OfOption(
            LanguageExt.Prelude.Optional(image.RequireSignedUrls.ToNullable()),
            static signed => Size.OddUnless(!signed)
        )
        + Size.OfOption(image.Uploaded, Of)
        + Size.OfOption(image.Variants, static variants => Size.All(variants, Of))
        + Size.All(
            image.Undocumented.AsEnumerable(),
            static member => Size.Of(member.Key) + Size.Of(member.Value.Value)
        );

    public static Size Of(ApiMessage message) =>
        Size.OddUnless(message.Code == 1000)
        + Size.Of(message.Text)
        + Size.OfOption(message.DocumentationUrl, Size.Of)
        + Size.OfOption(message.Pointer, Size.Of)
        + Size.All(message.Causes, Of);

    public static Size Of(CfError error) =>
        error.Match(
            api: static e => Of(e.Said),
            constraint: static e => Size.Of(e.Pointer + e.Limit + e.Had),
            malformed: static e =>
                Size.Of(e.Pointer + e.Expected + e.Found) + Size.OfNumber(e.Offset),
            status: static e =>
                Size.Of(e.Body) + OfStatus(e.StatusCode, 500) + Size.OddUnless(!e.IsPage),
            transport: static e =>
                Size.Of(e.Reason) + Size.OddUnless(e.IsTransient) + Size.OddUnless(!e.IsUnsent),
            timeout: static e =>
                Size.OfNumber(e.After.Ticks)
                + Size.OddUnless(!e.IsStall)
                + Size.OddUnless(!e.IsUnsent),
            cancelled: static e => Size.OddUnless(!e.IsUnsent),
            tooLarge: static e => Size.OfNumber(e.Limit),
            file: static e => Size.Of(e.Name + e.Reason) + Size.OddUnless(!e.IsOutput),
            other: static e => Size.Of(e.Error.Message) + Size.OddUnless(e.Error.Code == 0)
        );

    public static Size Of(CfErrors errors) =>
        Size.All(errors.Items, Of) + Size.OfOption(errors.Response, Of);

    public static Size Of(RetryAfter wait) =>
        long.TryParse(wait.ToString(), out var seconds)
            ? Size.OfNumber(seconds)
            : new Size(1, 0, 0, wait.DelayFrom(DateTimeOffset.UnixEpoch).Ticks);

    public static Size Of(ResponseInfo response) =>
        OfStatus(response.Status, 200)
        + Size.OfOption(response.CfRay, Size.Of)
        + Size.OfOption(response.RetryAfter, Of)
        + Size.OfOption(response.RateLimitHeader, Size.Of)
        + Size.OfOption(response.RateLimitPolicyHeader, Size.Of)
        + Size.OfOption(response.ErrorCode, static code => Size.OfNumber(code))
        + Size.OfOption(response.CfMitigated, Size.Of)
        + Size.OfOption(response.DateHeader, Size.Of);

    public static Size Of<A>(Envelope<A> envelope, Func<A, Size> size) =>
        Size.All(envelope.Errors, Of)
        + Size.All(envelope.Messages, Of)
        + Size.OfOption(envelope.ResultInfo, static info => Size.Of(info.Value))
        + size(envelope.Result);

    public static Size Of(EnvelopeText text) => Of(text.Noise) + Of(text.Envelope, Of);

    public static Size Of(BrokenEnvelope broken) =>
        Of(broken.Noise)
        + Of(broken.Image)
        + Size.All(
            broken.Faults,
            static fault =>
                Size.OddUnless(!fault.Plainer().Any()) + Size.Of(fault.Value?.Canonical ?? "")
        );

    public static Size Of(Credentials credentials) =>
        new(Arbitraries.Credentials().Shrinker(credentials).Count());

    public static Size Of(KnownCredentials known) =>
        new(Arbitraries.KnownCredentials().Shrinker(known).Count());

    public static Size Of(BaseAddress address) =>
        address.Value switch
        {
            "https://api.cloudflare.com/client/v4/" => default,
            "https://example.com/" => new(1),
            "http://localhost/" => new(2),
            _ => new(3, address.Value.Length),
        };

    public static Size Of(RetryPolicy policy) =>
        new Size(Array.IndexOf([60, 0, 1, 3600], policy.LongestWait.TotalSeconds))
        + new Size(Array.IndexOf([0.25, 0, 1], policy.Jitter))
        + Size.All(policy.Delays, static delay => Size.OfNumber(delay.Ticks));

    private static Size Of(Noise noise) =>
        Size.OddUnless(!noise.Shuffled)
        + Size.OddUnless(!noise.Unknown)
        + Size.OddUnless(!noise.Nulls)
        + Size.OddUnless(noise == Noise.None)
        + Size.OddUnless(noise.Spelling == Spelling.Plain)
        + Size.OddUnless(noise.Spelling.WhiteSpace == 0)
        + Size.OddUnless(noise.Spelling.Escapes == 0)
        + Size.OddUnless(!noise.Spelling.Pretty);

    private static Size OfStatus(int status, int plainest) =>
        new(
            status == plainest ? 0
            : status % 100 == 0 ? 1
            : 2
        );
}
