using System;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>What most tests ask, and what they ask it with.</summary>
internal static class Calls
{
    public static Operation<Image> Get { get; } = ImagesV1.Get(Documented.Account, Documented.Id);

    /// <summary>An account without images, and who may read them.</summary>
    public static SandboxState Known { get; } =
        SandboxState.Empty.WithReader(Documented.Credentials).With(Documented.Account);

    /// <summary>The default options on a clock, without chance.</summary>
    public static CloudflareOptions On(TimeProvider clock) =>
        CloudflareOptions.Default with
        {
            Time = clock,
            Roll = static () => 0,
        };

    /// <summary>A guard against hanging, not a measurement.</summary>
    public static Task<A> Soon<A>(this Task<A> task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static A Right<A>(this Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());

    public static CfErrors Left<A>(this Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => throw new Xunit.Sdk.XunitException($"a Right: {value}"),
            Left: static errors => errors
        );
}
