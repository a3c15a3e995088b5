using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Carries out a job, with these options.</summary>
internal delegate Task<Either<CfErrors, JobResult>> SendJob(
    CallOptions options,
    CancellationToken cancel
);

/// <summary>One of the many things that a command does.</summary>
/// <param name="Key">Its name in messages.</param>
/// <param name="Send">Carries it out. Left: something is wrong with it, and nothing is sent.</param>
internal sealed record Job(string Key, Either<CfErrors, SendJob> Send)
{
    /// <summary>Whether it may be repeated if an earlier run may have carried it out.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether a run can repeat it only with the record of the earlier one. The list of what failed leaves it out if it is uncertain.</summary>
    public bool NeedsRecord { get; init; }

    /// <summary>Whether nothing is done if it fails, whatever became of its request.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>Its name in the list of what failed, which is the input of a later run.</summary>
    public string Listed { get; init; } = Key;

    /// <summary>Its name in the resume file, which is the same however the user writes it.</summary>
    public string Recorded { get; init; } = Key;

    /// <summary>What is sent, as a short text, if the name alone does not say it; null also if it is not known.</summary>
    public string? Content { get; init; }

    /// <summary>
    /// Decides what a failure means if an earlier run may have carried it out without receiving the reply.
    /// </summary>
    public Func<
        CfErrors,
        CallOptions,
        CancellationToken,
        Task<Either<CfErrors, JobResult>>
    > Settle { get; init; } =
        static (errors, _, _) => Task.FromResult<Either<CfErrors, JobResult>>(errors);

    /// <summary>A job that sends an operation.</summary>
    public static Job Of<A>(
        string key,
        CloudflareClient client,
        Operation<A> operation,
        Func<Envelope<A>, Either<CfErrors, JobResult>> result
    ) =>
        new(
            key,
            operation.Request.Map<SendJob>(_ =>
                async (options, cancel) =>
                    (
                        await client.SendForReply(operation, options, cancel).ConfigureAwait(false)
                    ).Bind(reply => result(reply.Envelope))
            )
        );
}

/// <summary>The result of a job.</summary>
/// <param name="Lines">The lines to print.</param>
/// <param name="Id">The id of the image that it made or changed.</param>
internal sealed record JobResult(IEnumerable<string> Lines, Option<ImageId> Id = default)
{
    /// <summary>The lines for standard error: the API's errors and messages beside the success.</summary>
    public IEnumerable<string> Beside { get; init; } = [];
}
