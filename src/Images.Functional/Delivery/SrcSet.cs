namespace Images.Functional;

/// <summary>
/// Creates the attributes <c>srcset</c> and <c>sizes</c> of an <c>img</c> element, from which a browser chooses the width it needs. They are
/// encoded for HTML (<c>&amp;amp;</c>): put them in single or double quotation marks, and do not let a template encode them again.
/// </summary>
public static class SrcSet
{
    /// <summary>
    /// <c>https://… 320w, https://… 640w</c>: the URL's transformation with each width, in the given order. For the URL of a variant,
    /// the width is the only option. Left: a width is less than 1, there are no widths, or the URL has a query: a signature is of one
    /// URL only.
    /// </summary>
    public static Either<CfErrors, string> Of(DeliveryUrl url, params ReadOnlySpan<int> widths) =>
        url.NotNull().Query.Length > 0
            ? CfErrors.Of(
                "url",
                "a URL without a query (sign the URL of a variant for each width, and pass these)",
                "one with a query"
            )
            : Of(url.Transformation.IfNone(Transformation.Empty), url.With, widths);

    /// <summary>
    /// <c>https://…/small?exp=…&amp;sig=… 320w, https://…/large?exp=…&amp;sig=… 640w</c>: the URLs as they are, each with its width. Use it for
    /// signed URLs, and for variants of known widths. Left: a width is less than 1, or there are no URLs.
    /// </summary>
    public static Either<CfErrors, string> Of(
        params ReadOnlySpan<(DeliveryUrl Url, int Width)> urls
    )
    {
        if (urls.IsEmpty)
            return CfErrors.Of("urls", "at least one URL", "none");
        if (urls.ToArray().DistinctBy(static one => one.Width).Count() < urls.Length)
            return CfErrors.Of("urls", "one URL for each width", "several");
        return Joined(
            urls.ToArray()
                .Select(static one =>
                    TransformOption
                        .Width(one.Width)
                        .Map(_ => Candidate(one.Url.NotNull(nameof(urls)), one.Width))
                )
        );
    }

    /// <summary>Creates the same for an image that Cloudflare does not host.</summary>
    public static Either<CfErrors, string> Of(
        RemoteImageUrl url,
        params ReadOnlySpan<int> widths
    ) => Of(url.NotNull().Transformation, url.With, widths);

    /// <summary><c>(max-width: 600px) 100vw, 50vw</c>: the width of the image under each condition, and otherwise. Left: a text is empty.</summary>
    /// <param name="otherwise">The width if no condition is true: <c>50vw</c>.</param>
    /// <param name="conditions">Media conditions (<c>(max-width: 600px)</c>), each with its width. The first that is true counts.</param>
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
            ? CfErrors.Of("sizes", "conditions and widths", "an empty text")
            : Html(string.Join(", ", sizes));
    }

    private static Either<CfErrors, string> Of<A>(
        Transformation transformation,
        Func<Transformation, Either<CfErrors, A>> with,
        ReadOnlySpan<int> widths
    )
    {
        if (widths.IsEmpty)
            return CfErrors.Of("widths", "at least one width", "none");
        return Joined(
            widths.ToArray().Distinct().Select(width => One(transformation, with, width))
        );
    }

    private static Either<CfErrors, string> One<A>(
        Transformation transformation,
        Func<Transformation, Either<CfErrors, A>> with,
        int width
    ) =>
        from option in TransformOption.Width(width)
        from wide in Transformation.Of(option)
        from url in with(transformation + wide)
        select Candidate(url, width);

    private static Either<CfErrors, string> Joined(
        IEnumerable<Either<CfErrors, string>> candidates
    ) => Every.Of(candidates).Map(static all => Html(string.Join(", ", all)));

    private static string Candidate<A>(A url, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{Closed($"{url}")} {width}w");

    // A comma at the end of a URL would end the candidate, and the width would become a candidate itself.
    private static string Closed(string url) => url.EndsWith(',') ? $"{url[..^1]}%2C" : url;

    private static string Html(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
