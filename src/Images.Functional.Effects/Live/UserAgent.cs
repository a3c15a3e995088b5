namespace Images.Functional.Effects;

/// <summary>The <c>User-Agent</c>: this library, with its version.</summary>
internal static class UserAgent
{
    /// <summary>The version of this library, which its spans and metrics have too.</summary>
    public static string? Version { get; } =
        typeof(UserAgent).Assembly.GetName().Version?.ToString(3);

    public static string Value { get; } = $"Images.Functional/{Version}";
}
