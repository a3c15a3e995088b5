namespace Images.Functional.Cli;

internal static class Words
{
    /// <summary>Names of which one is meant: <c>list, create or delete</c>.</summary>
    public static string Or(string[] names) => $"{string.Join(", ", names[..^1])} or {names[^1]}";
}
