using System;
using System.Collections.Generic;
using System.Net;

namespace Images.Functional.Sandbox;

/// <summary>How a <see cref="SandboxServer"/> runs.</summary>
public sealed record SandboxServerOptions
{
    /// <summary>A free port on 127.0.0.1, and the system's clock.</summary>
    public static SandboxServerOptions Default { get; } = new();

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The address to listen on; 127.0.0.1 unless given. On any other, everyone who reaches this machine can use the sandbox, and clients such
    /// as this library's refuse its http.
    /// </summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// Other names under which clients reach the server, such as that of a container: <c>images</c>. It refuses requests to any other name,
    /// because a web page could make one lead here.
    /// </summary>
    public IReadOnlyCollection<string> Hosts { get; init; } = [];

    /// <summary>The clock of the record and of slow replies.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called with each request, its outcome, and the states before and after it: one call at a time, before the reply is sent.</summary>
    public Action<SandboxExchange>? OnExchange { get; init; }
}

/// <summary>A request that a server has handled.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Before">The state before it.</param>
/// <param name="After">The state after it.</param>
public sealed record SandboxExchange(
    SandboxRequest Request,
    SandboxOutcome Outcome,
    SandboxState Before,
    SandboxState After
)
{
    /// <summary>
    /// Method, path and status in one line: <c>GET /client/v4/accounts/…/images/v1/cat 200</c>. A one-time address is a secret, and not shown.
    /// </summary>
    public override string ToString() => $"{Request} {Status(Outcome)}";

    private static string Status(SandboxOutcome outcome) =>
        outcome.Reply.Match(static reply => $"{reply.Status}", static () => "dropped")
        + (
            outcome.Delay == TimeSpan.Zero
                ? ""
                : string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $" after {outcome.Delay.TotalMilliseconds:0} ms"
                )
        );
}
