using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// One or more errors, with what the response said where there was one: the <c>Left</c> of every
/// <c>Either</c> of this library, and the failure of its <c>Aff</c>s.
/// </summary>
/// <example>
/// <code>
/// string text = errors switch
/// {
///     { IsNotFound: true } =&gt; "there is no such image",
///     { IsUncertain: true } =&gt; "look before you send it again",
///     _ =&gt; errors.Message,
/// };
/// </code>
/// </example>
/// <remarks>
/// <c>@catchOf</c> finds it by type; <c>@catch(Errors.Cancelled, …)</c> and <c>@catch(Errors.TimedOut, …)</c> by
/// code. Join two with this type's own <c>+</c>, never with <see cref="Error.Append"/>, which would hide both in a
/// <c>ManyErrors</c> and crashes the native AOT compiler.
/// </remarks>
public sealed record CfErrors : Expected
{
    // What one reads; the rest is in Items.
    private const int ShownErrors = 10;

    private CfErrors(Seq<CfError> items, Option<ResponseInfo> response, int leftOut = 0)
        : base("", 0) => (Items, Response, LeftOut) = (items, response, leftOut);

    /// <summary>The errors, in the order in which they were found; at least one.</summary>
    public Seq<CfError> Items { get; }

    /// <summary>
    /// How many more errors the reply has than <see cref="Items"/> holds: reading keeps
    /// <see cref="FieldLimits.ReportedViolations"/>.
    /// </summary>
    public int LeftOut { get; }

    /// <summary>What the response said, where there was one.</summary>
    public Option<ResponseInfo> Response { get; }

    /// <summary>
    /// Whether the request may have been carried out although it failed (its reply was lost, say), and would do harm if it were carried out
    /// twice. Look at what is there before you send it again. A client sets this.
    /// </summary>
    public bool IsUncertain { get; init; }

    /// <summary>A single error.</summary>
    public static CfErrors Of(CfError error, Option<ResponseInfo> response = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new CfErrors(Seq1(error), response);
    }

    /// <summary>All the errors of a list; <c>None</c> where it is empty.</summary>
    public static Option<CfErrors> Of(
        Seq<CfError> errors,
        Option<ResponseInfo> response = default
    ) => errors.IsEmpty ? None : Some(new CfErrors(errors.Strict(), response));

    internal static CfErrors OfMany(
        List<CfError> errors,
        Option<ResponseInfo> response,
        int leftOut = 0
    ) => new(toSeq(errors.ToArray()), response, leftOut);

