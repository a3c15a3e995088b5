using System;
using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// The URL of an image with five options. The baseline is <see cref="string.Create(IFormatProvider, ref System.Runtime.CompilerServices.DefaultInterpolatedStringHandler)"/>
/// by hand, nothing checked.
/// </summary>
[MemoryDiagnoser]
public class BuildUrl
{
    private readonly AccountHash hash = AccountHash
        .Create("cheeW4oKsx5ljh8e8BoL2A")
        .IfLeft(static errors => throw errors.ToException());

    private readonly ImageId id = ImageId
        .Create("bc27a117-9509-446b-8c69-c81bfeac0a01")
        .IfLeft(static errors => throw errors.ToException());

    private readonly Transformation made = Options(400, 300, 80);

    private readonly int width = 400;
    private readonly int height = 300;
    private readonly int quality = 80;

    [Benchmark(Baseline = true)]
    public string ByHand() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"https://imagedelivery.net/{hash.Value}/{id.Value}/w={width},h={height},fit={Fit.Cover.Value},q={quality},f={"auto"}"
        );

    [Benchmark, Limit("1.50")]
    public string OfATransformation() => Text(made);

    [Benchmark, Limit("1.50")]
    public string OfOptions() => Text(Options(width, height, quality));

    /// <summary>Throws where one gives another URL.</summary>
    internal static void Check()
    {
        var build = new BuildUrl();
        Agreement.Demand(build.ByHand(), build.OfATransformation());
        Agreement.Demand(build.ByHand(), build.OfOptions());
    }

    private string Text(Transformation transformation) =>
        DeliveryUrl
            .Of(hash, id, transformation)
            .IfLeft(static errors => throw errors.ToException())
            .ToString();

    private static Transformation Options(int width, int height, int quality) =>
        Transformation
            .Of(
                TransformOption.Width(width),
                TransformOption.Height(height),
                TransformOption.Fit(Fit.Cover),
                TransformOption.Quality(quality),
                TransformOption.Format(ServedFormat.Auto)
            )
            .IfLeft(static errors => throw errors.ToException());
}
