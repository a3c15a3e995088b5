namespace Images.Functional;

/// <summary>Whether a request may be sent again if it is unknown whether the first was carried out, for example if its reply was lost.</summary>
public enum Repeat
{
    /// <summary>No: it might be carried out twice. The client sends it again only if it was certainly not carried out.</summary>
    IfUnsent,

    /// <summary>Yes: the request is idempotent.</summary>
    Freely,

    /// <summary>Yes. <em>Not found</em> (404) then means that the first one was carried out: a deletion whose result may be missing (<see cref="Json.Nothing"/>).</summary>
    UntilGone,

    /// <summary>Yes. <em>Already exists</em> (5409) then means that the first one, an upload with a custom id, may have been carried out: the operation settles it.</summary>
    UntilTaken,
}
