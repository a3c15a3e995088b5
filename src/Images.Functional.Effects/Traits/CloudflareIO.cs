using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// The I/O of this library: sends an operation's request and reads its reply. It knows no endpoint.
/// </summary>
public interface CloudflareIO
{
    /// <summary>
    /// Interprets an operation. Total, but for exceptions of a function that is mapped over it: whatever happens is a Right or a Left, a
    /// cancellation too. Asked to cancel beforehand, it sends nothing.
    /// </summary>
    ValueTask<Either<CfErrors, Reply<A>>> Interpret<A>(
        Operation<A> operation,
        CallOptions options,
        CancellationToken cancellationToken
    );
}
