using System.Threading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>A runtime as users write their own.</summary>
internal readonly struct OwnRuntime(CloudflareIO io, CancellationTokenSource source)
    : HasCloudflare<OwnRuntime>
{
    private readonly CloudflareIO io = io;

    public Eff<OwnRuntime, CloudflareIO> CloudflareEff =>
        Eff<OwnRuntime, CloudflareIO>(static runtime => runtime.io);

    public OwnRuntime LocalCancel => new(io, new CancellationTokenSource());

    public CancellationToken CancellationToken => CancellationTokenSource.Token;

    public CancellationTokenSource CancellationTokenSource { get; } = source;
}
