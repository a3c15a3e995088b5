using System;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>
/// How the sandbox answers one endpoint: a pure step from state and input to state and result. The endpoint reads the request, states the
/// permission, and writes the result.
/// </summary>
/// <remarks>A rule is equal only to itself. Keep it in a static property if you compare states that have it.</remarks>
public sealed class SandboxRule
{
    private SandboxRule(
        string method,
        string template,
        int literals,
        Access access,
        Func<string, bool> fits,
        Func<SandboxState, SandboxRequest, (SandboxState State, SandboxReply Reply)> answer
    )
    {
        (Method, Template, Literals, Access) = (method, template, literals, access);
        (Fits, Answer) = (fits, answer);
        Shape = string.Concat(
            template.Split('/').Select(static segment => segment.StartsWith('{') ? '1' : '0')
        );
    }

    /// <summary>The HTTP method of the endpoint.</summary>
    public string Method { get; }

    /// <summary>The documented path of the endpoint, with names where requests have values.</summary>
    public string Template { get; }

    /// <summary>
    /// Creates the rule of an endpoint. It runs only for requests that the endpoint can read, with credentials that have its permission, and,
    /// if its path names an account, in an account that the state has.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="step">
    /// Takes the state, with the request as the last of <see cref="SandboxState.Received"/>, and what the request asks. Returns the state
    /// afterwards, and the result (Right) or any other reply (Left). If it throws, the state stays, and the reply is status 400 with the exception's message.
    /// </param>
    public static SandboxRule On<I, A>(
        Endpoint<I, A> endpoint,
        Func<SandboxState, I, (SandboxState State, Either<SandboxReply, A> Answer)> step
    ) => On(endpoint.NotNull(), step.NotNull(), a => Written(endpoint, Envelope.Of(a)));

    /// <summary>Creates the rule of an endpoint that answers with whole envelopes: also with messages, or with a <c>result_info</c>.</summary>
    /// <inheritdoc cref="On{I, A}"/>
    public static SandboxRule OnEnvelope<I, A>(
        Endpoint<I, A> endpoint,
        Func<SandboxState, I, (SandboxState State, Either<SandboxReply, Envelope<A>> Answer)> step
    ) => On(endpoint.NotNull(), step.NotNull(), envelope => Written(endpoint, envelope));

    /// <summary>Creates the rule of an endpoint that answers with a file.</summary>
    internal static SandboxRule OnFile<I>(
        Endpoint<I, Blob> endpoint,
        Func<SandboxState, I, Either<SandboxReply, StoredFile>> find
    ) => On(endpoint, (state, at) => (state, find(state, at)), Refusals.Of);

    // An endpoint of bytes has no envelope around them.
    private static SandboxReply Written<I, A>(Endpoint<I, A> endpoint, Envelope<A> envelope)
    {
        var written = endpoint.Write(envelope);
        return endpoint.Output.HasEnvelope
            ? Refusals.Ok(written)
            : Refusals.Of(
                new StoredFile(
                    written,
                    ImageFormat
                        .Detect(written.Bytes.Span)
                        .Map(static format => format.ContentType)
                        .IfNone("application/octet-stream")
                )
            );
    }

    private static SandboxRule On<I, A, B>(
        Endpoint<I, A> endpoint,
        Func<SandboxState, I, (SandboxState State, Either<SandboxReply, B> Answer)> step,
        Func<B, SandboxReply> write
    ) =>
        new(
            endpoint.Method,
            endpoint.Template,
            endpoint.Literals,
            endpoint.Access,
            endpoint.Fits,
            (state, request) => AnswerOf(endpoint, step, write, state, request)
        );

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Template}";

    /// <summary>Whether it answers the requests of this endpoint, whatever the names in its template are.</summary>
    internal bool IsOf(string method, string template) =>
        Method == method
        && Template.Split('/') is var own
        && template.Split('/') is var other
        && own.Length == other.Length
        && Enumerable
            .Zip(own, other)
            .All(static pair =>
                pair.First == pair.Second
                || (pair.First.StartsWith('{') && pair.Second.StartsWith('{'))
            );

    internal int Literals { get; }

    /// <summary>Which segments are literals (0) and which are names (1).</summary>
    internal string Shape { get; }

    internal Access Access { get; }

    /// <summary>Whether a path is that of the endpoint.</summary>
    internal Func<string, bool> Fits { get; }

    /// <summary>The image's id in a path that fits, percent-encoded; None if the endpoint's path has no image.</summary>
    internal Option<string> ImageIn(string path) => ValueIn(path, Template, ImageId.Text.Name);

    internal Func<
        SandboxState,
        SandboxRequest,
        (SandboxState State, SandboxReply Reply)
    > Answer { get; }

    private static (SandboxState, SandboxReply) AnswerOf<I, A, B>(
        Endpoint<I, A> endpoint,
        Func<SandboxState, I, (SandboxState State, Either<SandboxReply, B> Answer)> step,
        Func<B, SandboxReply> write,
        SandboxState state,
        SandboxRequest request
    )
    {
        if (request.IsTooLarge)
            return (state, Refusals.FileTooLarge);
        try
        {
            if (
                endpoint
                    .Read(request.Method, request.Path, request.Query, RequestBody.Of(request))
                    .Case
                is not Either<CfErrors, I> values
            )
                return (state, Refusals.Unreadable);
            if (values.IsLeft)
                return (
                    state,
                    state.Rules.Exists(own => own.IsOf(endpoint.Method, endpoint.Template))
                        ? Refusals.UnreadableOwn(values.ErrorsOrBottom())
                        : Refusals.Unreadable
                );
            if (!IsKnown(state, endpoint.Template, request.Path))
                return (state, Refusals.Forbidden);
            var (after, result) = step(state, (I)values);
            return (after.NotNull(), result.Match(Right: write, Left: static reply => reply));
        }
        // A user's own function. Thrown further, its message would be lost: the client takes it for a failure of the network, and retries.
        catch (Exception e)
        {
            return (state, Refusals.Thrown($"{endpoint.Method} {endpoint.Template}", e));
        }
    }

    // Whether the state has the path's account, if the path names one.
    private static bool IsKnown(SandboxState state, string template, string path) =>
        ValueIn(path, template, AccountId.Text.Name)
            .ForAll(text =>
                AccountId.Create(Uri.UnescapeDataString(text)).Exists(state.Accounts.ContainsKey)
            );

    // The segment of a path that has this name in the template.
    private static Option<string> ValueIn(string path, string template, string name)
    {
        var segments = template.Split('/');
        var index = Array.IndexOf(segments, $"{{{name}}}");
        return index < 0 ? Option<string>.None : path.Split('/')[^(segments.Length - index)];
    }
}
