namespace Images.Functional.Effects;

/// <summary>The <c>User-Agent</c>: this library, with its version.</summary>
internal static class UserAgent
{
    public static string Value { get; } =
        $"Images.Functional/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)}";
}
