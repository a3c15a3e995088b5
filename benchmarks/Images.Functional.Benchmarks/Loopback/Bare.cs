using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;

namespace Images.Functional.Benchmarks;

/// <summary>A client of this library, and a bare <see cref="HttpClient"/> used well by hand, to the same server.</summary>
internal sealed class Bare : IDisposable
{
    private readonly HttpClient http = new();
    private readonly string images;

    public Bare(string address)
    {
        images = $"{address}/accounts/{ManyServer.Account}/images/";
        Client = new CloudflareClient(
            Calls.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = BaseAddress
                    .Create(address)
                    .IfLeft(static errors => throw errors.ToException()),
            }
        );
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            Calls.Token
        );
    }

    public CloudflareClient Client { get; }

    public static ListEnvelopeDto? ReadList(byte[] page) =>
        JsonSerializer.Deserialize(page, DtoContext.Default.ListEnvelopeDto);

    /// <summary>Runs so many, some at once.</summary>
    public static Task InParallel(int count, int atOnce, Func<int, Task> call, Action midst) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (i, _) =>
            {
                await call(i).ConfigureAwait(false);
                if (i == count / 2)
                    midst();
            }
        );

    public async Task Upload(string path, Action midst)
    {
        using var file = new StreamContent(File.OpenRead(path));
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { file, "file", "image.png" } };
        using var response = await http.PostAsync(new Uri(images + "v1"), form)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        midst();
        await Envelope(response).ConfigureAwait(false);
    }

    public async Task Download(string id, string path, Action midst)
    {
        using var response = await http.GetAsync(
                new Uri($"{images}v1/{id}/blob"),
                HttpCompletionOption.ResponseHeadersRead
            )
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        midst();
        var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        // In pieces as large as the client's: by default, HttpContent writes 8 KiB at a time.
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                BufferSize = 0,
            }
        );
        await using (file.ConfigureAwait(false))
            await body.CopyToAsync(file, 64 * 1024).ConfigureAwait(false);
    }

    public async Task Details(int image)
    {
        using var response = await http.GetAsync(
                new Uri(images + "v1/" + image.ToString(CultureInfo.InvariantCulture)),
                HttpCompletionOption.ResponseHeadersRead
            )
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await Envelope(response).ConfigureAwait(false);
    }

    public async Task List(int pages, int size, Action midst)
    {
        string? token = null;
        for (var page = 0; page < pages; page++)
        {
            var place = token is null ? $"creator={pages}" : $"continuation_token={token}";
            var bytes = await http.GetByteArrayAsync(new Uri($"{images}v2?per_page={size}&{place}"))
                .ConfigureAwait(false);
            var list = ReadList(bytes)!.Result!;
            token = list.ContinuationToken;
            if (page == pages / 2)
                midst();
            GC.KeepAlive(list);
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        http.Dispose();
    }

    private static async Task Envelope(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            _ = await JsonSerializer
                .DeserializeAsync(stream, DtoContext.Default.EnvelopeDto, CancellationToken.None)
                .ConfigureAwait(false);
    }
}
