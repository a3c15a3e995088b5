using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// One or more errors, and what the response said if there was one. Every <c>Either</c> that a call or smart constructor returns has this as its
/// <c>Left</c>, and every <c>Aff</c> as its failure.
/// </summary>
/// <example>
/// <code>
/// string text = errors switch
/// {
///     { IsNotFound: true } =&gt; "there is no such image",
///     { IsUncertain: true } =&gt; "check before you send it again",
///     _ =&gt; errors.Message,
/// };
/// </code>
/// </example>
/// <remarks>
/// <c>@catchOf</c> matches it by type; <c>@catch(Errors.Cancelled, …)</c> and <c>@catch(Errors.TimedOut, …)</c> match it by code.
/// Combine two with this type's own <c>+</c>, never with <see cref="Error.Append"/>, which would hide both in a
/// <c>ManyErrors</c> and on which the native AOT compiler fails.
/// </remarks>
public sealed partial record CfErrors : Expected
{
    internal const string MayBeDone =
        "The server may have carried it out: check before you send it again.";

    // As many as a message shows; Items holds the rest.
    private const int ShownErrors = 10;

    private CfErrors(Seq<CfError> items, Option<ResponseInfo> response, int leftOut = 0)
        : base("", 0) => (Items, Response, LeftOut) = (items, response, leftOut);

    /// <summary>The errors in the order in which they were found; at least one.</summary>
    public Seq<CfError> Items { get; private init; }

    /// <summary>
    /// How many more errors the reply has than <see cref="Items"/> holds: the reader keeps the first
    /// <see cref="FieldLimits.ReportedViolations"/>.
    /// </summary>
    public int LeftOut { get; private init; }

    /// <summary>What the response said; <c>None</c> if there was no response.</summary>
    public Option<ResponseInfo> Response { get; private init; }

    /// <summary>
    /// The <c>result</c> of a success that could not be read. The request was carried out, and this may be the only place that has the new
    /// image's id.
    /// </summary>
    public Option<UnreadResult> Result { get; internal init; }

    /// <summary>
    /// Whether the server may have carried out the request although the call failed (for example, because the reply was lost), and a second
    /// time would do harm. Check the result before you send the request again. The client sets this.
    /// </summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether a user's own function refused a result that was read.</summary>
    internal bool IsOwn
    {
        get => origin.IsOwn;
        init => origin = new Origin(value);
    }

    private readonly Origin origin;

    // The same errors are equal wherever they come from.
    private readonly record struct Origin(bool IsOwn)
    {
        public bool Equals(Origin other) => true;

        public override int GetHashCode() => 0;
    }

    /// <summary>Wraps a single error.</summary>
    public static CfErrors Of(CfError error, Option<ResponseInfo> response = default) =>
        new CfErrors(Seq1(error.NotNull()), response);

    /// <summary>A value that breaks a rule and is not in JSON, for your own smart constructors: a single <see cref="CfError.Constraint"/>.</summary>
    /// <param name="field">The value's name.</param>
    /// <param name="limit">The rule: what was expected.</param>
    /// <param name="had">What was found; empty to say nothing. It is printed as it is.</param>
    public static CfErrors Of(string field, string limit, string had = "") =>
        Of(new CfError.Constraint(field.NotNull(), "", limit.NotNull(), had.NotNull()));

    /// <summary>Wraps the errors of a list; <c>None</c> if it is empty.</summary>
    public static Option<CfErrors> Of(
        Seq<CfError> errors,
        Option<ResponseInfo> response = default
    ) => errors.IsEmpty ? None : Some(new CfErrors(errors.Strict(), response));

    internal static CfErrors OfMany(
        CfError[] errors,
        Option<ResponseInfo> response,
        int leftOut,
        Option<UnreadResult> result = default
    ) => new(toSeq(errors), response, leftOut) { Result = result };

    /// <summary>
    /// Converts any LanguageExt error. Errors that are already of this type are returned unchanged, even when wrapped in exceptions or a
    /// <see cref="ManyErrors"/>. A cancellation becomes <see cref="CfError.Cancelled"/>; any other error is kept in
    /// <see cref="CfError.Other"/>.
    /// </summary>
    public static CfErrors From(Error error) =>
        error.NotNull() switch
        {
            CfErrors errors => errors,
            CfError one => Of(one),
            ManyErrors { IsEmpty: false } many => Join(many.Errors.Map(From).ToArray()),
            { IsExceptional: true } thrown => FromException(thrown.ToException(), thrown),
            { Inner.Case: CfErrors or CfError } outer => From((Error)outer.Inner),
            { Code: Errors.CancelledCode } => Of(new CfError.Cancelled()),
            _ => Of(new CfError.Other(error)),
        };

    private static CfErrors FromException(Exception exception, Error error) =>
        exception switch
        {
            CfErrorsException ours => ours.Errors,
            AggregateException several when several.InnerExceptions.Count > 0 => Join([
                .. several.InnerExceptions.Select(static one => FromException(one, Error.New(one))),
            ]),
            // HttpClient's own timeout.
            OperationCanceledException { InnerException: TimeoutException } => Of(
                new CfError.Other(error)
            ),
            OperationCanceledException => Of(new CfError.Cancelled()),
            { InnerException: CfErrorsException ours } => ours.Errors,
            _ => Of(new CfError.Other(error)),
        };