    /// <summary>
    /// Any LanguageExt error as this type: its own come back as they were, also out of exceptions and
    /// <see cref="ManyErrors"/>; a cancellation is recognised; any other is kept whole in
    /// <see cref="CfError.Other"/>.
    /// </summary>
    public static CfErrors From(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            CfErrors errors => errors,
            CfError one => Of(one),
            ManyErrors { IsEmpty: false } many => many
                .Errors.Map(From)
                .Reduce(static (first, second) => first + second),
            { IsExceptional: true } thrown => FromException(thrown.ToException(), thrown),
            { Code: Errors.CancelledCode } => Of(new CfError.Cancelled()),
            _ => Of(new CfError.Other(error)),
        };
    }

    private static CfErrors FromException(Exception exception, Error error) =>
        exception switch
        {
            CfErrorsException ours => ours.Errors,
            OperationCanceledException => Of(new CfError.Cancelled()),
            _ => Of(new CfError.Other(error)),
        };

    /// <summary>The same errors, with what the response said.</summary>
    public CfErrors With(ResponseInfo response) =>
        new(Items, Some(response), LeftOut) { IsUncertain = IsUncertain };

    /// <summary>The same errors, each changed.</summary>
    internal CfErrors Map(Func<CfError, CfError> change) =>
        new(Items.Map(change).Strict(), Response, LeftOut) { IsUncertain = IsUncertain };

    /// <summary>The same errors, with a path before the JSON Pointer of each that has one.</summary>
    internal CfErrors Below(string path) => Map(error => error.Below(path));

    /// <summary>The errors of two things of which each may have some; null if neither has.</summary>
    internal static CfErrors? Both(CfErrors? first, CfErrors? second) =>
        first is null ? second
        : second is null ? first
        : first + second;

    /// <summary>
    /// Both, this one's first. The first response that is known stays. They are uncertain if one of the two is.
    /// </summary>
    public CfErrors Append(CfErrors other)
    {
        ArgumentNullException.ThrowIfNull(other);
        // Not Seq's own +: its SeqConcat holds a Seq of Seqs' insides, a generic type without end, on which the native
        // AOT compiler fails. (So does Error.Append, which comes to the same.)
        return new CfErrors(
            toSeq(Items.AsEnumerable().Concat(other.Items).ToArray()),
            Response.IsSome ? Response : other.Response,
            LeftOut + other.LeftOut
        )
        {
            IsUncertain = IsUncertain || other.IsUncertain,
        };
    }

    /// <summary>Both, the left one's first.</summary>
    public static CfErrors operator +(CfErrors left, CfErrors right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Append(right);
    }

    /// <summary>Returns the text followed by <see cref="Message"/>.</summary>
    public static string operator +(string? text, CfErrors? errors) =>
        string.Concat(text, errors?.ToString());

    /// <summary>Returns <see cref="Message"/> followed by the text.</summary>
    public static string operator +(CfErrors? errors, string? text) =>
        string.Concat(errors?.ToString(), text);

    /// <summary>A single error.</summary>
    public static implicit operator CfErrors(CfError error) => Of(error);

    /// <summary>The HTTP status of the response, where there was one.</summary>
    public Option<int> StatusCode => Response.Map(static r => r.Status);

    /// <summary>404: no such image, account or route.</summary>
    public bool IsNotFound => Has(HttpStatus.NotFound);

    /// <summary>401: the credentials are wrong or missing.</summary>
    public bool IsAuthentication => Has(HttpStatus.Unauthorized);

    /// <summary>
    /// 403: the credentials lack the permission, the account may not use Images, or a challenge blocked the request
    /// (<see cref="ResponseInfo.IsChallenge"/>).
    /// </summary>
    public bool IsPermissionDenied => Has(HttpStatus.Forbidden);

    /// <summary>429: over the limit of 1,200 requests in five minutes, or 200 a second for an address.</summary>
    public bool IsRateLimited => Has(HttpStatus.TooManyRequests);

    /// <summary>
    /// Whether the same request, sent again, may well succeed: 408, 409, 429 and 500 and over, transport failures
    /// and timeouts.
    /// </summary>
    public bool IsRetryable =>
        !IsTaken
        && (
            Response.Exists(static r => HttpStatus.IsRetryable(r.Status))
            || Items.ForAll(static e => e.IsRetryable)
        );

    /// <summary>
    /// How the attempt ended, as far as the errors tell: by the status if there was a response. Without one, it is
    /// <see cref="AttemptOutcome.Unsent"/> if every error says so, and else <see cref="AttemptOutcome.Uncertain"/>.
    /// </summary>
    public AttemptOutcome Outcome =>
        IsTaken ? AttemptOutcome.Done
        : Response.IsSome ? ((ResponseInfo)Response).Outcome
        : Items.ForAll(IsUnsent) ? AttemptOutcome.Unsent
        : AttemptOutcome.Uncertain;

    /// <summary>Whether the API itself answers that what was asked for is not there. (A proxy's page says nothing.)</summary>
    internal bool IsGone =>
        IsNotFound
        && Items.ForAll(static e => e is CfError.Api { Code: not HttpStatus.NoSuchRoute });

    /// <summary>The API itself answers that what should be made exists already (5409): a custom id that is taken.</summary>
    public bool IsTaken =>
        Items.Exists(static e => e is CfError.Api { Code: HttpStatus.AlreadyExists });

    private static bool IsUnsent(CfError error) =>
        error switch
        {
            CfError.Transport transport => transport.IsUnsent,
            CfError.Timeout timeout => timeout.IsUnsent,
            CfError.Cancelled cancelled => cancelled.IsUnsent,
            // Without a response, a value broke it that was never sent.
            CfError.Constraint => true,
            CfError.File file => !file.IsOutput,
            _ => false,
        };

    private bool Has(int status) => Response.Exists(r => r.Status == status);

    /// <summary>The code of the only error; LanguageExt's code of many errors for several.</summary>
    public override int Code => Items.Count == 1 ? Items[0].Code : Errors.ManyErrorsCode;

    /// <summary>
    /// What went wrong and what to do next, in one line: the first ten errors, and how many more there are. Ends with a warning if the
    /// request may have been carried out.
    /// </summary>
    public override string Message =>
        IsUncertain
            ? $"{Described.TrimEnd('.')}. It may have been carried out: look before you send it again."
            : Described;

    private string Described
    {
        get
        {
            var all = (long)Items.Count + LeftOut;
            if (all == 1)
                return Items[0].MessageIn(Response);
            var shown = string.Join("; ", Items.Take(ShownErrors).Map(e => e.MessageIn(Response)));
            var more = all - Math.Min(Items.Count, ShownErrors);
            return string.Create(CultureInfo.InvariantCulture, $"{all:N0} errors: {shown}")
                + (
                    more == 0
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $"; and {more:N0} more")
                );
        }
    }

    /// <summary><see cref="Message"/>.</summary>
    public override string ToString() => Message;

    /// <summary>How many errors.</summary>
    public override int Count => Items.Count;

    /// <summary>The first error.</summary>
    public override Error Head() => Items[0];

    /// <summary>All but the first error; <see cref="Errors.None"/> where there was one only.</summary>
    public override Error Tail() =>
        Items.Count == 1
            ? Errors.None
            : new CfErrors(Items.Tail, Response, LeftOut) { IsUncertain = IsUncertain };

    /// <summary>Every error.</summary>
    public override IEnumerable<Error> AsEnumerable() => Items.AsEnumerable().Cast<Error>();

    /// <summary>Whether any error is the other, or is among the others.</summary>
    public override bool Is(Error error) =>
        error switch
        {
            CfErrors several => several.Items.Exists(Is),
            ManyErrors many => many.Errors.Exists(Is),
            _ => Items.Exists(e => e.Is(error)),
        };

    /// <summary>An exception that leads back to this very value.</summary>
    public override ErrorException ToErrorException() => new CfErrorsException(this);
}
