using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Sends operations with a client that may be a Left, such as the result of <see cref="CloudflareClient.FromEnvironment"/>.</summary>
public static class ClientExtensions
{
    /// <summary>Sends an operation and returns its value. If the client is a Left, returns its errors, and those of a refused operation.</summary>
    /// <inheritdoc cref="CloudflareClient.Send{A}(Operation{A}, CancellationToken)"/>
    public static Task<Either<CfErrors, A>> Send<A>(
        this Either<CfErrors, CloudflareClient> client,
        Operation<A> operation,
        CancellationToken cancellationToken = default
    ) =>
        client.IsRight
            ? ((CloudflareClient)client).Send(operation, cancellationToken)
            : Task.FromResult<Either<CfErrors, A>>(
                (client, operation.NotNull().Request).Apply(static (c, _) => c).ErrorsOrBottom()
            );
}