    /// <summary>Returns the errors with what the response said.</summary>
    public CfErrors With(ResponseInfo response) => this with { Response = response };

    /// <summary>Returns the errors, each changed.</summary>
    internal CfErrors Map(Func<CfError, CfError> change) =>
        this with
        {
            Items = Items.Map(change).Strict(),
        };

    /// <summary>Returns the errors with a path before the JSON Pointer of each that has one.</summary>
    internal CfErrors Below(string path) => Map(error => error.Below(path));

    /// <summary>Returns so many of the errors, at least one; the others are counted.</summary>
    internal CfErrors First(int most) =>
        this with
        {
            Items = Items.Take(most).Strict(),
            LeftOut = LeftOut + Math.Max(0, Items.Count - most),
        };

    /// <summary>Returns the errors of a value that begins at this byte of a document.</summary>
    internal CfErrors StartingAt(long start) =>
        Map(error =>
            error is CfError.Malformed malformed
                ? malformed with
                {
                    Offset = start + malformed.Offset,
                }
                : error
        );

    /// <summary>Joins two sets of errors, each of which may be null; null if both are.</summary>
    internal static CfErrors? Both(CfErrors? first, CfErrors? second) =>
        first is null ? second
        : second is null ? first
        : first + second;

    /// <summary>Joins both, this one's errors first. Keeps the first known response and result. The whole is uncertain if either is.</summary>
    public CfErrors Append(CfErrors other) =>
        // Not Seq's own +: its SeqConcat nests a generic type in itself without end, and the native AOT compiler fails
        // on it. (Error.Append leads to the same code.) Add mostly shares the items, so that a fold over many errors is not quadratic.
        new(
            other.NotNull().Items.Fold(Items, static (items, error) => items.Add(error)),
            Response.IsSome ? Response : other.Response,
            LeftOut + other.LeftOut
        )
        {
            IsUncertain = IsUncertain || other.IsUncertain,
            Result = Result.IsSome ? Result : other.Result,
        };

    /// <summary>Joins several, at least one, as <see cref="Append"/> joins two.</summary>
    internal static CfErrors Join(IEnumerable<CfErrors> all) =>
        all.Aggregate(static (left, right) => left.Append(right));

    /// <summary>Joins both, the left one's errors first.</summary>
    public static CfErrors operator +(CfErrors left, CfErrors right) =>
        left.NotNull().Append(right);

    /// <summary>Returns the text followed by <see cref="Message"/>.</summary>
    public static string operator +(string? text, CfErrors? errors) =>
        string.Concat(text, errors?.ToString());

    /// <summary>Returns <see cref="Message"/> followed by the text.</summary>
    public static string operator +(CfErrors? errors, string? text) =>
        string.Concat(errors?.ToString(), text);

    /// <summary>Wraps a single error.</summary>
    public static implicit operator CfErrors(CfError error) => Of(error);

    /// <summary>The code of a single error; for several, LanguageExt's code for many errors.</summary>
    public override int Code => Items.Count == 1 ? Items[0].Code : Errors.ManyErrorsCode;

    /// <summary>
    /// What went wrong and what to do next, in one line: the first ten errors, and the number of the others. If the request may have been
    /// carried out, it ends with a warning, and with the id in <see cref="Result"/>.
    /// </summary>
    public override string Message =>
        IsUncertain
            ? $"{Described.TrimEnd('.')}. {MayBeDone}{Result.Bind(static one => one.Id).Map(Named).IfNone("")}"
            : Described;

    private static string Named(string id) => $" The reply has the id {Printable.Excerpt(id)}.";

    private string Described
    {
        get
        {
            var all = (long)Items.Count + LeftOut;
            if (all == 1)
                return Items[0].MessageIn(Response);
            var shown = string.Join("; ", Items.Take(ShownErrors).Map(e => e.MessageIn(Response)));
            var more = all - Math.Min(Items.Count, ShownErrors);
            return $"{TextRules.Number(all)} errors: {shown}"
                + (more == 0 ? "" : $"; and {TextRules.Number(more)} more");
        }
    }

    /// <summary><see cref="Message"/>.</summary>
    public override string ToString() => Message;

    /// <summary>The number of errors in <see cref="Items"/>.</summary>
    public override int Count => Items.Count;

    /// <summary>The first error.</summary>
    public override Error Head() => Items[0];

    /// <summary>All errors but the first; <see cref="Errors.None"/> if there is only one.</summary>
    public override Error Tail() =>
        Items.Count == 1 ? Errors.None : this with { Items = Items.Tail };

    /// <summary>The errors.</summary>
    public override IEnumerable<Error> AsEnumerable() => Items.AsEnumerable().Cast<Error>();

    /// <summary>Whether any of the errors is the given error, or one of the given errors.</summary>
    public override bool Is(Error error) =>
        error.NotNull() switch
        {
            CfErrors several => several.Items.Exists(Is),
            ManyErrors many => many.Errors.Exists(Is),
            _ => Items.Exists(e => e.Is(error)),
        };

    /// <summary>Returns an exception that holds this value.</summary>
    public override ErrorException ToErrorException() => new CfErrorsException(this);
}
