namespace Images.Functional.Cli;

internal static class Words
{
    /// <summary>Names of which one is meant: <c>list, create or delete</c>.</summary>
    public static string Or(string[] names) => $"{string.Join(", ", names[..^1])} or {names[^1]}";

    /// <summary>A number: <c>1,234</c>.</summary>
    public static string Number(int number) =>
        number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
