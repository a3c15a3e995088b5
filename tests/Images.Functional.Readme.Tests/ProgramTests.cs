using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Gallery;

/// <summary>The README's Program.cs as a process, with and without what it needs.</summary>
public sealed class ProgramTests
{
    // For a process that hangs, so that the test fails; nothing is measured by it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Without_variables_and_id_it_says_everything_that_is_missing() =>
        Assert.Equal(
            "3 errors: credentials: set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY; "
                + "account: set CLOUDFLARE_ACCOUNT_ID; image_id: must not be null\n",
            await Run([])
        );

    [Fact]
    public async Task With_them_it_prints_the_image()
    {
        var asked = "";
        await using var server = Server(context =>
        {
            asked = $"{context.Request.Path} {context.Request.Headers.Authorization}";
            return context.Response.WriteAsync(Envelope.Of(Documented.Image).ToJson());
        });
        await server.StartAsync();

        var printed = await Run(
            [Documented.Id.Value],
            ("CLOUDFLARE_API_TOKEN", "token"),
            ("CLOUDFLARE_ACCOUNT_ID", "account"),
            ("CLOUDFLARE_BASE_URL", server.Urls.Single())
        );

        Assert.Equal(Documented.Image.ToJson() + "\n", printed);
        Assert.Equal($"/accounts/account/images/v1/{Documented.Id} Bearer token", asked);
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

    private static async Task<string> Run(
        string[] args,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(ProgramTests).Assembly.Location, .. args]
        )
        {
            RedirectStandardOutput = true,
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
