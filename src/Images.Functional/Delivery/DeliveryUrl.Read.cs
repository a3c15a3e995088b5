using System;
using LanguageExt;

namespace Images.Functional;

/// <content>Reading.</content>
public sealed partial class DeliveryUrl
{
    /// <summary>Reads the URL of a hosted image; its fragment is ignored. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, DeliveryUrl> Create(string? text)
    {
        if (text is null)
            return CfErrors.Of(Violation.Null.At(Field));
        return
            TextRules.LoneSurrogate(text) is null
            && DeliveryOrigin.Split(text) is var (origin, path)
            && Read(origin, path) is { } url
            ? url
            : CfErrors.Of(
                new Violation(
                    "https://imagedelivery.net/HASH/ID/VARIANT, or the same behind /cdn-cgi/imagedelivery/",
                    Printable.Excerpt(text)
                ).At(Field)
            );
    }

    private static DeliveryUrl? Read(string origin, string path)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        var whole = hash < 0 ? path : path[..hash];
        var question = whole.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : whole[question..];
        var parts = question < 0 ? whole : whole[..question];
        if (parts.StartsWith(DeliveryOrigin.Prefix, StringComparison.Ordinal))
            parts = parts[DeliveryOrigin.Prefix.Length..];
        else if (!origin.EndsWith("//imagedelivery.net/", StringComparison.Ordinal))
            return null;

        // HASH/ID/VARIANT, of which the id may have slashes of its own.
        var first = parts.IndexOf('/', StringComparison.Ordinal);
        var last = parts.LastIndexOf('/');
        return
            first < last
            && AccountHash.Create(parts[..first]) is { IsRight: true } account
            && ImageId.Any(Percent.Decode(parts[(first + 1)..last])) is { IsRight: true } id
            && Canonical(parts[(last + 1)..]) is { } canonical
            ? new DeliveryUrl(
                origin,
                (AccountHash)account,
                (ImageId)id,
                canonical,
                Percent.Complete(query, Percent.InRest)
            )
            : null;
    }

    private static string? Canonical(string part) =>
        Functional.Transformation.Read(part) is { IsRight: true } read
            ? ((Transformation)read).ToString()
        : VariantId.Create(Percent.Decode(part)) is { IsRight: true } name
        && ((VariantId)name).Value is not ("." or "..")
            ? Percent.Encode(((VariantId)name).Value, Percent.InName)
        : null;
}
