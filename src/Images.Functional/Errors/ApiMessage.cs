using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// One entry of an envelope's <c>errors</c> or <c>messages</c>: what the API says in words.
/// </summary>
/// <param name="Code">
/// The API's code; 0 if the API states none. Documented as 1000 and over, but 971 occurs (rate limiting): the list is open,
/// so classify by HTTP status and report the code.
/// </param>
/// <param name="Text">The API's own words, as sent: it may hold any character. Empty if the API sends a code alone.</param>
/// <param name="DocumentationUrl"><c>documentation_url</c>, where given.</param>
/// <param name="Pointer"><c>source.pointer</c>: the JSON Pointer of the offending member, where given.</param>
/// <param name="Causes"><c>error_chain</c>: what caused this error, up to 32 levels deep.</param>
public sealed record ApiMessage(
    int Code,
    string Text,
    Option<string> DocumentationUrl = default,
    Option<string> Pointer = default,
    Seq<ApiMessage> Causes = default
)
{
    private const int ShownCauses = 5;

    /// <summary>The message in one line with its first causes, safe to print on a terminal.</summary>
    public override string ToString()
    {
        var causes = AllCauses(this).Take(ShownCauses + 1).ToArray();
        return Line
            + string.Concat(
                causes.Take(ShownCauses).Select(static cause => $", caused by: {cause.Line}")
            )
            + (causes.Length > ShownCauses ? ", and by more" : "");
    }

    private string Line
    {
        get
        {
            var text = Text.Length == 0 ? "no message" : Printable.Line(Text);
            var details = string.Join(
                ", ",
                new[]
                {
                    Code == 0
                        ? Option<string>.None
                        : $"code {Code.ToString(CultureInfo.InvariantCulture)}",
                    Pointer.Map(static p => $"at {Printable.Line(p)}"),
                    DocumentationUrl.Map(static u => $"see {Printable.Line(u)}"),
                }.Somes()
            );
            return details.Length == 0 ? text : $"{text} ({details})";
        }
    }

    // Each before its own causes.
    private static IEnumerable<ApiMessage> AllCauses(ApiMessage message) =>
        message.Causes.AsEnumerable().SelectMany(static cause => AllCauses(cause).Prepend(cause));
}
