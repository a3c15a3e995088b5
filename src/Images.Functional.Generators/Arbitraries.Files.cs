using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <content>Files, and what is uploaded with them.</content>
public static partial class Arbitraries
{
    /// <summary>Bytes. They shrink to none.</summary>
    public static Arbitrary<Blob> Blob() => Arb.From(Generate.Blobs, FileShrinks.Blob);

    /// <summary>Formats. They shrink to JPEG.</summary>
    public static Arbitrary<ImageFormat> ImageFormat() =>
        Arb.From(Generate.ImageFormats, FileShrinks.Format);

    /// <summary>Sources that hold their bytes. They shrink to no bytes in memory.</summary>
    public static Arbitrary<Source> Source() => Arb.From(Generate.Sources, FileShrinks.Source);

    /// <summary>Files in memory. They shrink to one without bytes, name and content type.</summary>
    public static Arbitrary<ImageFile> ImageFile() =>
        Arb.From(Generate.ImageFiles, FileShrinks.File);

    /// <summary>Parts of forms, each of which stays a text or a file. They shrink to one called <c>a</c> that is empty.</summary>
    public static Arbitrary<Part> Part() => Arb.From(Generate.Parts, FileShrinks.Part);

    /// <summary>Forms. They shrink to one without parts.</summary>
    public static Arbitrary<Body.Form> FormBody() =>
        Arb.From(Generate.FormBodies, FileShrinks.Form);

    /// <summary>Addresses of images to fetch. They shrink to <c>http://a</c>.</summary>
    public static Arbitrary<SourceUrl> SourceUrl() =>
        Arb.From(Generate.SourceUrls, FileShrinks.Url);

    /// <summary>Uploads. They shrink to the smallest file or address alone, and never from one to the other.</summary>
    public static Arbitrary<Upload> Upload() => Arb.From(Generate.Uploads, FileShrinks.Upload);

    /// <summary>What links are asked for with. They shrink to <see cref="Functional.UploadLink.Default"/>.</summary>
    public static Arbitrary<UploadLink> UploadLink() =>
        Arb.From(Generate.UploadLinks, FileShrinks.Link);
}
