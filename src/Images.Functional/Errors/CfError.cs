using LanguageExt.Common;

namespace Images.Functional;

/// <summary>An error: one of the nested cases. Distinguish them with <see cref="Match{R}"/>.</summary>
/// <remarks>
/// <para>
/// It is a LanguageExt <see cref="Expected"/>, so the same value can be a <c>Left</c> and the failure of an
/// <c>Aff</c>. The library's functions return <see cref="CfErrors"/>: one or more of these.
/// </para>
/// <para>
/// Never use <see cref="Error.Append"/> or <c>Error +</c> in code that you compile ahead of time: on any use of them, the
/// native AOT compiler fails. Use the <c>+</c> of <see cref="CfErrors"/>.
/// </para>
/// </remarks>
public abstract record CfError : Expected
{
    private protected CfError()
        : base("", 0) { }

    /// <summary>The API's code, LanguageExt's code for a timeout or a cancellation, or 0.</summary>
    public override int Code => 0;

    /// <summary>What went wrong and what to do next, in one line. Contains no credentials.</summary>
    public override string Message => Printable.All(Describe());

    /// <summary><see cref="Message"/>, with advice that depends on the response.</summary>
    internal string MessageIn(Option<ResponseInfo> response) =>
        Printable.All(this is Status status ? status.Describe(response) : Describe());

    /// <summary>Whether a retry of the same request may succeed.</summary>
    public virtual bool IsRetryable => false;

    /// <summary><see cref="Message"/>.</summary>
    public sealed override string ToString() => Message;

    /// <inheritdoc/>
    public override bool Is(Error error) =>
        error.NotNull() switch
        {
            CfErrors several => several.Items.Exists(Is),
            CfError same when same.GetType() == GetType() && Code == 0 => Equals(same),
            _ => base.Is(error),
        };

    /// <summary>Returns an exception whose <see cref="CfErrorsException.Errors"/> holds this error.</summary>
    public override ErrorException ToErrorException() => CfErrors.Of(this).ToErrorException();

    /// <summary>Returns the text followed by <see cref="Message"/>.</summary>
    public static string operator +(string? text, CfError? error) =>
        string.Concat(text, error?.ToString());

    /// <summary>Returns <see cref="Message"/> followed by the text.</summary>
    public static string operator +(CfError? error, string? text) =>
        string.Concat(error?.ToString(), text);

    /// <summary>Returns the error with a path before its JSON Pointer, if it has one.</summary>
    internal CfError Below(string path) =>
        this switch
        {
            Constraint constraint => constraint with { Pointer = path + constraint.Pointer },
            Malformed malformed => malformed with { Pointer = path + malformed.Pointer },
            _ => this,
        };

    // C# has no closed unions, and code outside could derive from a record through its copy constructor. It cannot
    // override this member, so it cannot compile.
    private protected abstract string Describe();

    /// <summary>Calls the function for this error's case. The compiler ensures that every case has one.</summary>
    /// <typeparam name="R">The result of every function.</typeparam>
    public R Match<R>(
        Func<Api, R> api,
        Func<Constraint, R> constraint,
        Func<Malformed, R> malformed,
        Func<Status, R> status,
        Func<Transport, R> transport,
        Func<Timeout, R> timeout,
        Func<Cancelled, R> cancelled,
        Func<TooLarge, R> tooLarge,
        Func<File, R> file,
        Func<Other, R> other
    ) =>
        this switch
        {
            Api one => api(one),
            Constraint one => constraint(one),
            Malformed one => malformed(one),
            Status one => status(one),
            Transport one => transport(one),
            Timeout one => timeout(one),
            Cancelled one => cancelled(one),
            TooLarge one => tooLarge(one),
            File one => file(one),
            _ => other((Other)this),
        };

    /// <summary>The API answered with an error.</summary>
    /// <param name="Said">The entry of the envelope's <c>errors</c>.</param>
    public sealed record Api(ApiMessage Said) : CfError
    {
        /// <summary>The API's code.</summary>
        public override int Code => Said.Code;

        private protected override string Describe() => $"Cloudflare says: {Said}";
    }

    /// <summary>A value breaks a constraint of its field.</summary>
    /// <param name="Field">The field's name in the API's documentation.</param>
    /// <param name="Pointer">The JSON Pointer of the value; empty if it did not come from JSON.</param>
    /// <param name="Limit">What the constraint requires; a whole phrase such as <c>must not be null</c> if <c>Had</c> is empty.</param>
    /// <param name="Had">What was found instead; empty if <c>Limit</c> says everything.</param>
    public sealed record Constraint(string Field, string Pointer, string Limit, string Had)
        : CfError
    {
        private protected override string Describe() =>
            Had.Length == 0
                ? $"{Field}{At(Pointer)}: {Limit}"
                : $"{Field}{At(Pointer)}: expected {Limit}, found {Had}";
    }

