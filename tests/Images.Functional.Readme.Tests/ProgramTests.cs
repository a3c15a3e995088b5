using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

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
        using var sandbox = new HttpMessageInvoker(
            new SandboxHandler(SandboxState.WithDocumentedImage.WithEditor(Documented.Credentials))
        );
        await using var server = Server(context => Forward(sandbox, context));
        await server.StartAsync();

        var printed = await Run(
            ("CLOUDFLARE_API_TOKEN", "sandbox"),
            ("CLOUDFLARE_ACCOUNT_ID", Documented.Account.Value),
            ("CLOUDFLARE_BASE_URL", $"{server.Urls.Single()}/client/v4"),
            ("CLOUDFLARE_IMAGES_SIGNING_KEY", "a key")
        );

        Assert.Matches(
            @"^2 images\nhttps://imagedelivery\.net/[\w-]+/[\w-]+/public\?exp=\d+&sig=[0-9a-f]{64}\n$",
            printed
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task Forward(HttpMessageInvoker sandbox, HttpContext context)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            $"https://api.cloudflare.com{context.Request.Path}{context.Request.QueryString}"
        )
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var header in context.Request.Headers)
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
                request.Content.Headers.TryAddWithoutValidation(
                    header.Key,
                    header.Value.AsEnumerable()
                );
        using var reply = await sandbox.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)reply.StatusCode;
        await reply.Content.CopyToAsync(context.Response.Body);
    }

    private static WebApplication Server(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(answer);
        return server;
    }

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
