using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>The same jobs by this library and by Cloudflare's TypeScript client, which runs in Node beside a folder that has it installed.</summary>
internal sealed class TypeScript : IDisposable
{
    private const string Script = "typescript.mjs";
    private const string LargeFile = "10000000";
    private const int FilesAtOnce = 16;
    private const int Files = 500;
    private const int Details = 5_000;

    private readonly Process node;

    private TypeScript(string folder, string address)
    {
        using (var script = typeof(TypeScript).Assembly.GetManifestResourceStream(Script)!)
        using (var copy = File.Create(Path.Combine(folder, Script)))
            script.CopyTo(copy);
        node =
            Process.Start(
                new ProcessStartInfo("node", [Script, ManyServer.Account, address, Calls.Token])
                {
                    WorkingDirectory = folder,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("Node did not start.");
    }

    public static async Task<int> Run(string folder, int pairs)
    {
        using var server = ServerProcess.Start();
        using var bare = new Bare(server.Address);
        using var typescript = new TypeScript(folder, server.Address);
        var work = Directory.CreateTempSubdirectory();
        try
        {
            var (large, small) = (MakeFile(work, 10_000_000), MakeFile(work, 100_000));
            var target = Path.Combine(work.FullName, "target");
            await typescript
                .Compare(
                    "Upload of 10 MB from a file",
                    pairs,
                    () => bare.Client.Upload(Many.Account, ImageFile.At(large)),
                    $"upload\t{large}"
                )
                .ConfigureAwait(false);
            await typescript
                .Compare(
                    "Download of 10 MB to a file",
                    pairs,
                    () =>
                        bare.Client.Download(
                            ImagesV1.Blob(Many.Account, ImageId.Any(LargeFile)),
                            target,
                            overwrite: true
                        ),
                    $"download\t{LargeFile}\t{target}"
                )
                .ConfigureAwait(false);
            await typescript
                .Compare(
                    $"{Files} uploads of 100 KB, {FilesAtOnce} at once",
                    pairs,
                    () => Many.Uploads(bare, small, Files, static () => { }),
                    $"uploads\t{Files}\t{FilesAtOnce}\t{small}"
                )
                .ConfigureAwait(false);
            await typescript
                .Compare(
                    $"{Details} details, {CallsAtOnce.Concurrency} at once",
                    pairs,
                    () => Many.Details(bare, Details, CallsAtOnce.Concurrency, static () => { }),
                    $"details\t{Details}\t{CallsAtOnce.Concurrency}"
                )
                .ConfigureAwait(false);
            var memory = await typescript.Do("memory").ConfigureAwait(false);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Most memory: this process {self.PeakWorkingSet64 >> 10} KiB, Node {memory} KiB."
                )
            );
        }
        finally
        {
            work.Delete(recursive: true);
        }

        return 0;
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private Task Compare(string what, int pairs, Func<Task> own, string job) =>
        Pairs.Report(
            what,
            "",
            pairs,
            new("Images.Functional", _ => own()),
            new("TypeScript", _ => Do(job))
        );

    private async Task<string> Do(string job)
    {
        await node.StandardInput.WriteLineAsync(job).ConfigureAwait(false);
        await node.StandardInput.FlushAsync().ConfigureAwait(false);
        return await node.StandardOutput.ReadLineAsync().ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Node ended at {job}.");
    }

    private static string MakeFile(DirectoryInfo folder, long bytes)
    {
        var path = Path.Combine(
            folder.FullName,
            bytes.ToString(CultureInfo.InvariantCulture) + ".png"
        );
        using var file = File.Create(path);
        file.SetLength(bytes);
        return path;
    }
}
