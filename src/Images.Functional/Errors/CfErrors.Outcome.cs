namespace Images.Functional;

/// <content>What the errors mean for a caller.</content>
public sealed partial record CfErrors
{
    /// <summary>The HTTP status of the response; <c>None</c> if there was no response.</summary>
    public Option<int> StatusCode => Response.Map(static r => r.Status);

    /// <summary>
    /// Whether nothing was sent because values that were passed are invalid: every error is a <see cref="CfError.Constraint"/> or a
    /// <see cref="CfError.Malformed"/>, without a response.
    /// </summary>
    public bool IsInvalid => Response.IsNone && Items.ForAll(IsRefused);

    /// <summary>404: no such image, account or route.</summary>
    public bool IsNotFound => Has(HttpStatus.NotFound);

    /// <summary>401: the credentials are wrong or missing.</summary>
    public bool IsAuthentication => Has(HttpStatus.Unauthorized);

    /// <summary>
    /// 403: the credentials lack the permission, the account may not use Images, or a challenge blocked the request
    /// (<see cref="ResponseInfo.IsChallenge"/>).
    /// </summary>
    public bool IsPermissionDenied => Has(HttpStatus.Forbidden);

    /// <summary>429: more than 1,200 requests in five minutes, or 200 a second from one address.</summary>
    public bool IsRateLimited => Has(HttpStatus.TooManyRequests);

    /// <summary>
    /// Whether a retry of the same request may succeed: true for 408, 409, 429, 500 or more, the API's code 5550, transport failures and
    /// timeouts; false if <see cref="IsTaken"/>.
    /// </summary>
    /// <remarks>
    /// If <see cref="IsUncertain"/> is true too, a retry may do twice what must be done once: store a second copy, for example. Repeat only
    /// what matches <c>{ IsRetryable: true, IsUncertain: false }</c>.
    /// </remarks>
    public bool IsRetryable =>
        !IsTaken
        && (
            IsInternal
            || Response.Exists(static r => HttpStatus.IsRetryable(r.Status))
            || Items.ForAll(static e => e.IsRetryable)
        );

    /// <summary>
    /// How the attempt ended: <see cref="AttemptOutcome.Done"/> if <see cref="IsTaken"/>, <see cref="AttemptOutcome.Uncertain"/> after the API's
    /// code 5550 (an error inside the service), otherwise as the response's status says. Without a response: <see cref="AttemptOutcome.Unsent"/>
    /// if every error says so, or else <see cref="AttemptOutcome.Uncertain"/>.
    /// </summary>
    public AttemptOutcome Outcome =>
        IsTaken ? AttemptOutcome.Done
        : IsInternal ? AttemptOutcome.Uncertain
        : Response.IsSome ? ((ResponseInfo)Response).Outcome
        : Items.ForAll(IsUnsent) ? AttemptOutcome.Unsent
        : AttemptOutcome.Uncertain;

    /// <summary>
    /// Whether the API itself says that the resource does not exist. A proxy's 404 page does not count. If a deletion's reply was lost and you
    /// delete again, this error means that it was deleted.
    /// </summary>
    public bool IsGone =>
        IsNotFound
        && Items.ForAll(static e => e is CfError.Api { Code: not HttpStatus.NoSuchRoute });

    /// <summary>Whether the API says that the resource already exists (5409): a custom id that is taken.</summary>
    public bool IsTaken =>
        Items.Exists(static e => e is CfError.Api { Code: HttpStatus.AlreadyExists });

    // Whatever the status says: users have seen 415 with this code.
    private bool IsInternal =>
        !Response.Exists(static r => r.Outcome is AttemptOutcome.Refused || r.IsSuccess)
        && Items.Exists(static e => e is CfError.Api { Code: HttpStatus.InternalError });

    private static bool IsUnsent(CfError error) =>
        error switch
        {
            CfError.Transport transport => transport.IsUnsent,
            CfError.Timeout timeout => timeout.IsUnsent,
            CfError.Cancelled cancelled => cancelled.IsUnsent,
            CfError.File file => !file.IsOutput,
            _ => IsRefused(error),
        };

    // Without a response, the value was refused before it was sent.
    private static bool IsRefused(CfError error) =>
        error is CfError.Constraint or CfError.Malformed;

    private bool Has(int status) => Response.Exists(r => r.Status == status);
}
