using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Carries out the steps of a program through the client.</summary>
/// <param name="client">The client.</param>
/// <param name="account">The account.</param>
/// <param name="domain">The origin of delivery URLs; null for Cloudflare's own host.</param>
/// <param name="fetch">Fetches an image as a browser does.</param>
internal sealed class Caller(
    CloudflareClient client,
    AccountId account,
    string? domain,
    Func<DeliveryUrl, Task<(int Status, byte[] Body)>> fetch
)
{
    private readonly Dictionary<string, ImageId> ids = [];
    private readonly Dictionary<string, DirectUpload> links = [];

    /// <summary>Repeats uploads that may not be repeated: a mistake that the programs must find.</summary>
    public bool RetriesAlways { get; init; }

    /// <summary>Where files are uploaded from and downloaded to; null for memory.</summary>
    public string? Folder { get; init; }

    /// <summary>Carries out a step, and returns its answer in the words of the model.</summary>
    public async Task<string> Run(int n, Op op) =>
        op.Kind switch
        {
            Kind.Upload => await Say(Again(ImagesV1.Upload(account, Upload(n, op))), Named(n, op)),
            Kind.Link => await Say(ImagesV2.DirectUpload(account, NewLink(n, op)), Linked(n, op)),
            Kind.Put => await Say(links[op.Name].Upload(File(n)), Ok),
            Kind.Update => await Say(
                ImagesV1.Update(account, Id(op), new ImageUpdate(Metadata: Mark(n))),
                Ok
            ),
            Kind.Private => await Say(
                ImagesV1.Update(
                    account,
                    Id(op),
                    new ImageUpdate(RequireSignedUrls: SignedUrls.Of(op.Flag))
                ),
                Moved(n, op)
            ),
            Kind.Delete => await Say(ImagesV1.Delete(account, Id(op)), Ok),
            Kind.Get => await Say(
                ImagesV1.Get(account, Id(op)),
                static image =>
                    $"{MarkOf(image)} {image.RequireSignedUrls.IsRequired} {image.IsDraft}"
            ),
            Kind.Blob => await Blob(ImagesV1.Blob(account, Id(op))),
            Kind.List => await List(),
            Kind.Stats => await Say(
                ImagesV1.Stats(account),
                static stats => $"{stats.Current.IfNone(-1)}"
            ),
            Kind.Keys => await Say(ImagesV1.ListKeys(account), Keys),
            Kind.NewKey => await Say(ImagesV1.CreateKey(account, Key(op)), Keys),
            Kind.DropKey => await Say(ImagesV1.DeleteKey(account, Key(op)), Keys),
            Kind.Variants => await Say(
                ImagesV1.ListVariants(account),
                static all =>
                    string.Join(
                        ' ',
                        all.Values.Map(static v =>
                            $"{v.Id}:{v.Options.Width.Map(static w => w.Value).IfNone(0)}"
                        )
                    )
            ),
            Kind.NewVariant => await Say(
                ImagesV1.CreateVariant(
                    account,
                    new Variant(Variant(op), Wide(n), Setting.Of(op.Flag))
                ),
                Ok
            ),
            Kind.SetVariant => await Say(
                ImagesV1.UpdateVariant(
                    account,
                    Variant(op),
                    new VariantUpdate(Wide(n), Setting.Of(op.Flag))
                ),
                Ok
            ),
            Kind.DropVariant => await Say(ImagesV1.DeleteVariant(account, Variant(op)), Ok),
            _ => await Fetch(op),
        };

    private async Task<string> Say<A>(Operation<A> operation, Func<A, string> say) =>
        (await client.Send(operation)).Match(Right: say, Left: Words);

    private async Task<string> Blob(Operation<Blob> blob)
    {
        if (Folder is null)
            return await Say(blob, static blob => BytesOf(blob.Bytes.Span));
        var path = Path.Combine(Folder, "downloaded");
        return (await client.Download(blob, path, overwrite: true)).Match(
            Right: _ => BytesOf(System.IO.File.ReadAllBytes(path)),
            Left: Words
        );
    }

    private static string Words(CfErrors errors) =>
        errors.IsUncertain ? "uncertain"
        : errors.IsTaken ? "taken"
        : errors.IsNotFound ? "missing"
        : errors.StatusCode.IfNone(400) is >= 400 and < 500 ? "refused"
        : errors.Message;

    private async Task<string> List()
    {
        var marks = new List<int>();
        var next = Some(
            ImagesV2.List(account, Listing.All with { PageSize = PageSize.Create(10).Right() })
        );
        while (next.Case is Operation<Page<Image>> operation)
        {
            var page = await client.Send(operation);
            if (page.IsLeft)
                return Words(
                    page.Match(
                        Right: static _ => throw new InvalidOperationException(),
                        Left: identity
                    )
                );
            marks.AddRange(page.Right().Items.Map(MarkOf));
            next = page.Right().Next;
        }

        return string.Join(' ', marks.Order());
    }

    private async Task<string> Fetch(Op op)
    {
        var url = DeliveryUrl
            .Of(
                AccountHash.Create(SandboxAccount.New(account).Hash).Right(),
                Id(op),
                Variant(op),
                domain
            )
            .Right();
        var keys = (await client.Send(ImagesV1.ListKeys(account))).Right();
        var signed =
            from key in keys.Find(key => op.Flag && key.Name == Key(op)).Bind(static k => k.Value)
            from made in SignedUrl.Sign(url, key, None, DateTimeOffset.UtcNow).ToOption()
            select made;
        var (status, body) = await fetch(signed.IfNone(url));
        return status switch
        {
            200 => BytesOf(body),
            403 => "denied",
            404 => "missing",
            _ => $"{status}",
        };
    }

    private Func<Image, string> Named(int n, Op op) =>
        image =>
        {
            ids[op.IsOwn ? op.Name : $"#{n}"] = (ImageId)image.Id;
            return "ok";
        };

    private Func<DirectUpload, string> Linked(int n, Op op) =>
        link =>
        {
            var name = op.IsOwn ? op.Name : $"#{n}";
            ids[name] = (ImageId)link.Id;
            links[name] = link;
            return "ok";
        };

    private Func<Image, string> Moved(int n, Op op) =>
        image =>
        {
            if (image.Id != Id(op))
                ids[$"#{n}"] = (ImageId)image.Id;
            return "ok";
        };

    private static string Ok<A>(A _) => "ok";

    private static string Keys(Arr<SigningKey> keys) =>
        string.Join(
            ' ',
            keys.Map(static key => $"{key.Name.Map(static n => n.Value).IfNone("")}").Order()
        );

    private static string BytesOf(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[6..]);

    /// <summary>The number by which the model knows an image.</summary>
    public static int MarkOf(Image image) =>
        int.Parse(
            image.Meta.Map(static meta => meta.Value).IfNone("").Split(':')[1].TrimEnd('}'),
            CultureInfo.InvariantCulture
        );

    private static Metadata Mark(int n) => Metadata.Create($$"""{"mark":{{n}}}""").Right();

    // No other step's file: a client that settles an upload compares names and metadata.
    private ImageFile File(int n)
    {
        var (name, bytes) = ($"{n}.gif", Encoding.ASCII.GetBytes($"GIF89a{n}"));
        if (Folder is null)
            return ImageFile.Of(bytes) with { Name = name };
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return ImageFile.At(path);
    }

    private Upload Upload(int n, Op op) =>
        Functional.Upload.Of(File(n)) with
        {
            Id = Own(op),
            Metadata = Mark(n),
            RequireSignedUrls = SignedUrls.Of(op.Flag),
        };

    private static UploadLink NewLink(int n, Op op) =>
        UploadLink.Default with
        {
            Id = Own(op),
            Metadata = Mark(n),
            RequireSignedUrls = SignedUrls.Of(op.Flag),
        };

    private static Option<ImageId> Own(Op op) =>
        op.IsOwn ? ImageId.Custom(op.Name).ToOption() : None;

    // No image has an id that no step created.
    private ImageId Id(Op op) =>
        ids.TryGetValue(op.Name, out var id) ? id : ImageId.Any(op.Name).Right();

    private static SigningKeyName Key(Op op) => SigningKeyName.Create(op.Key).Right();

    private static VariantId Variant(Op op) => VariantId.Create(op.Variant).Right();

    private static VariantOptions Wide(int n) => new(Width: Pixels.Create(n + 1).Right());

    private Operation<Image> Again(Operation<Image> upload) =>
        RetriesAlways ? upload.WithRepeat(Repeat.Freely) : upload;
}
