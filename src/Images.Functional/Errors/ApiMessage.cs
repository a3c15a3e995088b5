namespace Images.Functional;

/// <summary>One entry of an envelope's <c>errors</c> or <c>messages</c>.</summary>
/// <param name="Code">
/// The API's code; 0 if the API sends none. Documented as 1000 or more, but 971 occurs (rate limiting). The list of codes is open:
/// classify by the properties of <see cref="CfErrors"/>, and report the code.
/// </param>
/// <param name="Text">The API's text, unchanged; it may contain any character. Empty if the API sends only a code.</param>
/// <param name="DocumentationUrl"><c>documentation_url</c>, if present.</param>
/// <param name="Pointer"><c>source.pointer</c>: the JSON Pointer of the offending member, if present.</param>
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

    /// <summary>The message and its first causes in one line, safe to print on a terminal.</summary>
    public override string ToString()
    {
        var causes = AllCauses(this).Take(ShownCauses + 1).ToArray();
        return Line
            + string.Concat(
                causes.Take(ShownCauses).Select(static cause => $", caused by: {cause.Line}")
            )
            + (causes.Length > ShownCauses ? ", and others" : "");
    }

    /// <summary>Returns the message with its texts, and those of its causes, changed.</summary>
    internal ApiMessage With(Func<string, string> change) =>
        this with
        {
            Text = change(Text),
            DocumentationUrl = DocumentationUrl.Map(change),
            Pointer = Pointer.Map(change),
            Causes = Causes.Map(cause => cause.With(change)).Strict(),
        };

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

    // Each cause comes before its own causes.
    private static IEnumerable<ApiMessage> AllCauses(ApiMessage message) =>
        message.Causes.AsEnumerable().SelectMany(static cause => AllCauses(cause).Prepend(cause));
}
