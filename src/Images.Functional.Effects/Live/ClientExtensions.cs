using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Calls of a client that may be a Left, such as <see cref="CloudflareClient.FromEnvironment"/> returns.</summary>
public static class ClientExtensions
{
    /// <summary>Sends an operation and returns its value. Without a client or without an operation: the errors of both.</summary>
    /// <inheritdoc cref="CloudflareClient.Send{A}(Operation{A}, CancellationToken)"/>
    public static Task<Either<CfErrors, A>> Send<A>(
        this Either<CfErrors, CloudflareClient> client,
        Either<CfErrors, Operation<A>> operation,
        CancellationToken cancellationToken = default
    )
    {
        var sent = (client, operation).Apply((c, o) => c.Send(o, cancellationToken));
        return sent.IsRight
            ? (Task<Either<CfErrors, A>>)sent
            : Task.FromResult<Either<CfErrors, A>>(sent.ErrorsOrBottom());
    }
}
