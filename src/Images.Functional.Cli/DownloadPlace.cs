using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Where downloads go: a file, standard output, or a folder, in which files are named by their percent-encoded id and their format.</summary>
internal sealed record DownloadPlace(string Path, bool IsFolder)
{
    // The limit of file systems; an id may have 1,024 characters.
    private const int LongestName = 255;

    // The ids pic and pic.png, or cat and Cat where the file system ignores case.
    private const string TakenNow =
        "another image of this run has this name; download it by itself, with --output <file>";

    private const string Taken = "a file of this name exists; --force replaces it";

    // The names that this run has used.
    private readonly ConcurrentDictionary<string, Unit> used = new(
        OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase
    );

    // Null for files.
    private Stream? Output { get; init; }

    // Whether a file that is there may be of an earlier run.
    private bool IsResumed { get; init; }

    public static Either<CfErrors, DownloadPlace> Of(
        string? output,
        bool isForMany,
        bool isResumed,
        Host host
    ) =>
        output is null ? new DownloadPlace(".", IsFolder: true) { IsResumed = isResumed }
        : output.Length == 0 ? Wrong.With("--output", "must not be empty; . is the current folder")
        : output == InputFile.StandardInput
            ? isForMany ? Wrong.With("--output", "only one image can be written to standard output")
                : isResumed
                    ? Wrong.With(
                        "--resume",
                        "what was written to standard output can't be skipped later"
                    )
                : host.OutputIsTerminal
                    ? Wrong.With(
                        "--output",
                        "standard output is a terminal: redirect it to a file or a program"
                    )
                : new DownloadPlace(output, IsFolder: false) { Output = host.OutputBytes }
        : isForMany && File.Exists(output)
            ? Wrong.With("--output", $"{Printable.Line(output)} is a file, not a folder")
        : StandardHandles.Number(output) is not null
        || (File.Exists(output) && !RegularFile.Is(output))
            ? Wrong.With(
                "--output",
                $"{Printable.Line(output)} is not a regular file; --output - writes to standard output"
            )
        : new DownloadPlace(
            output,
            isForMany
                || output.EndsWith('/')
                || output.EndsWith(System.IO.Path.DirectorySeparatorChar)
                || Directory.Exists(output)
        )
        {
            IsResumed = isResumed,
        };

