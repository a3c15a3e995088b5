namespace Images.Functional;

/// <summary>The permission that an API token needs.</summary>
public enum Access
{
    /// <summary>Images Read, or Images Write.</summary>
    Read,

    /// <summary>Images Write.</summary>
    Write,
}
