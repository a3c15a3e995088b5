using System;
using System.IO;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What is said of an exception of a file system or a stream.</summary>
public sealed class FileReasonTexts
{
    private const string Foreign = "words of the system's";

    public static TheoryData<Exception, string> Reasons { get; } =
        new()
        {
            { new FileNotFoundException(Foreign), "it does not exist" },
            { new DirectoryNotFoundException(Foreign), "its folder does not exist" },
            { new UnauthorizedAccessException(Foreign), "access is denied, or it is not a file" },
            { new PathTooLongException(Foreign), "its path is too long" },
            { new EndOfStreamException(Foreign), "it ended too early" },
            // Linux and macOS: ENOSPC. Windows: ERROR_DISK_FULL, as an HRESULT.
            { new IOException(Foreign, 28), "the disk is full" },
            { new IOException(Foreign, unchecked((int)0x8007_0070)), "the disk is full" },
            // The same of a file that exists; Windows has two of them.
            { new IOException(Foreign, 17), "a file with this name already exists" },
            {
                new IOException(Foreign, unchecked((int)0x8007_0050)),
                "a file with this name already exists"
            },
            {
                new IOException(Foreign, unchecked((int)0x8007_00B7)),
                "a file with this name already exists"
            },
            { new IOException(Foreign, 11), "another program uses it" },
            { new IOException(Foreign, unchecked((int)0x8007_0020)), "another program uses it" },
            { new IOException(Foreign, 5), "its stream failed (IOException)" },
            { new IOException(Foreign), "its stream failed (IOException)" },
            {
                new InvalidOperationException(Foreign),
                "its stream failed (InvalidOperationException)"
            },
        };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void It_is_said_in_words_of_our_own(Exception exception, string expected) =>
        Assert.Equal(expected, FileFailure.Reason(exception));
}
