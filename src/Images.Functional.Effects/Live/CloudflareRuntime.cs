using System;
using System.Threading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>A runtime that has only Cloudflare's I/O and a cancellation token.</summary>
public readonly struct CloudflareRuntime : HasCloudflare<CloudflareRuntime>
{
    private readonly CloudflareIO? io;
    private readonly CancellationTokenSource? source;

    private CloudflareRuntime(CloudflareIO io, CancellationTokenSource source) =>
        (this.io, this.source) = (io, source);

    /// <summary>Creates a runtime from a client, or any other I/O. The source, if given, cancels its calls.</summary>
    public static CloudflareRuntime New(CloudflareIO io, CancellationTokenSource? source = null) =>
        new(io.NotNull(), source ?? new CancellationTokenSource());

    /// <inheritdoc/>
    public Eff<CloudflareRuntime, CloudflareIO> CloudflareEff =>
        Eff<CloudflareRuntime, CloudflareIO>(static runtime => runtime.IO);

    /// <inheritdoc/>
    /// <remarks>The new source is also cancelled with this one. Dispose of it, as LanguageExt's functions do.</remarks>
    public CloudflareRuntime LocalCancel =>
        new(IO, CancellationTokenSource.CreateLinkedTokenSource(CancellationToken));

    /// <inheritdoc/>
    public CancellationToken CancellationToken => CancellationTokenSource.Token;

    /// <inheritdoc/>
    public CancellationTokenSource CancellationTokenSource => source ?? throw Unset();

    private CloudflareIO IO => io ?? throw Unset();

    private static InvalidOperationException Unset() =>
        new("This runtime is uninitialised (default). Create one with CloudflareRuntime.New.");
}
