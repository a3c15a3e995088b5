using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>Uploads and downloads files, and waits for the file of an upload link.</content>
public sealed partial class CloudflareClient
{
    /// <summary>Uploads a file. To set an id, metadata or other fields, use <c>Send(ImagesV1.Upload(account, upload))</c>.</summary>
    /// <param name="account">The account.</param>
    /// <param name="file">The file. The client opens it when it sends it.</param>
    /// <param name="progress">Receives the progress: <see cref="CallOptions.Progress"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<Either<CfErrors, Image>> Upload(
        Either<CfErrors, AccountId> account,
        ImageFile file,
        Action<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        Send(
            ImagesV1.Upload(account, Functional.Upload.Of(file)),
            CallOptions.Default with
            {
                Progress = progress,
            },
            cancellationToken
        );

    /// <summary>
    /// Downloads to a stream, in constant memory. Retries until the first byte has been written to the stream. Leaves the stream open.
    /// </summary>
    /// <param name="operation">
    /// What to download: <c>ImagesV1.Blob(account, id)</c>. A function mapped over it (<c>Refine</c>) receives an empty <see cref="Blob"/>.
    /// </param>
    /// <param name="to">The stream to write to.</param>
    /// <param name="options">Overrides for this call; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of bytes, the content type and the response. Left: a part of the file may have been written.</returns>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<Either<CfErrors, Downloaded>> Download(
        Operation<Blob> operation,
        Stream to,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(to);
        return Download(operation, _ => to, options, cancellationToken);
    }

    /// <summary>
    /// Downloads to a stream that a function returns once the headers have come, such as the body of a web page's reply, whose own headers must be
    /// set before. Leaves the streams open.
    /// </summary>
    /// <inheritdoc cref="Download(Operation{Blob}, Stream, CallOptions?, CancellationToken)"/>
    /// <param name="operation">
    /// What to download: <c>ImagesV1.Blob(account, id)</c>. A function mapped over it (<c>Refine</c>) receives an empty <see cref="Blob"/>.
    /// </param>
    /// <param name="to">
    /// Returns the stream to write to. Called again for each attempt, until the first byte has been written. Its exception is a
    /// <see cref="CfError.File"/>.
    /// </param>
    /// <param name="options">Overrides for this call; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<Either<CfErrors, Downloaded>> Download(
        Operation<Blob> operation,
        Func<DownloadStart, Stream> to,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(to);
        var sink = new Sink(to, "the stream", canBeginAgain: false, options?.Progress);
        return Download(operation, sink, options, cancellationToken);
    }

    /// <summary>
    /// Downloads to a file, in constant memory. Writes to a temporary file and renames it when complete. A failed download leaves no file.
    /// </summary>
    /// <example>
    /// <code>
    /// Either&lt;CfErrors, Downloaded&gt; saved = await client.Download(ImagesV1.Blob(account, id), "cat.jpg", overwrite: true);
    /// </code>
    /// </example>
    /// <param name="operation">
    /// What to download: <c>ImagesV1.Blob(account, id)</c>. A function mapped over it (<c>Refine</c>) receives an empty <see cref="Blob"/>.
    /// </param>
    /// <param name="path">The file's path. If the file exists, that is an error, unless <paramref name="overwrite"/> is set.</param>
    /// <param name="overwrite">
    /// Whether to replace an existing file. On Unix, the new file has the old one's mode, less the umask. A symbolic link is itself replaced,
    /// not its target. A device, pipe or socket is an error.
    /// </param>
    /// <param name="options">Overrides for this call; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<Either<CfErrors, Downloaded>> Download(
        Operation<Blob> operation,
        string path,
        bool overwrite = false,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(path);
        if (!operation.Request.IsRight)
            return operation.Request.ErrorsOrBottom();
        var opened = FileInTheMaking.Open(path, overwrite);
        if (opened.IsLeft)
            return opened.ErrorsOrBottom();
        using var file = (FileInTheMaking)opened;
        var sink = new Sink(_ => file.Stream, path, canBeginAgain: true, options?.Progress);
        var downloaded = await Download(operation, sink, options, cancellationToken)
            .ConfigureAwait(false);
        return downloaded.Bind(done => file.Finish().Map(_ => done));
    }

    /// <summary>Polls an image until the file of its upload link has arrived: until it is no longer a draft.</summary>
    /// <param name="account">The account.</param>
    /// <param name="image">The image's id.</param>
    /// <param name="policy">How often and when to poll again; by default 30 times, after 1 s, 2 s, 4 s, and then every 8 s.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The image. Left: <see cref="CfError.Transport"/> if it is still a draft at the end, or the errors of any call.</returns>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<Either<CfErrors, Image>> WaitUntilReady(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image,
        RetryPolicy? policy = null,
        CancellationToken cancellationToken = default
    ) => Send(Arrival.Of(account, image), Arrival.Options(policy), cancellationToken);

    /// <inheritdoc cref="WaitUntilReady(Either{CfErrors, AccountId}, Either{CfErrors, ImageId}, RetryPolicy?, CancellationToken)"/>
    /// <param name="account">The account.</param>
    /// <param name="link">The upload link.</param>
    /// <param name="policy">How often and when to poll again; by default 30 times, after 1 s, 2 s, 4 s, and then every 8 s.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<Either<CfErrors, Image>> WaitUntilReady(
        Either<CfErrors, AccountId> account,
        DirectUpload link,
        RetryPolicy? policy = null,
        CancellationToken cancellationToken = default
    ) => Send(Arrival.Of(account, link), Arrival.Options(policy), cancellationToken);

    private Task<Either<CfErrors, Downloaded>> Download(
        Operation<Blob> operation,
        Sink sink,
        CallOptions? options,
        CancellationToken cancellationToken
    ) =>
        Run(
            operation,
            options,
            (_, response, _) => new Downloaded(sink.Written, sink.ContentType, response),
            cancellationToken,
            sink
        );
}
