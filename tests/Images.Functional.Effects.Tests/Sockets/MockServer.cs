using System;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Images.Functional.Effects.Tests;

/// <summary>WireMock.Net on loopback; each test has a path of its own.</summary>
public sealed class MockServer : IDisposable
{
    private readonly WireMockServer server = WireMockServer.Start(
        new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] }
    );

    /// <summary>Answers the call below this path, and gives the base address that leads to it.</summary>
    internal string Answer(string path, IResponseBuilder reply)
    {
        server
            .Given(Request.Create().WithPath($"/{path}/accounts/account/images/v1/id").UsingGet())
            .RespondWith(reply);
        return $"{server.Url}/{path}";
    }

    /// <summary>Answers the calls below this path one after another.</summary>
    internal string Answer(string path, IResponseBuilder first, IResponseBuilder second)
    {
        var request = Request
            .Create()
            .WithPath($"/{path}/accounts/account/images/v1/id")
            .UsingGet();
        server.Given(request).InScenario(path).WillSetStateTo("second").RespondWith(first);
        server.Given(request).InScenario(path).WhenStateIs("second").RespondWith(second);
        return $"{server.Url}/{path}";
    }

    /// <summary>How many requests came below this path.</summary>
    internal int Calls(string path) =>
        server.FindLogEntries(Request.Create().WithPath($"/{path}/*")).Count;

    public void Dispose() => server.Dispose();
}
