using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// What a run of many has done, line by line (NDJSON), so that the same command goes on where it stopped. The first line says of which
/// command and account it is.
/// </summary>
internal sealed class ResumeFile : IDisposable
{
    private const string Started = "started";
    private const string DoneState = "done";

    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly Dictionary<string, string> states;

    private ResumeFile(FileStream file, Dictionary<string, string> states) =>
        (this.file, this.states) = (file, states);

    /// <summary>What is said of something that an earlier run may have done, and that must not be done twice.</summary>
    public static CfErrors MayBeDoneBefore { get; } =
        CfErrors.Of(
            new CfError.Constraint(
                "--resume",
                "",
                "an earlier run may have done this; look whether it did. --retry-uncertain does it again",
                ""
            )
        ) with
        {
            IsUncertain = true,
        };

    /// <summary>Why a line could not be written; null if all were.</summary>
    public string? Failure { get; private set; }

    /// <summary>Opens a file, or makes it. Left: it can't be opened, or is of another command or account.</summary>
    public static Either<CfErrors, ResumeFile> Open(string path, string command, AccountId account)
    {
        FileStream? file = null;
        try
        {
            // No two runs at once.
            file = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.Read
            );
            var header = Header(command, account);
            var lines = Lines(file);
            if (lines.Length > 0 && lines[0] != header)
            {
                file.Dispose();
                return Wrong($"{Printable.Line(path)} is of another command, account or format");
            }

            var resumed = new ResumeFile(file, States(lines.Skip(1)));
            if (lines.Length == 0)
                resumed.Write(header);
            return resumed;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            file?.Dispose();
            return Wrong($"can't open {Printable.Line(path)}: {Printable.Line(e.Message)}");
        }
    }

    /// <summary>Whether an earlier run finished it.</summary>
    public bool IsDone(string key)
    {
        lock (gate)
            return states.GetValueOrDefault(key) == DoneState;
    }

    /// <summary>Whether an earlier run may have carried it out without hearing of it.</summary>
    public bool MayBeDone(string key)
    {
        lock (gate)
            return states.GetValueOrDefault(key) is Started or "uncertain";
    }

    public void Start(string key) => Write(Line(key, Started, None));

    /// <param name="key">What is done.</param>
    /// <param name="id">The id of the image that it made.</param>
    public void Done(string key, Option<ImageId> id) =>
        Write(Line(key, DoneState, None, id.Map(static one => one.Value)));

    public void Failed(string key, CfErrors errors) =>
        Write(Line(key, IsUnknown(key, errors) ? "uncertain" : "failed", errors.Message));

    public void Dispose() => file.Dispose();

    // What was cut short may have been carried out, in this run or before. (An id that is taken was looked at: it is another's.)
    private bool IsUnknown(string key, CfErrors errors) =>
        errors.IsUncertain
        || errors.Outcome == AttemptOutcome.Uncertain
        || (MayBeDone(key) && !errors.IsTaken);

    private void Write(string line)
    {
        lock (gate)
        {
            if (Failure is not null)
                return;
            try
            {
                file.Write(Encoding.UTF8.GetBytes(line + "\n"));
                file.Flush();
            }
            catch (IOException e)
            {
                Failure = e.Message;
            }
        }
    }

    private static string[] Lines(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        // A line that an earlier run could not finish says nothing; what follows must not be joined to it.
        var end = text.LastIndexOf('\n') + 1;
        file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(..end)));
        file.Seek(0, SeekOrigin.End);
        return text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Dictionary<string, string> States(IEnumerable<string> lines)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (Read(line).Case is (string key, string state))
                // Nothing undoes what is done.
                if (states.GetValueOrDefault(key) != DoneState)
                    states[key] = state;
        return states;
    }

    private static Option<(string, string)> Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return
                json.RootElement.TryGetProperty("key", out var key)
                && json.RootElement.TryGetProperty("state", out var state)
                && key.GetString() is { } named
                && state.GetString() is { } told
                ? Some((named, told))
                : None;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static string Header(string command, AccountId account) =>
        Object(writer =>
        {
            writer.WriteNumber("version", 1);
            writer.WriteString("command", command);
            writer.WriteString("account", account.Value);
        });

    private static string Line(
        string key,
        string state,
        Option<string> error,
        Option<string> id = default
    ) =>
        Object(writer =>
        {
            writer.WriteString("key", key);
            writer.WriteString("state", state);
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

    private static CfErrors Wrong(string what) =>
        CfErrors.Of(new CfError.Constraint("--resume", "", what, ""));
}
