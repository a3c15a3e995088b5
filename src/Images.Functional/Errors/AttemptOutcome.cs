namespace Images.Functional;

/// <summary>How an attempt to send a request ended, and so whether the server carried it out.</summary>
public enum AttemptOutcome
{
    /// <summary>The request did not reach the server: it was not carried out.</summary>
    Unsent,

    /// <summary>The server refused the request for now (429): it was not carried out.</summary>
    Refused,

    /// <summary>
    /// It is unknown whether the request was carried out: the reply was lost, or its status is 408, 409 or 5xx, or its code
    /// 5550.
    /// </summary>
    Uncertain,

    /// <summary>The server answered with another status. After a 2xx the request was carried out, even if the reply can't be read.</summary>
    Done,
}
