using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages serve</c>.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("served");

    private readonly List<string> settings = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_quiet_server_logs_no_requests_and_its_lines_can_be_sourced()
    {
        var outcome = await WhileServing(
            static async client => await client.Send(ImagesV1.Stats(Documented.Account)),
            "--quiet",
            "--account",
            "'it is;mine'"
        );
        Assert.Equal("cancelled\n", outcome.Error);
        Assert.Contains("CLOUDFLARE_ACCOUNT_ID='it is;mine'", settings);
    }

    [Fact]
    public async Task It_answers_to_the_names_that_are_given()
    {
        var seen = new List<HttpStatusCode>();
        await WhileServing(
            async _ =>
            {
                using var http = new HttpClient();
                foreach (var name in new[] { "images", "images.local", "other" })
                {
                    using var request = new HttpRequestMessage(
                        HttpMethod.Get,
                        settings
                            .Single(static line =>
                                line.StartsWith(
                                    "CLOUDFLARE_IMAGES_DELIVERY_URL=",
                                    StringComparison.Ordinal
                                )
                            )
                            .Split('=')[1]
                    );
                    request.Headers.Host = name;
                    using var response = await http.SendAsync(request);
                    seen.Add(response.StatusCode);
                }
            },
            "--host",
            "images,images.local"
        );
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.MisdirectedRequest],
            seen
        );
    }

    [Fact]
    public async Task It_ends_if_its_lines_cannot_be_written()
    {
        if (!File.Exists("/dev/full"))
            return;
        var outcome = await Shell.Run("exec cfimages serve --port 0 > /dev/full");
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.Contains("can't write the output", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_lines_name_every_place_and_no_token_that_was_given()
    {
        using var shell = Shell.Start("exec cfimages serve --port 0 --token 5ecret-token");
        using var reader = new StreamReader(shell.Output, leaveOpen: true);
        var lines = new List<string>();
        while (lines.Count < 6 && await reader.ReadLineAsync(shell.Cancel) is { } line)
            lines.Add(line);
        await shell.Signal("INT");
        var outcome = await shell.End();

        Assert.Equal(
            [
                "CLOUDFLARE_BASE_URL",
                "CLOUDFLARE_IMAGES_BATCH_URL",
                "CLOUDFLARE_IMAGES_DELIVERY_URL",
                "CLOUDFLARE_ACCOUNT_ID",
                "CLOUDFLARE_IMAGES_ACCOUNT_HASH",
                "# CLOUDFLARE_API_TOKEN is the token of --token",
            ],
            lines.Select(static line => line.Split('=')[0])
        );
        Assert.All(
            [.. lines, outcome.Output, outcome.Error],
            static text => Assert.DoesNotContain("5ecret", text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Problems_of_the_folder_are_told_without_colours_even_if_it_does_not_start()
    {
        Directory.CreateDirectory(Kept);
        await File.WriteAllTextAsync(Path.Combine(Kept, "broken.json"), "no JSON");
        var outcome = await OnTakenPort(Process.RunOnTerminal);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("broken.json", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1B}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_until_it_is_stopped_and_its_folder_outlives_it()
    {
        var id = ImageId.Custom("kept").OrFail();
        var first = await WhileServing(async client =>
            Assert.True(
                (
                    await client.Send(
                        ImagesV1.Upload(
                            Documented.Account,
                            Upload.Of(ImageFile.Of((byte[])[.. "GIF89a"u8])) with
                            {
                                Id = id,
                            }
                        )
                    )
                ).IsRight
            )
        );
        Assert.Equal(ExitCode.Cancelled, first.ExitCode);
        Assert.Contains("images/v1 200", first.Error, StringComparison.Ordinal);
        Assert.EndsWith("cancelled\n", first.Error, StringComparison.Ordinal);

        await WhileServing(async client =>
        {
            Assert.True((await client.Send(ImagesV1.Get(Documented.Account, id))).IsRight);

            var second = await Process.Run("serve", "--port", "0", "--data", Kept);
            Assert.Equal((ExitCode.Usage, ""), (second.ExitCode, second.Output));
            Assert.Contains("used by another process", second.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_restart_with_a_seed_keeps_what_was_made_and_one_without_rewrites_nothing()
    {
        var seed = Path.Combine(folder.FullName, "seed.json");
        await File.WriteAllTextAsync(
            seed,
            $$"""{"version":1,"accounts":[{"id":"{{Documented.Account}}"}]}"""
        );
        var hero = new Variant(VariantId.Create("hero").OrFail(), new VariantOptions(Fit.Cover));
        await WhileServing(
            async client =>
                Assert.True(
                    (await client.Send(ImagesV1.CreateVariant(Documented.Account, hero))).IsRight
                ),
            "--seed",
            seed
        );
        await WhileServing(
            async client =>
                Assert.Equal(
                    hero,
                    (await client.Send(ImagesV1.GetVariant(Documented.Account, hero.Id))).OrFail()
                ),
            "--seed",
            seed
        );
        // The same JSON, but other bytes.
        var file = Assert.Single(Directory.GetFiles(Kept, "*.json"));
        await File.AppendAllTextAsync(file, "\n\n");
        var text = await File.ReadAllTextAsync(file);

        await WhileServing(static _ => Task.CompletedTask);

        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_seeded_image_that_was_deleted_does_not_come_back()
    {
        var id = ImageId.Custom("cat").OrFail();
        var seed = Path.Combine(folder.FullName, "seed.json");
        await File.WriteAllTextAsync(
            seed,
            $$$"""{"version":1,"accounts":[{"id":"{{{Documented.Account}}}","images":[{"image":{"id":"cat"}}]}]}"""
        );
        await WhileServing(
            async client =>
                Assert.True((await client.Send(ImagesV1.Delete(Documented.Account, id))).IsRight),
            "--seed",
            seed
        );

        var again = await WhileServing(
            async client =>
                Assert.True(
                    ((CfErrors)await client.Send(ImagesV1.Get(Documented.Account, id))).IsNotFound
                ),
            "--seed",
            seed
        );

        Assert.Contains(
            $"the folder has the account {Documented.Account}; --seed leaves it as it is",
            again.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_could_not_be_written_before_is_when_it_is_stopped()
    {
        var id = ImageId.Custom("cat").OrFail();
        // A folder of the file's name keeps the file from being written.
        var hash = SandboxState.Empty.With(Documented.Account).Accounts[Documented.Account].Hash;
        var inTheWay = Directory.CreateDirectory(Path.Combine(Kept, hash, "cat.json"));
        await WhileServing(async client =>
        {
            var upload = Upload.Of(ImageFile.Of("GIF89a"u8.ToArray())) with { Id = id };
            Assert.True((await client.Send(ImagesV1.Upload(Documented.Account, upload))).IsRight);
            inTheWay.Delete();
        });

        await WhileServing(async client =>
            Assert.True((await client.Send(ImagesV1.Get(Documented.Account, id))).IsRight)
        );
    }

    [Fact]
    public async Task A_start_that_fails_changes_nothing_in_the_folder()
    {
        var outcome = await OnTakenPort(Process.Run);

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Empty(Directory.GetFiles(Kept, "*.json"));
    }

    private async Task<Outcome> OnTakenPort(Func<string[], Task<Outcome>> run)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        return await run([
            "serve",
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            "--data",
            Kept,
        ]);
    }

    private string Kept => Path.Combine(folder.FullName, "kept");

    private async Task<Outcome> WhileServing(
        Func<CloudflareClient, Task> run,
        params string[] options
    )
    {
        using var shell = Shell.Start(
            $"exec cfimages serve --port 0 --data {Kept} {string.Join(' ', options)}"
        );
        using var reader = new StreamReader(shell.Output, leaveOpen: true);
        var address = "";
        while (await reader.ReadLineAsync(shell.Cancel) is { } line)
        {
            settings.Add(line);
            if (line.StartsWith(BaseAddress.Variable, StringComparison.Ordinal))
                address = line.Split('=')[1];
            if (line == "CLOUDFLARE_API_TOKEN=sandbox")
                break;
        }

        using var client = new CloudflareClient(
            Documented.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = BaseAddress.Create(address).OrFail(),
            }
        );
        await run(client);
        await shell.Signal("INT");
        return await shell.End();
    }
}

internal static class Eithers
{
    public static A OrFail<A>(this Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());
}
