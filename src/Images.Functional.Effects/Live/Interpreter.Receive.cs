using System;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>Sends one request, and reads as much of its response as possible.</content>
internal sealed partial class Interpreter
{
    private Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        // HttpClient's own overload for invokers would buffer the body, without the client's limit.
        var sending = http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)
            : http.SendAsync(request, cancel);
        return isOwn || sending.IsCompleted ? sending : Abandonable.Wait(sending, cancel);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Received> Receive(
        HttpRequestMessage request,
        HttpContent? content,
        Credentials secrets,
        int limit,
        Deadline deadline,
        Sink? sink,
        TimeSpan stall
    )
    {
        // A handler that follows a redirect writes its address into the request.
        var address = request.RequestUri;
        ResponseInfo? info = null;
        try
        {
            using var response = await Send(request, deadline.Token).ConfigureAwait(false);
            info = ResponseHeaders.Read(response, secrets, out var transfer);
            if (Unread(response, request, address, info, transfer, secrets) is { } unread)
                return unread;
            if (sink is not null && info.IsSuccess)
            {
                var failed = await sink.Copy(
                        response.Content,
                        info,
                        secrets,
                        deadline,
                        stall,
                        options.Time,
                        options.MaximumReplyBytes
                    )
                    .ConfigureAwait(false);
                return failed is null
                    ? new Received(info, default)
                    : new Received(CfErrors.Of(failed, info));
            }

            var body = await BodyReader
                .Read(response.Content, limit, isOwn, deadline.Token)
                .ConfigureAwait(false);
            return Read(info, body, limit, deadline);
        }
        catch (Exception e)
        {
            return new Received(Failure(e, content, deadline, info));
        }
    }

    // Why there is no reply, or none that is whole.
    private CfErrors Failure(
        Exception exception,
        HttpContent? content,
        Deadline deadline,
        ResponseInfo? response
    )
    {
        var errors =
            // .NET could not send the request because the caller's file failed.
            content is FormContent { Failure: { } failure }
                ? CfErrors.Of(failure)
                : deadline.Outcome(exception, IsUnsent(content))
                    ?? CfErrors.Of(TransportErrors.Of(exception, content, IsUnsent(content)));
        return response is null || deadline.IsCancelledByCaller ? errors : errors.With(response);
    }

    // The form, with its file opened for this attempt.
    private async Task<Either<CfErrors, FormContent>> Open(
        Body.Form form,
        CallOptions own,
        Deadline deadline
    )
    {
        try
        {
            var transfer = new Transfer(
                deadline,
                StallOf(own),
                TimeoutOf(own),
                own.Progress,
                options.Time
            );
            return new FormContent(
                form,
                form.File.Case is ImageFile file
                    ? await OpenedFile.Open(file, deadline.Token).ConfigureAwait(false)
                    : null,
                transfer
            );
        }
        catch (FileFailure e)
        {
            return CfErrors.Of(e.Error);
        }
        catch (Exception e)
        {
            return deadline.Outcome(e, isUnsent: true) ?? CfErrors.Of(TransportErrors.Of(e));
        }
    }

    // A user's handler may send without reading the content, or continue after the deadline.
    private bool IsUnsent(HttpContent? content) =>
        isOwn && content is NotedContent { IsTaken: false };

    // The error of a response whose body must not be read; null for any other.
    private static Received? Unread(
        HttpResponseMessage response,
        HttpRequestMessage request,
        Uri? address,
        ResponseInfo info,
        string? transfer,
        Credentials secrets
    )
    {
        if (response.RequestMessage?.RequestUri is { } from && from != address)
            // Without the status, which is not Cloudflare's: a 404 does not mean a missing image, and a 503 is no reason to retry.
            return new Received(CfErrors.Of(TransportErrors.OtherAddress));
        if (Unreadable(response.Content, transfer, secrets) is { } reason)
            return info.IsSuccess
                ? new Received(CfErrors.Of(reason, info))
                : new Received(info, default);
        return info.IsSuccess && IsForFile(request) && NoFile(response) is { } found
            ? new Received(CfErrors.Of(found, info))
            : null;
    }

    private static CfError.Transport? Unreadable(
        HttpContent content,
        string? transfer,
        Credentials secrets
    ) =>
        // If the last coding is not chunked, .NET assumes that the body has the declared length.
        transfer is not null
        && !transfer.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            ? TransportErrors.Framing(Printable.Line(secrets.Redact(transfer)))
        : Encoding(content) is { } encoding
            ? TransportErrors.Compressed(Printable.Line(secrets.Redact(encoding)))
        : null;

    // A status other than 2xx is an error, however little of the body can be read.
    private static Received Read(ResponseInfo info, ReplyBody body, int limit, Deadline deadline) =>
        body.End switch
        {
            BodyEnd.Cancelled when deadline.IsCancelledByCaller => new Received(Cancelled, body),
            _ when body.End == BodyEnd.Whole || !info.IsSuccess => new Received(info, body),
            BodyEnd.TooLarge => new Received(CfErrors.Of(new CfError.TooLarge(limit), info), body),
            BodyEnd.CutShort => new Received(CfErrors.Of(TransportErrors.CutShort, info), body),
            BodyEnd.Unknown => new Received(CfErrors.Of(TransportErrors.BadLength, info), body),
            _ => new Received(deadline.TimedOut.With(info), body),
        };

    // What a download would store as the file: the page of a login or of a proxy, or a part. (The reader of an envelope quotes such a page.)
    private static CfError.Constraint? NoFile(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type)
        && type.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            ? TransportErrors.Page
        : response.StatusCode == HttpStatusCode.PartialContent ? TransportErrors.Part
        : null;

    private static bool IsForFile(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("Accept", out var accept)
        && accept.ToString().StartsWith("image/", StringComparison.Ordinal);

    private static string? Encoding(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
        && values.ToString() is var encoding
        && encoding.Length > 0
        && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? encoding
            : null;

    /// <summary>What was received: a response with its body, or why there is none.</summary>
    private readonly struct Received : IDisposable
    {
        public Received(ResponseInfo response, ReplyBody body)
        {
            Response = response;
            Body = body;
        }

        public Received(CfErrors failure, ReplyBody body = default)
        {
            Response = ResponseInfo.Ok;
            Failure = failure;
            Body = body;
        }

        public ResponseInfo Response { get; }

        public ReplyBody Body { get; }

        public CfErrors? Failure { get; }

        public void Dispose() => Body.Dispose();
    }
}
