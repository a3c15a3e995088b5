using System;

namespace Images.Functional.Benchmarks;

/// <summary>What a benchmark may cost: its ratio to the baseline first, then what else it is held to.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
