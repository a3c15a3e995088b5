namespace Gallery;

// <snippet>
public static class Download
{
    public static string NameOf(Image image) =>
        image
            .Filename.Map(f => Regex.Replace(f.Value, @"[^\p{L}\p{N}.]+", "-").Trim('.', '-'))
            .Filter(name => name.Length > 0)
            .IfNone("image");
}

public sealed class DownloadTests
{
    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool A_download_stays_in_its_folder(Image image) =>
        Download.NameOf(image) is { Length: > 0 } name
        && name == Path.GetFileName(name)
        && !name.StartsWith('.');
}
// </snippet>
