using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;

namespace Images.Functional.Cli.Tests;

/// <summary>A sandbox on loopback, for commands that send many requests.</summary>
internal sealed class ApiServer : IDisposable
{
    private const string Token = "5ecret-token";

    // Other processes take ports too. So many times in a row, none is free that was free a moment ago.
    private const int MostPorts = 20;

    private readonly HttpListener listener;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource closed = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Task serving;
    private SandboxState state;

    public ApiServer(SandboxState state)
    {
        this.state = state.WithEditor(Credentials.Token(Token).OrFail());
        (listener, Address) = Listen();
        serving = Task.Run(Serve);
    }

    public string Address { get; }

    public SandboxState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Called before each request is handled.</summary>
    public Action<int> Before { get; set; } = static _ => { };

    /// <summary>What happens to each request; unless set, the sandbox answers all of them normally.</summary>
    public Func<SandboxStep>? Fate { get; set; }

    public Dictionary<string, string> Variables =>
        new()
        {
            ["CLOUDFLARE_API_TOKEN"] = Token,
            ["CLOUDFLARE_ACCOUNT_ID"] = Documented.Account.Value,
            ["CLOUDFLARE_BASE_URL"] = Address,
        };

    public Task<Outcome> Run(string input, params string[] args) =>
        Process.Run(Variables, input, false, args);

    public void Dispose()
    {
        // Not Stop before Close: Close would bind the port again, which may be in use by then.
        listener.Close();
        closed.SetResult();
        serving.Wait();
    }

    // A listener can't choose its port. If another process takes the free port first, the next one is tried.
    private static (HttpListener, string) Listen()
    {
        for (var ports = 1; ; ports++)
        {
            var address = string.Create(
                CultureInfo.InvariantCulture,
                $"http://127.0.0.1:{FreePort()}"
            );
            var listener = new HttpListener { Prefixes = { address + "/" } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (ports < MostPorts)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                // A wait that begins while the listener closes never ends.
                var next = listener.GetContextAsync();
                if (await Task.WhenAny(next, closed.Task) != next)
                    return;
                context = await next;
            }
            catch (Exception e)
                when (e
                        is HttpListenerException
                            or ObjectDisposedException
                            or InvalidOperationException
                )
            {
                return;
            }

            try
            {
                Answer(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The command has ended without reading the rest of the reply, or the server has closed.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var request = context.Request;
        using var body = new System.IO.MemoryStream();
        request.InputStream.CopyTo(body);
        SandboxOutcome outcome;
        lock (gate)
        {
            Before(state.Requests);
            (state, outcome) = CloudflareSandbox.Handle(
                Fate is null ? state : state.WithScript(Fate()),
                new SandboxRequest(
                    request.HttpMethod,
                    request.RawUrl!.Split('?')[0],
                    LanguageExt.Prelude.toSeq(
                        request.Headers.AllKeys.Select(name => (name!, request.Headers[name]!))
                    )
                )
                {
                    Content = new Blob(body.ToArray()),
                    At = DateTimeOffset.UtcNow,
                    Query = request.RawUrl.Split('?', 2) is [_, var query] ? query : "",
                }
            );
        }

        var reply = outcome.Reply.IfNone(new SandboxReply(500));
        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        context.Response.Close(
            reply.File.Match(
                Some: static file => file.Bytes.ToArray(),
                None: () => Encoding.UTF8.GetBytes(reply.Body)
            ),
            false
        );
    }
}
