using System;
using Images.Functional.Tests;

namespace Images.Functional.Fuzz;

/// <summary>What an input shows.</summary>
internal static class Check
{
    /// <summary>What is wrong with what the core does with the bytes; null where nothing is.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="isWhole">Whether everything is held against the framework's document, which takes its time.</param>
    public static string? Of(byte[] bytes, bool isWhole)
    {
        try
        {
            return isWhole ? Disagreement.Of(bytes) : Disagreement.OfReading(bytes);
        }
        catch (Exception e)
        {
            // Nothing throws, so whatever does is a finding.
            return e.ToString();
        }
    }
}
