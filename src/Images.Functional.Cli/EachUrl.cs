using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Prints a URL for each of many texts, in their order. It sends nothing.</summary>
/// <param name="Name">What the texts are, for errors: <c>url</c>.</param>
/// <param name="Past">What was done with them, in a word: <c>signed</c>.</param>
/// <param name="Sample">A text that is right: an error is then in another value of the command line.</param>
/// <param name="Make">Makes the URL of a text.</param>
internal sealed record EachUrl(
    string Name,
    string Past,
    string Sample,
    Func<string, Either<CfErrors, string>> Make
)
{
    /// <summary>Checks all but the lines of standard input, before anything is printed.</summary>
    /// <param name="given">The texts of the command line; <c>-</c> means the lines of standard input.</param>
    public Either<CfErrors, Unit> Check(string[] given) =>
        given is [not InputFile.StandardInput and var only]
            ? Make(only).Map(static _ => Unit.Default)
            : Make(Sample)
                .Bind(_ =>
                    Every.Of(
                        given.Where(static text => text != InputFile.StandardInput).Select(Make)
                    )
                )
                .Map(static _ => Unit.Default);

    /// <summary>Prints the URLs, and returns the exit code. A line of standard input that is wrong has failed, and the others are printed.</summary>
    public Task<int> Print(string[] given, bool asJson, Host host, CancellationToken cancel) =>
        given is [not InputFile.StandardInput and var only]
            ? Task.FromResult(
                Make(only)
                    .Match(
                        Right: url => UrlView.Report(url, asJson, host),
                        Left: errors => UrlView.Refuse(errors, host)
                    )
            )
            : Check(given)
                .Match(
                    Right: _ => PrintAll(given, asJson, host, cancel),
                    Left: errors => Task.FromResult(UrlView.Refuse(errors, host))
                );

    private async Task<int> PrintAll(
        string[] given,
        bool asJson,
        Host host,
        CancellationToken cancel
    )
    {
        var tally = new Tally(Past);
        string? unread = null;
        try
        {
            await foreach (var (text, line) in Texts(given, host, cancel).ConfigureAwait(false))
            {
                var url = IdLines.Text(Name, text).Bind(Make).Bind(VariantUrl.Create);
                if (url.IsRight)
                {
                    tally.Done++;
                    UrlView.Line((VariantUrl)url, asJson, host);
                }
                else
                {
                    tally.Add(url.ErrorsOrBottom());
                    // The line itself may be a signed URL, or another one that is secret.
                    host.Alarm($"line {TextRules.Number(line)}: {url.ErrorsOrBottom().Message}");
                }

                if (host.OutputIsClosed())
                    break;
            }
        }
        catch (InputFile.UnreadableException e)
        {
            unread = e.Message;
        }

        if (unread is not null && tally.IsEmpty)
            return UrlView.Refuse(Wrong.With(Name, unread), host);
        host.Note($"{tally}");
        if (unread is null)
            return tally.ExitCode;
        host.Alarm(unread);
        return ExitCode.SomeFailed;
    }

    // Those of standard input each with the number of its line.
    private static async IAsyncEnumerable<(string Text, int Line)> Texts(
        string[] given,
        Host host,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var number = 0;
        foreach (var text in given)
            if (text != InputFile.StandardInput)
                yield return (text, 0);
            else
                await foreach (var line in IdLines.Lines(host, cancel).ConfigureAwait(false))
                {
                    number++;
                    if (line.Length > 0)
                        yield return (line, number);
                }
    }
}
