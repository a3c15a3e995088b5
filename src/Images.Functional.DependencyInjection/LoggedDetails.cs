using System;

namespace Images.Functional.DependencyInjection;

/// <summary>What the log may say of a call beside its method, path template, status, error type, duration and retries.</summary>
[Flags]
public enum LoggedDetails
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary><c>cf-ray</c>, by which Cloudflare's support finds the request.</summary>
    Ray = 1,

    /// <summary>The request's path, which contains the account and the ids; never the query or the body.</summary>
    Path = 2,

    /// <summary>The text of the errors. It contains the server's words and values, but no credentials.</summary>
    Message = 4,
}
