using System;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Images.Functional.Benchmarks;

/// <summary>What each byte that is read costs, where a suite's envelopes grow.</summary>
internal sealed class PerByteColumn : IColumn
{
    private readonly Func<BenchmarkReport, double?> cost;

    private PerByteColumn(string unit, string legend, Func<BenchmarkReport, double?> cost)
    {
        ColumnName = $"{unit}/byte";
        Legend = legend;
        this.cost = cost;
    }

    public static PerByteColumn Time { get; } =
        new(
            "ns",
            "Mean time for each byte of the envelope, in nanoseconds",
            static report => report.ResultStatistics?.Mean
        );

    public static PerByteColumn Memory { get; } =
        new(
            "B",
            "Bytes allocated for each byte of the envelope",
            static report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)
        );

    public string Id => ColumnName;

    public string ColumnName { get; }

    public string Legend { get; }

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 1;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) =>
        Envelope(benchmarkCase) is null;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Envelope(benchmarkCase) is { } envelope
        && summary[benchmarkCase] is { } report
        && cost(report) is { } all
            ? (all / envelope.Json.Length).ToString("0.00", CultureInfo.InvariantCulture)
            : "";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    private static GrownEnvelope? Envelope(BenchmarkCase benchmark) =>
        benchmark.Parameters[nameof(Growth.Envelope)] as GrownEnvelope;
}
