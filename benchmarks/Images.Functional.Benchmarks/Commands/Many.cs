using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>Files and lists, and many calls at once, each beside a bare <see cref="System.Net.Http.HttpClient"/> that does the same.</summary>
internal static class Many
{
    private const int Megabyte = 1_000_000;
    private const int SmallFile = 100_000;
    private const int FilesAtOnce = 16;
    private const int PagesOfAWarmUp = 30;

    public const int PageSize = 1_000;

    public static readonly AccountId Account = Right(AccountId.Create(ManyServer.Account));

    public static Task<int> Upload(int pairs, int megabytes) =>
        WithFile(
            (long)megabytes * Megabyte,
            (both, path) =>
                Pairs.Report(
                    $"Upload of {megabytes} MB from a file",
                    "at least 0.95",
                    pairs,
                    new("Images.Functional", midst => Upload(both, path, midst)),
                    new("bare HttpClient", midst => both.Upload(path, midst))
                )
        );

    public static Task<int> Download(int pairs, int megabytes)
    {
        var id = ((long)megabytes * Megabyte).ToString(CultureInfo.InvariantCulture);
        return WithFile(
            0,
            (both, path) =>
                Pairs.Report(
                    $"Download of {megabytes} MB to a file",
                    "at least 0.95",
                    pairs,
                    new(
                        "Images.Functional",
                        async midst =>
                        {
                            File.Delete(path);
                            Right(
                                await both
                                    .Client.Download(
                                        ImagesV1.Blob(Account, ImageId.Any(id)),
                                        path,
                                        options: new CallOptions { Progress = Once(midst) }
                                    )
                                    .ConfigureAwait(false)
                            );
                        }
                    ),
                    new(
                        "bare HttpClient",
                        midst =>
                        {
                            // Over an old file, a file system may first write the new one to the disk.
                            File.Delete(path);
                            return both.Download(id, path, midst);
                        }
                    )
                )
        );
    }

    public static Task<int> Uploads(int pairs, int files) =>
        WithFile(
            SmallFile,
            (both, path) =>
                Pairs.Report(
                    $"{files} uploads of 100 KB, {FilesAtOnce} at once",
                    "at least 0.95",
                    pairs,
                    new("SendMany", midst => Uploads(both, path, files, midst)),
                    new(
                        "Parallel.ForEachAsync",
                        midst =>
                            Bare.InParallel(
                                files,
                                FilesAtOnce,
                                _ => both.Upload(path, static () => { }),
                                midst
                            )
                    )
                )
        );

    public static async Task<int> Page(int blocks, int images)
    {
        var page = ManyServer.Page(images, "token");
        Agreement.Demand(
            images.ToString(CultureInfo.InvariantCulture),
            Right(ImagesV2.Endpoints.List.Parse(page))
                .Result.Images.Count.ToString(CultureInfo.InvariantCulture)
        );
        await WarmUp.Run(blocks, () => ReadBoth(page)).ConfigureAwait(false);
        await Pairs
            .Report(
                $"A page of {images} images read",
                "at least 1.82 (0.55 of its time)",
                blocks,
                new(
                    "Images.Functional",
                    midst => Read(() => Right(ImagesV2.Endpoints.List.Parse(page)), midst)
                ),
                new(
                    "System.Text.Json, source-generated",
                    midst => Read(() => Bare.ReadList(page)!, midst)
                ),
                bytes: "at most 0.80"
            )
            .ConfigureAwait(false);
        return 0;
    }

    public static Task<int> List(int pairs, int pages) =>
        With(both =>
            Pairs.Report(
                $"{pages} pages of 1,000 images listed",
                "at least 0.91 (1.10 of its time)",
                pairs,
                new("Items", midst => List(both, pages, PageSize, midst)),
                new(
                    "bare HttpClient with System.Text.Json",
                    midst => both.List(pages, PageSize, midst)
                )
            )
        );