    /// <summary>The JSON is malformed, or has an unexpected shape.</summary>
    /// <param name="Pointer">The JSON Pointer (RFC 6901) of the value; empty for the whole document.</param>
    /// <param name="Offset">The offset of the byte in the document at which the error was found, from 0.</param>
    /// <param name="Expected">What was expected.</param>
    /// <param name="Found">What was found.</param>
    public sealed record Malformed(string Pointer, long Offset, string Expected, string Found)
        : CfError
    {
        /// <summary>
        /// Whether the text is not JSON: its syntax is broken, or its bytes are not Unicode text. If false, it is JSON of an unexpected shape.
        /// </summary>
        public bool IsSyntax { get; init; }

        private protected override string Describe() =>
            $"{(IsSyntax ? "malformed" : "unexpected")} JSON{At(Pointer)} "
            + $"(byte {Offset.ToString(CultureInfo.InvariantCulture)}): expected {Expected}, found {Found}";
    }

    /// <summary>A status other than 2xx, without an API envelope that says why.</summary>
    /// <param name="StatusCode">The HTTP status.</param>
    /// <param name="Body">
    /// The first 200 readable characters of the body, with white space folded. For an HTML page: its title, or its first words. Empty for JSON
    /// with a <c>result</c>, which may hold secrets.
    /// </param>
    /// <param name="IsPage">Whether the body is an HTML page.</param>
    public sealed record Status(int StatusCode, string Body, bool IsPage = false) : CfError
    {
        /// <summary>True for 408, 409, 429, and 500 or more: the statuses that the official client retries.</summary>
        public override bool IsRetryable => HttpStatus.IsRetryable(StatusCode);

        private protected override string Describe() => Describe(Option<ResponseInfo>.None);

        internal string Describe(Option<ResponseInfo> response) =>
            $"HTTP status {StatusCode.ToString(CultureInfo.InvariantCulture)} "
            + (
                IsPage
                    ? $"with an HTML page{HtmlPage.Quote(Body)}, {HtmlPage.Origin}"
                    : "without an API envelope" + (Body.Length == 0 ? "" : $": \"{Body}\"")
            )
            + $". {HttpStatus.Advice(StatusCode, code: null, response)}";
    }

    /// <summary>The client received no usable reply.</summary>
    /// <param name="Reason">What failed. Never the message of another library's exception, which may contain anything.</param>
    /// <param name="IsTransient">Whether a retry may help.</param>
    public sealed record Transport(string Reason, bool IsTransient = true) : CfError
    {
        /// <summary>Whether the server certainly did not receive the whole request, so that it was not carried out. False if that is unknown.</summary>
        public bool IsUnsent { get; init; }

        /// <inheritdoc/>
        public override bool IsRetryable => IsTransient;

        private protected override string Describe() => $"no usable reply: {Reason}";
    }

    /// <summary>The reply did not arrive in time.</summary>
    /// <param name="After">How long the client waited for headers and body together, or for the next byte (<see cref="IsStall"/>).</param>
    public sealed record Timeout(TimeSpan After) : CfError
    {
        /// <inheritdoc cref="Transport.IsUnsent"/>
        public bool IsUnsent { get; init; }

        /// <summary>Whether the transfer of a file stalled: no byte was sent or received during <see cref="After"/>.</summary>
        public bool IsStall { get; init; }

        /// <summary>LanguageExt's code for a timeout, so that <c>@catch(Errors.TimedOut, …)</c> matches it.</summary>
        public override int Code => Errors.TimedOutCode;

        /// <inheritdoc/>
        public override bool IsRetryable => true;

        private protected override string Describe()
        {
            var seconds = After.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return IsStall
                ? $"stalled: no byte was sent or received for {seconds} s"
                : $"timed out after {seconds} s without a whole reply";
        }
    }

    /// <summary>The caller cancelled the call.</summary>
    public sealed record Cancelled : CfError
    {
        /// <inheritdoc cref="Transport.IsUnsent"/>
        public bool IsUnsent { get; init; }

        /// <summary>LanguageExt's code for a cancellation, so that <c>@catch(Errors.Cancelled, …)</c> matches it.</summary>
        public override int Code => Errors.CancelledCode;

        private protected override string Describe() => Errors.CancelledText;
    }

    /// <summary>The reply is larger than the caller allows. Reading stopped at the limit.</summary>
    /// <param name="Limit">The limit, in bytes.</param>
    public sealed record TooLarge(long Limit) : CfError
    {
        private protected override string Describe() =>
            $"the reply is larger than {Limit.ToString(CultureInfo.InvariantCulture)} bytes; "
            + "increase MaximumReplyBytes";
    }

    /// <summary>The caller's file or stream could not be read or written. If it was to be uploaded, the upload was not carried out.</summary>
    /// <param name="Name">The name of the file or stream.</param>
    /// <param name="Reason">What failed, in the library's own words.</param>
    /// <param name="IsOutput">Whether a download was writing it.</param>
    public sealed record File(string Name, string Reason, bool IsOutput = false) : CfError
    {
        private protected override string Describe() =>
            $"{Printable.Line(Name)} could not be {(IsOutput ? "written" : "read")}: {Reason}";
    }

    /// <summary>An error from other code, converted by <see cref="CfErrors.From"/>.</summary>
    /// <param name="Error">The original error.</param>
    public sealed record Other(Error Error) : CfError
    {
        /// <summary>The other error's code.</summary>
        public override int Code => Error.Code;

        /// <inheritdoc/>
        public override bool Is(Error error) => base.Is(error) || Error.Is(error);

        private protected override string Describe() => Error.Message;
    }

    private static string At(string pointer) =>
        pointer.Length == 0 ? "" : $" at {Printable.Line(pointer)}";
}
