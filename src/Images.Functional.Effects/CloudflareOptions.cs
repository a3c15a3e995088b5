using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A client's options for every call. <see cref="CallOptions"/> override them for one call.</summary>
public sealed record CloudflareOptions
{
    /// <summary>The official client's defaults: 60 s for each attempt, two retries.</summary>
    public static CloudflareOptions Default { get; } = new();

    /// <summary>
    /// The time limit for connecting; 15 s by default. A client with your own handler uses that handler's limit instead
    /// (<see cref="CloudflareHandler.Create"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan ConnectTimeout
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(15);

    /// <summary>The API's base address; Cloudflare's by default.</summary>
    public BaseAddress BaseAddress
    {
        get;
        init => field = value.NotNull(nameof(BaseAddress));
    } = BaseAddress.Cloudflare;

    /// <summary>
    /// The batch host, if the client uses it instead of <see cref="BaseAddress"/>. The credentials must be a batch token of its account:
    /// <see cref="CloudflareClient.ForBatch"/> creates such a client.
    /// </summary>
    public Option<BatchHost> Batch { get; init; }

    internal Either<CfErrors, Uri> AddressOf(ApiRequest request) =>
        Batch.IsSome && request.Address.IsNone
            ? ((BatchHost)Batch).Of(request)
            : BaseAddress.Of(request);

    /// <summary>
    /// The time limit for each attempt, headers and body together; of a download, for the headers; of an upload, for the reply after the file was
    /// given to the operating system, which may still hold some megabytes of it. 60 s by default, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none. The client retries a timeout according to its policy.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an upload or download waits for the next byte of the file to move: 30 s by default, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. However slow the connection is, the
    /// transfer continues as long as bytes move.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Stall
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time limit for the whole call, with all attempts and the waits between them; none by default
    /// (<see cref="System.Threading.Timeout.InfiniteTimeSpan"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Deadline
    {
        get;
        init => field = CheckTimeout(value);
    } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>When the client retries a failed attempt.</summary>
    public RetryPolicy Retry
    {
        get;
        init => field = value.NotNull(nameof(Retry));
    } = RetryPolicy.Default;

    /// <summary>
    /// The largest body that the client reads, in bytes. By default, the operation's endpoint states it
    /// (<see cref="ApiRequest.LargestReply"/>): 1 MiB, or 16 KiB for each image of a list's page. It also limits downloads to a file or stream,
    /// which have no limit by default: <see cref="Deadline"/> ends one that never ends.
    /// </summary>
    /// <remarks>
    /// It limits the memory of a call: its buffers have at most three times as many bytes, from the shared pool, and reading allocates at most
    /// 160 bytes for each byte of the body. Ordinary replies need a fraction of that.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 1 GiB.</exception>
    public Option<int> MaximumReplyBytes
    {
        get;
        init =>
            field = value.Map(static bytes =>
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 1 << 30, nameof(value));
                return bytes;
            });
    }

    /// <summary>The clock for timeouts, waits and <c>Retry-After</c> dates. A test can use its own, so that it never really waits.</summary>
    public TimeProvider Time
    {
        get;
        init => field = value.NotNull(nameof(Time));
    } = TimeProvider.System;

    /// <summary>Returns a random number in [0, 1) for the jitter of each wait.</summary>
    public Func<double> Roll
    {
        get;
        init => field = value.NotNull(nameof(Roll));
    } = Random.Shared.NextDouble;

    /// <summary>Called when a call has ended, on any thread. Its exceptions are ignored.</summary>
    /// <remarks>
    /// Not called for refused operations, because nothing is sent. Called twice for an upload whose reply was lost and which is looked for by
    /// its id: that is a call of its own, which ends first.
    /// </remarks>
    public Action<CallEnded>? OnCall { get; init; }

    /// <summary>Called for each retry before its wait, on any thread. Its exceptions are ignored.</summary>
    public Action<CallRetry>? OnRetry { get; init; }

    internal static TimeSpan CheckTimeout(TimeSpan timeout) =>
        timeout == System.Threading.Timeout.InfiniteTimeSpan
        || (timeout > TimeSpan.Zero && timeout <= LongestTimeout)
            ? timeout
            : throw new ArgumentOutOfRangeException(
                nameof(timeout),
                timeout,
                "A timeout is above zero and at most 24 days, or Timeout.InfiniteTimeSpan."
            );

    // Every timer accepts this much.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);
}
