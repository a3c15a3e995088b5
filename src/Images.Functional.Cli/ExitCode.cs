using System.Linq;

namespace Images.Functional.Cli;

/// <summary>The exit codes of the process. <c>--help</c> and the README list the same.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int ApiError = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Refused = 4;
    public const int Unreachable = 5;
    public const int Unreadable = 6;
    public const int RateLimited = 7;
    public const int Unwritable = 8;
    public const int SomeFailed = 9;
    public const int Uncertain = 10;
    public const int HungUp = 129;
    public const int Cancelled = 130;
    public const int Terminated = 143;

    public const string Help = """
        Exit codes:
          0    success
          1    the API answered with another error
          2    bad usage: an argument, a variable or a file is wrong; nothing was changed
          3    not found (404)
          4    refused: the credentials (401) or their permissions (403)
          5    unreachable: no connection, a timeout (408 too), or a server error (5xx)
          6    unreadable: the reply is broken, breaks a constraint, is too large, or is another kind of reply
          7    rate limited (429): try later
          8    the output can't be written
          9    some of many failed
          10   uncertain: it may have been carried out; check before you try again
          129  hung up (SIGHUP)
          130  cancelled (SIGINT)
          143  terminated (SIGTERM)
        """;

    /// <summary>The exit code for the errors of a call or a parse.</summary>
    public static int Of(CfErrors errors) =>
        errors.IsUncertain ? Uncertain
        : errors.Items.Exists(static e => e is CfError.Cancelled) ? Cancelled
        : errors.IsNotFound ? NotFound
        : errors.IsAuthentication || errors.IsPermissionDenied ? Refused
        : errors.IsRateLimited ? RateLimited
        : errors.StatusCode.Exists(static status => status is 408 or >= 500) ? Unreachable
        : errors.Items.Map(Of).AsEnumerable().MaxBy(static code => code == Usage ? 0 : code);

    private static int Of(CfError error) =>
        error.Match(
            api: static _ => ApiError,
            constraint: static _ => Unreadable,
            malformed: static _ => Unreadable,
            status: static _ => ApiError,
            transport: static _ => Unreachable,
            timeout: static _ => Unreachable,
            cancelled: static _ => Cancelled,
            tooLarge: static _ => Unreadable,
            file: static e => e.IsOutput ? Unwritable : Usage,
            other: static _ => ApiError
        );
}
