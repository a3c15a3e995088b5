namespace Images.Functional.Effects;

/// <summary>The name of the first error's case in spans, metrics and hooks.</summary>
internal static class ErrorKind
{
    public static string Of(CfErrors errors) =>
        errors.Items.Head.Match(
            api: static _ => "api",
            constraint: static _ => "constraint",
            malformed: static _ => "malformed",
            status: static _ => "status",
            transport: static _ => "transport",
            timeout: static _ => "timeout",
            cancelled: static _ => "cancelled",
            tooLarge: static _ => "too_large",
            file: static _ => "file",
            other: static _ => "other"
        );
}
