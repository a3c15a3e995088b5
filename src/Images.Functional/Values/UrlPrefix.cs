using System;

namespace Images.Functional;

/// <summary>
/// A URL up to and with its last slash: what an image's variants share, held once and taken apart once.
/// </summary>
internal sealed class UrlPrefix(string text) : IEquatable<UrlPrefix>
{
    private const string DeliveryHost = "imagedelivery.net";
    private const string OwnHostPath = "cdn-cgi/imagedelivery/";

    private static readonly VariantParts None = new("", default, "");

    private VariantParts? parts;

    public string Text { get; } = text;

    /// <summary>Whether the last slash stands behind the path.</summary>
    public bool HasQuery => Text.AsSpan().ContainsAny('?', '#');

    /// <summary>Account hash and image id, where it is a delivery URL's; without a variant's name.</summary>
    public VariantParts? Parts =>
        (parts ??= Read(Text) ?? None) is var read && ReferenceEquals(read, None) ? null : read;

    public bool Equals(UrlPrefix? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as UrlPrefix);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static VariantParts? Read(string text)
    {
        // A URL has a scheme and a host; of one without a path, the last slash is before the host.
        var rest = text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2);
        var slash = rest.IndexOf('/');
        if (slash < 0)
            return null;

        var path = rest[(slash + 1)..];
        if (path.StartsWith(OwnHostPath, StringComparison.Ordinal))
            path = path[OwnHostPath.Length..];
        else if (!rest[..slash].Equals(DeliveryHost, StringComparison.OrdinalIgnoreCase))
            return null;

        // HASH/ID/, where the id may have slashes of its own.
        var first = path.IndexOf('/');
        if (first <= 0 || path.Length <= first + 2)
            return null;
        var id = ImageId.Any(Uri.UnescapeDataString(path[(first + 1)..^1]));
        return id.IsRight ? new VariantParts(path[..first].ToString(), (ImageId)id, "") : null;
    }
}
