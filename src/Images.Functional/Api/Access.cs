namespace Images.Functional;

/// <summary>What an API token must be allowed to do.</summary>
public enum Access
{
    /// <summary>Images Read, or Images Write.</summary>
    Read,

    /// <summary>Images Write.</summary>
    Write,
}
