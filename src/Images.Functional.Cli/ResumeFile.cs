using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// The record of a run of many, line by line (NDJSON), so that the same command continues where it stopped. The first line has the command,
/// the account, and the service if it is not Cloudflare, so that a real run does not skip what a rehearsal did.
/// </summary>
internal sealed class ResumeFile : IDisposable
{
    // It is read whole, and no text of .NET has 1 GiB.
    private const int MostBytes = 1023 << 20;

    private const string Started = "started";
    private const string DoneState = "done";
    private const string ContentName = "content";

    private readonly LineFile written;
    private readonly Dictionary<string, Entry> states;

    // A line of an earlier run. The content is null if it was not recorded.
    private sealed record Entry(string State, string? Content)
    {
        public bool IsOf(string? content) =>
            Content is null || content is null || Content == content;
    }

    private ResumeFile(FileStream file, Dictionary<string, Entry> states) =>
        (written, this.states) = (new LineFile(file), states);

    /// <summary>The error for a job that an earlier run may have done, and that must not be done twice.</summary>
    public static CfErrors MayBeDoneBefore { get; } =
        Wrong.With(
            "--resume",
            "an earlier run may have done this; check whether it did. --retry-uncertain does it again"
        ) with
        {
            IsUncertain = true,
        };

    /// <summary>Why a line could not be written; null if all were.</summary>
    public string? Failure => written.Failure;

    /// <summary>Opens or creates a file. Left: it can't be opened, or belongs to another run.</summary>
    public static Either<CfErrors, ResumeFile> Open(string path, RecordedRun run)
    {
        if (path.Length == 0)
            return Wrong.With("--resume", Wrong.EmptyPath);
        FileStream? file = null;
        try
        {
            // Two runs must not use one file at the same time. On Unix only None keeps writers out, and readers may read all the same.
            file = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None,
                bufferSize: 0
            );
            var header = Header(run);
            var (lines, end, rest) = Lines(file);
            // A run that was killed at once leaves a part of the header. Any other file stays as it is.
            if (
                lines.Length == 0
                    ? !header.StartsWith(rest, StringComparison.Ordinal)
                    : !AreEqual(lines[0], header)
            )
            {
                file.Dispose();
                return Wrong.With(
                    "--resume",
                    $"{Printable.Line(path)} belongs to another command, change, account or service, or is not a resume file"
                );
            }

            // An incomplete last line counts for nothing, and the next line must not be joined to it.
            if (rest.Length > 0)
                file.SetLength(end);
            file.Seek(0, SeekOrigin.End);
            var resumed = new ResumeFile(file, States(lines.Skip(1)));
            if (lines.Length == 0)
                resumed.written.Add(header);
            return resumed;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            file?.Dispose();
            return Wrong.With(
                "--resume",
                $"can't open {Printable.Line(path)}: {Printable.Line(e.Message)}"
            );
        }
    }

    /// <summary>Whether an earlier run finished it. A job with other content is not done.</summary>
    public bool IsDone(Job job) =>
        Recorded(job) is { State: DoneState } entry && entry.IsOf(job.Content);

    /// <summary>
    /// Whether an earlier run may have carried it out without receiving the reply. A job that can't be repeated safely may be done even
    /// if its content differs: perhaps only the file's time has changed.
    /// </summary>
    public bool MayBeDone(Job job) =>
        Recorded(job) is { State: Started or "uncertain" } entry
        && (!job.IsRepeatable || entry.IsOf(job.Content));

    public void Start(Job job) => written.Add(Line(job, Started, None));

    /// <param name="job">What is done.</param>
    /// <param name="id">The id of the image that it made.</param>
    public void Done(Job job, Option<ImageId> id) =>
        written.Add(Line(job, DoneState, None, id.Map(static one => one.Value)));

    public void Failed(Job job, CfErrors errors) =>
        written.Add(Line(job, IsUnknown(job, errors) ? "uncertain" : "failed", errors.Message));

    public void Dispose() => written.Dispose();

    // An interrupted job may have been carried out, in this run or before. (A taken id was checked: it belongs to another image.)
    private bool IsUnknown(Job job, CfErrors errors) =>
        errors.IsUncertain
        || (
            !job.IsAllOrNothing
            && (errors.Outcome == AttemptOutcome.Uncertain || IsDoneWithoutResult(errors))
        )
        || (MayBeDone(job) && !errors.IsTaken);

    // The server answered with a success that can't be used. A refusal has its words, and a file that can't be written is no reply.
    private static bool IsDoneWithoutResult(CfErrors errors) =>
        errors.Response.Exists(static said => said.IsSuccess)
        && errors.Items.ForAll(static error => error is not (CfError.Api or CfError.File));

    private Entry? Recorded(Job job) => states.GetValueOrDefault(job.Recorded);

    // The complete lines, how many bytes they are, and what follows them. It changes nothing.
    private static (string[] Lines, long End, string After) Lines(FileStream file)
    {
        if (file.Length > MostBytes)
            throw new IOException($"it is larger than {ByteSize.Write(MostBytes)}");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        // An editor may have put a byte order mark before the header.
        var begin = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)
            ? Encoding.UTF8.Preamble.Length
            : 0;
        return end == 0
            ? ([], 0, Encoding.UTF8.GetString(bytes.AsSpan(begin)))
            : (
                Encoding
                    .UTF8.GetString(bytes.AsSpan(begin..end))
                    .Split(
                        '\n',
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    ),
                end,
                Encoding.UTF8.GetString(bytes.AsSpan(end))
            );
    }

    private static Dictionary<string, Entry> States(IEnumerable<string> lines)
    {
        var states = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Read(line).Case is (string key, Entry entry))
                // A job that is done stays done.
                if (
                    states.GetValueOrDefault(key) is not { State: DoneState } done
                    || !done.IsOf(entry.Content)
                )
                    states[key] = entry;
        return states;
    }

    private static Option<(string, Entry)> Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return
                json.RootElement.TryGetProperty("key", out var key)
                && json.RootElement.TryGetProperty("state", out var state)
                && key.GetString() is { } name
                && state.GetString() is { } last
                ? Some((name, new Entry(last, Content(json.RootElement))))
                : None;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static string? Content(JsonElement line) =>
        line.TryGetProperty(ContentName, out var content) ? content.GetString() : null;

    // An editor may have put white space into the line.
    private static bool AreEqual(string line, string header) =>
        JsonText.Parse(line).Case is JsonText one
        && JsonText.Parse(header).Case is JsonText other
        && one == other;

    private static string Header(RecordedRun run) =>
        Object(writer =>
        {
            writer.WriteNumber("version", 1);
            writer.WriteString("command", run.Command);
            writer.WriteString("account", run.Account.Value);
            if (run.Change is not null)
                writer.WriteString("change", run.Change);
            if (run.Service is not null)
                writer.WriteString("service", run.Service);
        });

    private static string Line(
        Job job,
        string state,
        Option<string> error,
        Option<string> id = default
    ) =>
        Object(writer =>
        {
            writer.WriteString("key", job.Recorded);
            writer.WriteString("state", state);
            if (job.Content is not null)
                writer.WriteString(ContentName, job.Content);
            if (id.IsSome)
                writer.WriteString("id", (string)id);
            if (error.IsSome)
                writer.WriteString("error", (string)error);
        });

    private static string Object(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
