using System.Collections.Generic;
using System.IO;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of files, and of what is uploaded with them.</summary>
internal static class LawsOfFiles
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["Blob"] = new ArbitraryLaw<Blob>(
                static blob => new Blob(blob.Bytes.ToArray()) == blob,
                SizesOfFiles.Of,
                "[]"
            )
            {
                Show = Revealed.Of,
            },
            ["ImageFormat"] = new ArbitraryLaw<ImageFormat>(
                static format => ImageFormat.OfName("a" + format.Extensions[0]) == format,
                static format => new Size(ImageFormat.All.ToList().IndexOf(format)),
                "JPEG"
            ),
            ["Source"] = new ArbitraryLaw<Source>(
                static source => source.IsRepeatable && OpensTwice(source),
                SizesOfFiles.Of,
                "[]"
            )
            {
                Show = Revealed.Of,
            },
            ["ImageFile"] = new ArbitraryLaw<ImageFile>(IsSent, SizesOfFiles.Of, "[] as , of None")
            {
                Show = Revealed.Of,
            },
            ["Part"] = new ArbitraryLaw<Part>(IsValid, SizesOfFiles.Of, "a: ", "a: [] as , of None")
            {
                Show = Revealed.Of,
            },
            ["FormBody"] = new ArbitraryLaw<Body.Form>(
                static form => form.Parts.ForAll(IsValid),
                static form => Size.All(form.Parts, SizesOfFiles.Of),
                ""
            )
            {
                Show = Revealed.Of,
            },
            ["SourceUrl"] = new ArbitraryLaw<SourceUrl>(
                static url => SourceUrl.Create(url.Reveal()) == url,
                SizesOfFiles.Of,
                "http://a"
            )
            {
                Show = Revealed.Of,
            },
            ["Upload"] = new ArbitraryLaw<Upload>(
                static upload => Upload.Form.Write(upload).Bind(Upload.Form.Read) == upload,
                SizesOfFiles.Of,
                "[] as , of None None None None NotStated",
                "http://a None None None NotStated"
            )
            {
                Show = Revealed.Of,
            },
            ["UploadLink"] = new ArbitraryLaw<UploadLink>(
                static link => UploadLink.Form.Write(link).Bind(UploadLink.Form.Read) == link,
                SizesOfFiles.Of,
                "UploadLink { Id = None, Metadata = None, Creator = None, RequireSignedUrls = NotRequired, Expiry = None }"
            ),
        };

    private static bool IsSent(ImageFile file) => Form.OfFile.Write(file).IsRight;

    private static bool IsValid(Part part) =>
        part.Name.Length > 0 && part is Part.Text || part is Part.File file && IsSent(file.Content);

    private static bool OpensTwice(Source source) =>
        source is not Source.Opener opener
        || Read(opener) is var bytes
            && bytes == Read(opener)
            && opener.Length.ForAll(length => length == bytes.Length);

    private static Blob Read(Source.Opener opener)
    {
        using var from = opener.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return new Blob(to.ToArray());
    }
}
