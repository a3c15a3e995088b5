namespace Images.Functional.Cli;

/// <summary>What is wrong with a command line, as errors.</summary>
internal static class Wrong
{
    /// <summary>What is wrong with an empty path. .NET would say it in words of its own.</summary>
    public const string EmptyPath = "expected a path, found an empty text";

    /// <summary>An argument or an option that can't be used: <c>--replace: needs --id</c>.</summary>
    public static CfErrors With(string name, string what) =>
        CfErrors.Of(new CfError.Constraint(name, "", what, ""));

    /// <summary>An option's value that is not what is expected. The option adds its name.</summary>
    public static CfErrors Value(string expected, string text) =>
        CfErrors.Of(new CfError.Constraint("", "", expected, Printable.Excerpt(text)));
}
