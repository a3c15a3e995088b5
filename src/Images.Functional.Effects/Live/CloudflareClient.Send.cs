using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>Sends operations, with or without options. For a refused operation, returns its errors and sends nothing.</content>
public sealed partial class CloudflareClient
{
    /// <summary>
    /// Sends an operation and returns its value. Every failure is a Left, including cancellation. Exceptions thrown by your own mapping
    /// functions are not caught.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<Either<CfErrors, A>> Send<A>(
        Operation<A> operation,
        CancellationToken cancellationToken = default
    ) => Send(operation, CallOptions.Default, cancellationToken);

    /// <inheritdoc cref="Send{A}(Operation{A}, CancellationToken)"/>
    /// <param name="operation">The operation.</param>
    /// <param name="options">Overrides for this call; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<Either<CfErrors, A>> Send<A>(
        Operation<A> operation,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => Run(operation, options, static (envelope, _, _) => envelope.Result, cancellationToken);

    /// <summary>Sends an operation and returns its value with the messages and the response.</summary>
    /// <inheritdoc cref="Send{A}(Operation{A}, CancellationToken)"/>
    public Task<Either<CfErrors, Reply<A>>> SendForReply<A>(
        Operation<A> operation,
        CancellationToken cancellationToken = default
    ) => SendForReply(operation, CallOptions.Default, cancellationToken);

    /// <inheritdoc cref="SendForReply{A}(Operation{A}, CancellationToken)"/>
    /// <param name="operation">The operation.</param>
    /// <param name="options">Overrides for this call; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<Either<CfErrors, Reply<A>>> SendForReply<A>(
        Operation<A> operation,
        CallOptions? options,
        CancellationToken cancellationToken = default
    ) => Run(operation, options, Reply<A>.Of, cancellationToken);

    private Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        CallOptions? options,
        Giving<A, B> give,
        CancellationToken cancellationToken,
        Sink? sink = null
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return interpreter.Run(
            operation,
            options ?? CallOptions.Default,
            give,
            sink,
            cancellationToken
        );
    }
}
