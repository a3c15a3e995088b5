using System;
using System.Net.Http;
using System.Threading;
using Images.Functional.Effects;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>A runtime for <c>Aff</c> with an in-memory Cloudflare: the real client over a <see cref="SandboxHandler"/>.</summary>
/// <remarks>A <c>default</c> runtime is uninitialised, and every use of it fails with an <see cref="InvalidOperationException"/>.</remarks>
public readonly struct SandboxRuntime : HasCloudflare<SandboxRuntime>
{
    private readonly SandboxHandler? handler;
    private readonly CloudflareIO? io;
    private readonly CancellationTokenSource? source;

    private SandboxRuntime(SandboxHandler handler, CloudflareIO io, CancellationTokenSource source)
    {
        this.handler = handler;
        this.io = io;
        this.source = source;
    }

    /// <summary>Creates a runtime whose sandbox begins with the state.</summary>
    /// <param name="state">The state to begin with.</param>
    /// <param name="credentials">The client's credentials; <see cref="Documented.Credentials"/> by default.</param>
    /// <param name="options">The client's options. The sandbox uses their clock (<see cref="CloudflareOptions.Time"/>) too.</param>
    /// <param name="source">Cancels the effects; a new source by default.</param>
    public static SandboxRuntime New(
        SandboxState state,
        Credentials? credentials = null,
        CloudflareOptions? options = null,
        CancellationTokenSource? source = null
    )
    {
        var handler = new SandboxHandler(state, options?.Time);
        return new SandboxRuntime(
            handler,
            new CloudflareClient(
                new HttpMessageInvoker(handler),
                credentials ?? Documented.Credentials,
                options
            ),
            source ?? new CancellationTokenSource()
        );
    }

    /// <summary>The current state.</summary>
    public SandboxState State => (handler ?? throw Unset()).State;

    /// <inheritdoc/>
    public Eff<SandboxRuntime, CloudflareIO> CloudflareEff =>
        Eff<SandboxRuntime, CloudflareIO>(static runtime => runtime.io ?? throw Unset());

    /// <inheritdoc/>
    /// <remarks>The new source is also cancelled with this one. Dispose of it, as LanguageExt's functions do.</remarks>
    public SandboxRuntime LocalCancel =>
        new(
            handler ?? throw Unset(),
            io ?? throw Unset(),
            CancellationTokenSource.CreateLinkedTokenSource(CancellationToken)
        );

    /// <inheritdoc/>
    public CancellationToken CancellationToken => CancellationTokenSource.Token;

    /// <inheritdoc/>
    public CancellationTokenSource CancellationTokenSource => source ?? throw Unset();

    private static InvalidOperationException Unset() =>
        new("This runtime is uninitialised (default). Create one with SandboxRuntime.New.");
}
