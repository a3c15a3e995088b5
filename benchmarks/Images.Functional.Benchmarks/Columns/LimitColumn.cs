using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Images.Functional.Benchmarks;

/// <summary>Each benchmark's limit, in the table with what was measured.</summary>
internal sealed class LimitColumn : IColumn
{
    public string Id => nameof(LimitColumn);

    public string ColumnName => "Limit";

    public string Legend => "The most that the ratio, and what else is named, may be";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => false;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) =>
        Text(benchmarkCase).Length == 0;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => Text(benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        Text(benchmarkCase);

    private static string Text(BenchmarkCase benchmark) =>
        benchmark.Descriptor.WorkloadMethod.GetCustomAttribute<LimitAttribute>()?.Text ?? "";
}
