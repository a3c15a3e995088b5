namespace Images.Functional;

/// <summary>The most that is allocated, as the README states it. Tests hold it, and so does the benchmarks' command <c>allocations</c>.</summary>
internal static class StatedBytes
{
    /// <summary>Parsing the documented envelope, compact, of 531 bytes.</summary>
    public const long Parse = 784;

    /// <summary>Writing its image.</summary>
    public const long Write = 0;

    /// <summary>Signing the URL of the known answer: the signed URL and its text.</summary>
    public const long Sign = 432;

    /// <summary>A call over a handler that answers in the process, the image included.</summary>
    public const long Call = 2_664;

    /// <summary>The same in a debug build, in which the compiler makes an object of every asynchronous method.</summary>
    public const long CallUnoptimised = 4_464;
}
