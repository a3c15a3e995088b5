using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// The texts of an <c>img</c> element's attributes <c>srcset</c> and <c>sizes</c>, by which a browser picks the width it needs. They are encoded
/// for HTML, and may stand in single or double quotation marks.
/// </summary>
public static class SrcSet
{
    /// <summary>
    /// <c>https://… 320w, https://… 640w</c>: the URL's own transformation in each width, in the order in which they are given. A URL of a variant has the
    /// width alone. Left: a width that is less than 1, or none.
    /// </summary>
    public static Either<CfErrors, string> Of(DeliveryUrl url, params ReadOnlySpan<int> widths)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Of(url.Transformation.IfNone(Transformation.Empty), url.With, widths);
    }

    /// <summary>The same of an image that Cloudflare does not host.</summary>
    public static Either<CfErrors, string> Of(RemoteImageUrl url, params ReadOnlySpan<int> widths)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Of(url.Transformation, url.With, widths);
    }

    /// <summary>
    /// <c>(max-width: 600px) 100vw, 50vw</c>: how wide the image is shown under each condition, and otherwise. Left: an empty text.
    /// </summary>
    /// <param name="otherwise">The width if no condition holds: <c>50vw</c>.</param>
    /// <param name="conditions">Media conditions (<c>(max-width: 600px)</c>), and the width if they hold. The first that holds counts.</param>
    public static Either<CfErrors, string> Sizes(
        string otherwise,
        params ReadOnlySpan<(string Condition, string Width)> conditions
    )
    {
        var sizes = new List<string>();
        var texts = new List<string> { otherwise };
        foreach (var (condition, width) in conditions)
        {
            sizes.Add($"{condition} {width}");
            texts.AddRange([condition, width]);
        }

        sizes.Add(otherwise);
        return texts.Exists(string.IsNullOrWhiteSpace)
            ? CfErrors.Of(new Violation("conditions and widths", "an empty text").At("sizes"))
            : Html(string.Join(", ", sizes));
    }

    private static Either<CfErrors, string> Of<A>(
        Transformation transformation,
        Func<Transformation, Either<CfErrors, A>> with,
        ReadOnlySpan<int> widths
    )
    {
        if (widths.IsEmpty)
            return CfErrors.Of(new Violation("at least one width", "none").At("widths"));
        return Every
            .Of(widths.ToArray().Select(width => One(transformation, with, width)))
            .Map(static ones => Html(string.Join(", ", ones)));
    }

    private static Either<CfErrors, string> One<A>(
        Transformation transformation,
        Func<Transformation, Either<CfErrors, A>> with,
        int width
    ) =>
        from option in TransformOption.Width(width)
        from wide in Transformation.Of(option)
        from url in with(transformation + wide)
        select string.Create(CultureInfo.InvariantCulture, $"{Closed($"{url}")} {width}w");

    // A comma at the end of a URL would end the candidate, and the width would be another one.
    private static string Closed(string url) => url.EndsWith(',') ? $"{url[..^1]}%2C" : url;

    private static string Html(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
