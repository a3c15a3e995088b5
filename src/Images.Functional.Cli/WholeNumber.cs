using System.Globalization;

namespace Images.Functional.Cli;

/// <summary>Options that are whole numbers.</summary>
internal static class WholeNumber
{
    public static CheckedOption<int> Option(string name, string description, int least, int most) =>
        new(
            name,
            "number",
            description,
            text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                    ? number
                    : Wrong.Value(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"a whole number from {least:N0} to {most:N0}"
                        ),
                        text
                    )
        );
}
