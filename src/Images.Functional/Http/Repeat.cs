namespace Images.Functional;

/// <summary>Whether a request may be sent again if nobody knows whether the first one was carried out: its reply was lost, say.</summary>
public enum Repeat
{
    /// <summary>Never: it would be carried out twice. It is sent again only if it surely was not carried out.</summary>
    IfUnsent,

    /// <summary>Always: carried out twice, it leaves what it leaves once.</summary>
    Freely,

    /// <summary>Always, and then <em>not found</em> (404) says that it was carried out: a deletion.</summary>
    UntilGone,

    /// <summary>
    /// Always, and then <em>already exists</em> (5409) says that it may have been carried out: an upload with an id of its own. Its operation
    /// says how that is settled.
    /// </summary>
    UntilTaken,
}
