using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>A script really drops connections: not a byte comes back. What takes effect is there afterwards.</summary>
public sealed class DropTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_dropped_connection_gives_no_byte_and_the_next_request_is_as_usual()
    {
        served.Server.Update(static state => state.WithScript(SandboxStep.Drop));
        Assert.Equal(0, await Bytes("GET", $"accounts/{Documented.Account}/images/v1/stats"));
        Assert.NotEqual(0, await Bytes("GET", $"accounts/{Documented.Account}/images/v1/stats"));
    }

    [Fact]
    public async Task What_is_dropped_afterwards_took_effect()
    {
        var id = ImageId.Custom("dropped").Right();
        served.Server.Update(static state => state.WithScript(SandboxStep.DropAfter));

        var sent = await served.Send(
            ImagesV1.Upload(
                Documented.Account,
                Upload.Of(ImageFile.Of(Served.Gif)) with
                {
                    Id = id,
                }
            )
        );

        Assert.True(
            sent.Match(Right: static _ => false, Left: static errors => errors.IsUncertain)
        );
        Assert.True(served.Server.State.Images.ContainsKey((Documented.Account, id)));
    }

    [Fact]
    public async Task A_step_for_one_operation_waits_for_it()
    {
        served.Server.Update(static state =>
            state.WithScript(
                SandboxTarget.Operation(ImagesV1.Endpoints.ListKeys),
                SandboxStep.Reply(new SandboxReply(503))
            )
        );
        Assert.Equal(200, (await served.Api("GET", "/v1/stats")).Status);
        Assert.Equal(503, (await served.Api("GET", "/v1/keys")).Status);
        Assert.Equal(200, (await served.Api("GET", "/v1/keys")).Status);
    }

    // How many bytes come back, on a connection of its own.
    private async Task<int> Bytes(string method, string path)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", served.Server.Address.Port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"{method} /client/v4/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
        );
        var buffer = new byte[4096];
        try
        {
            return await stream.ReadAsync(buffer);
        }
        catch (System.IO.IOException)
        {
            // A reset.
            return 0;
        }
    }
}
