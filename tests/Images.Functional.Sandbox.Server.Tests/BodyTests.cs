using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Bodies that are wrong get the service's answer.</summary>
public sealed class BodyTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("application/octet-stream", 415, "ERROR 5455: ")]
    [InlineData("text/html", 415, "ERROR 5455: ")]
    [InlineData("image/gif", 200, "{")]
    [InlineData("image/GIF; x=\"\u00fc\"", 200, "{")]
    public async Task The_content_type_of_the_part_decides(string type, int status, string begin)
    {
        using var form = new MultipartFormDataContent();
        form.Add(File(Served.Gif, type), "file", "a.gif");
        var reply = await served.Api("POST", "/v1", form);
        Assert.Equal(status, reply.Status);
        Assert.StartsWith(begin, reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(40)]
    public async Task A_file_over_the_limit_is_refused_and_its_sender_hears_it(int megabytes)
    {
        using var form = new MultipartFormDataContent();
        form.Add(File(new byte[megabytes * 1024 * 1024], "image/gif"), "file", "a.gif");
        var reply = await served.Api("POST", "/v1", form);
        Assert.Equal((413, "ERROR 5413: The file is too large\n"), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task Two_files_are_refused()
    {
        using var form = new MultipartFormDataContent();
        form.Add(File(Served.Gif, "image/gif"), "file", "a.gif");
        form.Add(File(Served.Gif, "image/gif"), "file", "b.gif");
        Assert.Equal(400, (await served.Api("POST", "/v1", form)).Status);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=other")]
    [InlineData("multipart/form-data; boundary=\"")]
    [InlineData("multipart/mixed; boundary=b")]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task A_form_without_its_boundary_is_refused(string type)
    {
        using var content = new ByteArrayContent(
            Encoding.ASCII.GetBytes(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n--b--\r\n"
            )
        );
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var reply = await served.Api("POST", "/v1", content);
        Assert.Equal(400, reply.Status);
        Assert.Contains("\"success\":false", reply.Body, StringComparison.Ordinal);
    }

    private static ByteArrayContent File(byte[] bytes, string type)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation("Content-Type", type);
        return file;
    }
}