    public async Task<Either<CfErrors, Saved>> Download(
        CloudflareClient client,
        Operation<Blob> operation,
        ImageId id,
        bool force,
        CallOptions options,
        CancellationToken cancel
    )
    {
        if (Output is not null)
            return (
                await client.Download(operation, Output, options, cancel).ConfigureAwait(false)
            ).Map(done => new Saved(id, Path, done.Bytes) { IsPrinted = true });
        if (
            !IsFolder
            && System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder
            && !Directory.Exists(folder)
        )
            return Unwritable(Path, "its folder does not exist");
        if (!IsFolder && !force && !IsResumed && File.Exists(Path) && RegularFile.Is(Path))
            return Unwritable(Path, Taken);
        if (!IsFolder && (force || !IsResumed || !File.Exists(Path)))
            return (
                await client.Download(operation, Path, force, options, cancel).ConfigureAwait(false)
            ).Map(done => new Saved(id, Path, done.Bytes));
        var name = IsFolder ? System.IO.Path.Combine(Path, FileName(id, "")) : Path;
        // Of a short name, because the system limits the length.
        var draft = System.IO.Path.Combine(
            IsFolder ? Path : System.IO.Path.GetDirectoryName(Path) ?? "",
            $"{Guid.NewGuid():N}.draft"
        );
        try
        {
            if (IsFolder)
                Directory.CreateDirectory(Path);
            var downloaded = await client
                .Download(operation, draft, overwrite: true, options, cancel)
                .ConfigureAwait(false);
            return downloaded
                .Bind(done => Keep(draft, name, force, id, done.Bytes))
                .MapLeft(errors => errors.Map(error => Renamed(error, name)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unwritable(name, Reason(e));
        }
    }

    // A longer name has its beginning, without half an escape, and the id's digest.
    private static string FileName(ImageId id, string extension)
    {
        var name = Uri.EscapeDataString(id.Value);
        if (name.Length + extension.Length <= LongestName)
            return name + extension;
        var begin = name[..(LongestName / 2)];
        if (begin.LastIndexOf('%') is var escape && escape > begin.Length - 3)
            begin = begin[..escape];
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(id.Value));
        return $"{begin}~{Convert.ToHexStringLower(digest)}{extension}";
    }

    private string Reason(Exception exception) =>
        File.Exists(System.IO.Path.TrimEndingDirectorySeparator(Path))
            ? "the folder is a file"
            : $"the folder is not writable: {Printable.Line(exception.Message)}";

    // The user knows nothing of the draft.
    private static CfError Renamed(CfError error, string name) =>
        error is CfError.File { IsOutput: true } file
        && file.Name.EndsWith(".draft", StringComparison.Ordinal)
            ? file with
            {
                Name = name,
            }
            : error;

    private Either<CfErrors, Saved> Keep(
        string draft,
        string name,
        bool force,
        ImageId id,
        long bytes
    )
    {
        try
        {
            // The extension comes from the file's first bytes, never from a name that a server sends.
            var final = IsFolder
                ? System.IO.Path.Combine(
                    Path,
                    FileName(
                        id,
                        Format(draft).Map(static format => format.Extensions[0]).IfNone("")
                    )
                )
                : name;
            if (Directory.Exists(final))
                return Unwritable(final, "a folder of this name exists");
            if (!used.TryAdd(final, Unit.Default))
                return Unwritable(final, TakenNow);
            var mode = RegularFile.ModeOf(final);
            if (mode is not null && !RegularFile.Is(final))
                return Unwritable(final, "it is not a regular file");
            if (force || !File.Exists(final))
            {
                // So that no one else can read the new file.
                if (mode is { } old && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(draft, old);
                File.Move(draft, final, force);
            }
            // An earlier run may have ended before it recorded the file.
            else if (!IsResumed || !AreEqual(draft, final))
                return Unwritable(final, Taken);
            return new Saved(id, final, bytes);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static bool AreEqual(string one, string other)
    {
        using var first = File.OpenRead(one);
        using var second = File.OpenRead(other);
        return first.Length == second.Length
            && SHA256.HashData(first).AsSpan().SequenceEqual(SHA256.HashData(second));
    }

    private static CfErrors Unwritable(string name, string reason) =>
        CfErrors.Of(new CfError.File(name, reason, IsOutput: true));

    /// <summary>The format of a file, by its first bytes.</summary>
    public static Option<ImageFormat> Format(string file)
    {
        var first = new byte[ImageFormat.DetectedBytes];
        using var stream = File.OpenRead(file);
        return ImageFormat.Detect(
            first.AsSpan(0, stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false))
        );
    }
}

/// <summary>A file that was downloaded.</summary>
internal sealed record Saved(ImageId Id, string Path, long Bytes)
{
    /// <summary>Whether the file itself went to standard output.</summary>
    public bool IsPrinted { get; init; }

    public IEnumerable<string> Lines(bool asJson, Host host, bool isOneOfSeveral) =>
        IsPrinted ? []
        : asJson ? [Printer.Json(this, host, isOneOfSeveral)]
        : Printer.View(this, host.Paint);

    private static Printer<Saved> Printer { get; } =
        new(
            Json.Object(
                Json.Required("id", ImageId.Codec, static (Saved s) => s.Id),
                Json.Required("path", Json.String, static (Saved s) => s.Path),
                Json.Required("bytes", Json.Integer, static (Saved s) => s.Bytes),
                static (id, path, bytes) => new Saved(id, path, bytes)
            ),
            static (saved, paint) =>
                [
                    $"{paint.Label("saved")}  {Printable.All(saved.Path)}  {paint.Faint(string.Create(CultureInfo.InvariantCulture, $"{saved.Bytes:N0} bytes"))}",
                ]
        );
}
