using LanguageExt;
using LanguageExt.Effects.Traits;

namespace Images.Functional.Effects;

/// <summary>Gives a runtime the trait of Cloudflare's I/O.</summary>
/// <typeparam name="RT">The runtime.</typeparam>
public interface HasCloudflare<RT> : HasCancel<RT>
    where RT : struct, HasCloudflare<RT>
{
    /// <summary>Returns the I/O of the runtime.</summary>
    Eff<RT, CloudflareIO> CloudflareEff { get; }
}
