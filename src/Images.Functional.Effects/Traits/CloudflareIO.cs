using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The I/O of this library: sends an operation's request and reads the reply. It knows no endpoint.</summary>
public interface CloudflareIO
{
    /// <summary>
    /// Sends an operation. Whatever happens, a cancellation too, is a Right or a Left; only exceptions thrown by your own mapping functions are
    /// not caught. If the token is already cancelled, sends nothing.
    /// </summary>
    ValueTask<Either<CfErrors, Reply<A>>> Interpret<A>(
        Operation<A> operation,
        CallOptions options,
        CancellationToken cancellationToken
    );
}
