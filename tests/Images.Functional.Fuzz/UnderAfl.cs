using System;
using System.IO;
using SharpFuzz;

namespace Images.Functional.Fuzz;

/// <summary>One process below afl-fuzz, which makes the inputs and keeps what it finds: a crash to it is an exception here.</summary>
internal static class UnderAfl
{
    public static int Run(Target target)
    {
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (target.Check(bytes.ToArray(), isWhole: true) is { } finding)
                throw new InvalidOperationException(finding);
        });
        return 0;
    }
}
