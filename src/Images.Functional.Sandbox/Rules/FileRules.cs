using System;
using LanguageExt;
using static LanguageExt.Prelude;
using Endpoints = Images.Functional.ImagesV1.Endpoints;

namespace Images.Functional.Sandbox;

/// <summary>The rules for files: uploads, links to upload by, and the files themselves.</summary>
internal static class FileRules
{
    // The service's expiry for a link without one.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromMinutes(30);

    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(Endpoints.Upload, static (s, of) => Upload(s, of.Item1, of.Item2)),
            SandboxRule.OnFile(Endpoints.Blob, static (s, at) => File(s, at)),
            SandboxRule.On(
                Endpoints.DirectUpload,
                static (s, of) => Link(s, of.Item1, new NewImage(s), of.Item2.Expiry)
            ),
            SandboxRule.On(
                ImagesV2.Endpoints.DirectUpload,
                static (s, of) =>
                    Link(
                        s,
                        of.Item1,
                        new NewImage(s)
                        {
                            Id = of.Item2.Id,
                            Metadata = of.Item2.Metadata,
                            Creator = of.Item2.Creator,
                            RequireSignedUrls = of.Item2.RequireSignedUrls,
                        },
                        of.Item2.Expiry
                    )
            )
        );

    /// <summary>Takes a file at a one-time address.</summary>
    public static (SandboxState, SandboxReply) OneTime(
        SandboxState s,
        SandboxRequest request,
        string path
    )
    {
        if (
            request.Method != "POST"
            || path.Split('/') is not ["", var hash, var name]
            || s.Links.AsEnumerable().Find(link => IsAt(s, link.Key, hash, name)).Case
                is not
                ((AccountId account, ImageId id), DateTimeOffset until)
            || until < s.Now
        )
            return (s, Refusals.NoFile);
        if (request.IsTooLarge)
            return (s, Refusals.FileTooLarge);
        var parts = RequestBody.Of(request) is Body.Form form ? form.Parts : [];
        if (Form.OfFile.Read(parts).Case is not ImageFile file)
            return (s, Refusals.Unreadable);
        if (IsFull(s, account))
            return (s, Refusals.Full);
        if (Refused(file) is { } refused)
            return (s, refused);
        var image = s.Images[(account, id)].WithFile(file, s.Now);
        var after = s.With(account, id, image, Stored(file));
        return (after, Refusals.Ok(Endpoints.Get.Write(Envelope.Of(after.Shown(account, image)))));
    }

    private static bool IsAt(
        SandboxState s,
        (AccountId Account, ImageId Image) at,
        string hash,
        string name
    ) => s.Account(at.Account).Hash == hash && at.Image.Value == Uri.UnescapeDataString(name);

    private static (SandboxState, Either<SandboxReply, Image>) Upload(
        SandboxState s,
        AccountId account,
        Upload upload
    )
    {
        var made = new NewImage(s)
        {
            Id = upload.Id,
            Metadata = upload.Metadata,
            Creator = upload.Creator,
            RequireSignedUrls = upload.RequireSignedUrls,
        };
        var id = made.IdIn(account);
        if (s.Has(account, id))
            return (s, Refusals.Taken);
        if (IsFull(s, account))
            return (s, Refusals.Full);
        var file = upload.File.IfNone(() => Fetched(upload));
        if (upload.Url.Exists(IsOwn))
            return (s, Refusals.OwnAddress);
        if (Refused(file) is { } refused)
            return (s, refused);
        var image = made.DraftIn(account).WithFile(file, s.Now);
        var after = s.With(account, id, image, Stored(file));
        return (after, after.Shown(account, image));
    }

    // Counting looks at every image.
    private static bool IsFull(SandboxState s, AccountId account) =>
        s.Images.Count + s.Envelopes.Count >= s.Account(account).Allowed
        && s.Count(account) >= s.Account(account).Allowed;

    // The sandbox has no network.
    private static ImageFile Fetched(Upload upload) =>
        ImageFile.Of(StoredFile.Placeholder.Bytes.Bytes) with
        {
            Name = upload
                .Url.Map(static url => new Uri(url.Reveal()).Segments[^1].Trim('/'))
                .Map(Uri.UnescapeDataString)
                .Filter(static name => Filename.Create(name).IsRight)
                .IfNone(""),
        };

    // The host itself, or one below it.
    private static bool IsOwn(SourceUrl url) =>
        $".{new Uri(url.Reveal()).Host}".EndsWith(
            ".imagedelivery.net",
            StringComparison.OrdinalIgnoreCase
        );

    private static (SandboxState, Either<SandboxReply, DirectUpload>) Link(
        SandboxState s,
        AccountId account,
        NewImage made,
        Option<Timestamp> expiry
    )
    {
        var lifetime = expiry.Map(at => at.Instant - s.Now).IfNone(UsualLifetime);
        if (lifetime < TimeSpan.FromMinutes(2) || lifetime > TimeSpan.FromHours(6))
            return (s, Refusals.BadExpiry);
        var id = made.IdIn(account);
        if (s.Has(account, id))
            return (s, Refusals.Taken);
        return (
            s.WithLink(account, id, made.DraftIn(account), Times.End(s.Now, lifetime)),
            LinkReply.Of(
                id,
                $"{s.Places.Upload}/{s.Account(account).Hash}/{Uri.EscapeDataString(id.Value)}"
            )
        );
    }

    /// <summary>An image's file. An image without one has a placeholder, and a draft has none.</summary>
    public static Option<StoredFile> Find(SandboxState s, (AccountId, ImageId) at) =>
        s.Files.Find(at).Case is StoredFile file ? file
        : s.Images.Find(at).Exists(static image => !image.IsDraft)
        || s.Envelopes.Find(at).Exists(static text => !ListPlace.IsDraft(text))
            ? StoredFile.Placeholder
        : None;

    private static Either<SandboxReply, StoredFile> File(SandboxState s, (AccountId, ImageId) at) =>
        Find(s, at).ToEither(Refusals.NoFile);

    private static SandboxReply? Refused(ImageFile file) =>
        FormatOf(file).IsNone ? Refusals.NoImageType
        : file.Source.Length.Exists(static bytes => bytes > SandboxAccount.MaximumFileBytes)
            ? Refusals.FileTooLarge
        : null;

    private static Option<ImageFormat> FormatOf(ImageFile file)
    {
        var type = file.ContentTypeOf(Bytes(file).Span).Split(';')[0].Trim();
        return ImageFormat.All.Find(format =>
            format.ContentType.Equals(type, StringComparison.OrdinalIgnoreCase)
        );
    }

    // Only the name of the format: the rest of the part's type may not be a valid header.
    private static StoredFile Stored(ImageFile file) =>
        new(
            new Blob(Bytes(file)),
            FormatOf(file).Map(static format => format.ContentType).IfNone("")
        );

    // The file of a request is in memory.
    private static ReadOnlyMemory<byte> Bytes(ImageFile file) =>
        ((Source.Memory)file.Source).Content.Bytes;
}
