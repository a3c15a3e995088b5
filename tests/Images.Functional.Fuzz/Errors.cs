using System.Linq;

namespace Images.Functional.Fuzz;

/// <summary>What must be true of every Left.</summary>
internal static class Errors
{
    /// <summary>What is wrong with the errors; null if nothing is.</summary>
    public static string? Wrong(CfErrors errors) =>
        errors.Items.IsEmpty ? "a Left without an error"
        : errors.Items.Exists(static error => !IsLine(error.Message))
        || (errors.Items.Count > 1 && !IsLine(errors.Message))
            ? $"an error's message is not one line of text: {errors.Message}"
        : null;

    private static bool IsLine(string text) => text.Length > 0 && !text.Any(char.IsControl);
}