    public static Task<int> Details(int pairs, int calls) =>
        With(both =>
            Pairs.Report(
                $"{calls} details, {CallsAtOnce.Concurrency} at once",
                "at least 0.95",
                pairs,
                new("SendMany", midst => Details(both, calls, CallsAtOnce.Concurrency, midst)),
                new(
                    "Parallel.ForEachAsync with System.Text.Json",
                    midst => Bare.InParallel(calls, CallsAtOnce.Concurrency, both.Details, midst)
                )
            )
        );

    /// <summary>Uploads a file.</summary>
    public static async Task Upload(Bare both, string path, Action midst) =>
        Right(
            await both.Client.Upload(Account, ImageFile.At(path), Once(midst)).ConfigureAwait(false)
        );

    /// <summary>Lists so many pages of so many images.</summary>
    public static async Task List(Bare both, int pages, int size, Action midst)
    {
        var first = ImagesV2.List(
            Account,
            Listing.All with
            {
                // It tells the server how many pages there are.
                Creator = Right(
                    Creator
                        .Create(pages.ToString(CultureInfo.InvariantCulture))
                        .Bind(CreatorFilter.Of)
                ),
                PageSize = Right(Functional.PageSize.Create(size)),
            }
        );
        var count = 0;
        await foreach (var item in both.Client.Items(first).ConfigureAwait(false))
        {
            Right(item);
            if (++count == pages * size / 2)
                midst();
        }

        Agreement.Demand($"{pages * size}", $"{count}");
    }

    /// <summary>Uploads a file so many times, some at once.</summary>
    public static async Task Uploads(Bare both, string path, int files, Action midst)
    {
        var upload = ImagesV1.Upload(Account, Functional.Upload.Of(ImageFile.At(path)));
        await foreach (
            var sent in both
                .Client.SendMany(Enumerable.Repeat(upload, files), FilesAtOnce)
                .ConfigureAwait(false)
        )
            Seen(sent, files, midst);
    }

    /// <summary>Asks for the details of so many images, some at once.</summary>
    public static async Task Details(Bare both, int calls, int atOnce, Action midst)
    {
        await foreach (
            var sent in both
                .Client.SendMany(
                    Enumerable.Range(0, calls),
                    static i =>
                        ImagesV1.Get(
                            Account,
                            ImageId.Any(i.ToString(CultureInfo.InvariantCulture))
                        ),
                    atOnce
                )
                .ConfigureAwait(false)
        )
            Seen(sent, calls, midst);
    }

    /// <summary>Runs it beside a server, which then ends.</summary>
    public static async Task<int> With(Func<Bare, Task> run)
    {
        using var server = ServerProcess.Start();
        using var both = new Bare(server.Address);
        await run(both).ConfigureAwait(false);
        return 0;
    }

    private static Task<int> WithFile(long bytes, Func<Bare, string, Task> run) =>
        With(async both =>
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
            try
            {
                using (var file = File.Create(path))
                    file.SetLength(bytes);
                await run(both, path).ConfigureAwait(false);
            }
            finally
            {
                File.Delete(path);
            }
        });

    private static void ReadBoth(byte[] page)
    {
        for (var i = 0; i < PagesOfAWarmUp; i++)
        {
            ImagesV2.Endpoints.List.Parse(page);
            Bare.ReadList(page);
        }
    }

    private static Task Read(Func<object> read, Action midst)
    {
        var page = read();
        midst();
        GC.KeepAlive(page);
        return Task.CompletedTask;
    }

    // Once, when it has begun to move.
    private static Action<TransferProgress> Once(Action midst)
    {
        var seen = 0;
        return _ =>
        {
            if (Interlocked.Exchange(ref seen, 1) == 0)
                midst();
        };
    }

    private static void Seen<T, A>(Sent<T, A> sent, int count, Action midst)
    {
        Right(sent.Result);
        if (sent.Index == count / 2)
            midst();
    }

    private static A Right<A>(Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());
}
