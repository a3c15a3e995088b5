using System.Globalization;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// One entry of an envelope's <c>errors</c> or <c>messages</c>: what the API says in words.
/// </summary>
/// <param name="Code">
/// The API's code. Documented as 1000 and over, but 971 occurs (rate limiting): the list is open,
/// so classify by HTTP status and report the code.
/// </param>
/// <param name="Text">The API's own words, as sent: it may hold any character.</param>
/// <param name="DocumentationUrl"><c>documentation_url</c>, where given.</param>
/// <param name="Pointer"><c>source.pointer</c>: the JSON Pointer of the offending member, where given.</param>
public sealed record ApiMessage(
    int Code,
    string Text,
    Option<string> DocumentationUrl = default,
    Option<string> Pointer = default
)
{
    /// <summary>The message in one line, safe to print on a terminal.</summary>
    public override string ToString() =>
        $"{Printable.Line(Text)} (code {Code.ToString(CultureInfo.InvariantCulture)}"
        + Pointer.Match(p => $", at {Printable.Line(p)}", "")
        + DocumentationUrl.Match(u => $", see {Printable.Line(u)}", "")
        + ")";
}
