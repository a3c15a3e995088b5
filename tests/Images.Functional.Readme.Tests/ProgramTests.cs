namespace Gallery;

/// <summary>The README's Program.cs as a process, with and without what it needs.</summary>
public sealed class ProgramTests : IDisposable
{
    // For a process that hangs, so that the test fails; nothing is measured by it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gallery");

    [Fact]
    public async Task Without_variables_each_line_says_everything_that_is_missing()
    {
        const string Missing =
            "2 errors: credentials: set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY; "
            + "account: set CLOUDFLARE_ACCOUNT_ID\n";
        Assert.Equal(Missing + Missing, await Run());
    }

    [Fact]
    public async Task With_them_it_uploads_lists_and_signs()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "cat.jpg"), "GIF89a");
        await using var server = await SandboxServer.Start(
            SandboxState.WithDocumentedImage.WithEditor(Documented.Credentials)
        );
        server.Update(static state => state with { Places = SandboxPlaces.Cloudflare });

        var printed = await Run(
            ("CLOUDFLARE_API_TOKEN", "sandbox"),
            ("CLOUDFLARE_ACCOUNT_ID", Documented.Account.Value),
            ("CLOUDFLARE_BASE_URL", server.BaseAddress.Right().Value),
            ("CLOUDFLARE_IMAGES_SIGNING_KEY", "a key")
        );

        Assert.Matches(
            @"^2 images\nhttps://imagedelivery\.net/[\w-]+/[\w-]+/public\?exp=\d+&sig=[0-9a-f]{64}\n$",
            printed
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Run(params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ProgramTests).Assembly.Location])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        foreach (var name in start.Environment.Keys.Where(IsCloudflares).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
        return output.ReplaceLineEndings("\n");
    }

    private static bool IsCloudflares(string name) =>
        name.StartsWith("CLOUDFLARE_", StringComparison.Ordinal);
}
