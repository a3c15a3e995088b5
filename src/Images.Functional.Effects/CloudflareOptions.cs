using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>What a client does in every call, unless <see cref="CallOptions"/> say otherwise.</summary>
public sealed record CloudflareOptions
{
    /// <summary>The official client's defaults: 60 s for each attempt, two retries.</summary>
    public static CloudflareOptions Default { get; } = new();

    /// <summary>
    /// The time to connect; 15 s unless given. A client over a handler of your own uses that handler's instead
    /// (<see cref="CloudflareHandler.Create"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan ConnectTimeout
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(15);

    /// <summary>Where the API is; Cloudflare's own unless given.</summary>
    public BaseAddress BaseAddress
    {
        get;
        init => field = Required.NotNull(value, nameof(BaseAddress));
    } = BaseAddress.Cloudflare;

    /// <summary>
    /// The batch host, which then takes the place of <see cref="BaseAddress"/>. The credentials must be of a batch token of its account:
    /// <see cref="CloudflareClient.ForBatch"/> makes such a client.
    /// </summary>
    public Option<BatchHost> Batch { get; init; }

    internal Either<CfErrors, Uri> AddressOf(ApiRequest request) =>
        Batch.IsSome && request.Address.IsNone
            ? ((BatchHost)Batch).Of(request)
            : BaseAddress.Of(request);

    /// <summary>
    /// The time for each attempt, headers and body together, or for the reply after a file was sent; 60 s unless given, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. A timeout is retried as the policy says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an upload or download waits for the next byte of the file to move; 30 s unless given, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. However slow the line is, a file that moves is not given up.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Stall
    {
        get;
        init => field = CheckTimeout(value);
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time for the whole call, with all attempts and the waits between them; none unless given
    /// (<see cref="System.Threading.Timeout.InfiniteTimeSpan"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public TimeSpan Deadline
    {
        get;
        init => field = CheckTimeout(value);
    } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>When a failed attempt is made again.</summary>
    public RetryPolicy Retry
    {
        get;
        init => field = Required.NotNull(value, nameof(Retry));
    } = RetryPolicy.Default;

    /// <summary>
    /// The largest body that is read, in bytes, in place of what the operation's endpoint states
    /// (<see cref="ApiRequest.LargestReply"/>): 1 MiB, or 16 KiB for each image of a list's page.
    /// </summary>
    /// <remarks>
    /// It bounds the memory of a call: the buffers of its body have at most three times as many bytes, from the shared pool, and reading
    /// them allocates at most 128 bytes for each byte of the body, which no honest reply comes near.
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

    /// <summary>The clock of timeouts, waits and <c>Retry-After</c> dates: a test's own makes them instant.</summary>
    public TimeProvider Time
    {
        get;
        init => field = Required.NotNull(value, nameof(Time));
    } = TimeProvider.System;

    /// <summary>Rolls a number in [0, 1) for the jitter of each wait.</summary>
    public Func<double> Roll
    {
        get;
        init => field = Required.NotNull(value, nameof(Roll));
    } = Random.Shared.NextDouble;

    /// <summary>Gets every call when it has ended, on any thread. Its exceptions are ignored.</summary>
    /// <remarks>Refused operations, of which nothing is sent, are no calls.</remarks>
    public Action<CallEnded>? OnCall { get; init; }

    /// <summary>Gets every retry before its wait, on any thread. Its exceptions are ignored.</summary>
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

    // What timers can wait for.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);
}
