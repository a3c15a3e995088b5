using System;

namespace Images.Functional.Cli;

/// <summary>How text is set off for a person: with a terminal's colours, or not at all.</summary>
internal sealed record Paint(
    Func<string, string> Label,
    Func<string, string> Faint,
    Func<string, string> Alarm
)
{
    public static Paint None { get; } = new(Plain, Plain, Plain);

    public static Paint Colour { get; } = new(Sgr("36"), Sgr("2"), Sgr("31"));

    private static string Plain(string text) => text;

    private static Func<string, string> Sgr(string code) => text => $"\e[{code}m{text}\e[0m";
}
