using System;
using System.Linq;
using Images.Functional.Sandbox;
using LanguageExt;

namespace Images.Functional.Cli.Tests;

/// <summary>A sandbox with so many images, and what tests of many need.</summary>
internal static class ManyImages
{
    public static ImageId Id(int image) => Read(ImageId.Any($"image-{image}"));

    public static SandboxState State(int images) =>
        Enumerable
            .Range(0, images)
            .Aggregate(
                SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account),
                static (state, i) =>
                    state.With(
                        Documented.Account,
                        Id(i),
                        Read(
                            Image.Codec.Parse(
                                $$"""
                                {
                                  "id": "image-{{i}}",
                                  "filename": "f{{i}}.png",
                                  "creator": "u{{i % 2}}",
                                  "meta": { "n": {{i}}, "s": "x{{i}}", "even": {{(
                                    i % 2 == 0 ? "true" : "false"
                                )}} },
                                  "uploaded": "2026-01-01T00:00:{{i:00}}Z"
                                }
                                """
                            )
                        )
                    )
            );

    public static A Read<A>(Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());

    public static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of the GIF files that the sandbox has, in order.</summary>
    public static string[] Names(ApiServer server) =>
        [
            .. server
                .State.Images.Values.Bind(static one => one.Filename)
                .Select(static name => name.Value)
                .Where(static name => name.EndsWith(".gif", StringComparison.Ordinal))
                .Order(),
        ];
}
