using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary><c>cfimages parse</c>: reads any envelope of <em>Image details</em> and reports everything that is wrong with it.</summary>
internal static class ParseCommand
{
    private const string MaxBytesOption = "--max-bytes";

    /// <summary>Far more than an API's reply has, and little enough to hold in memory.</summary>
    public const int DefaultMaxBytes = 64 << 20;

    public static Command Of(Host host)
    {
        var file = new Argument<string>("file")
        {
            Description = "A file with the envelope, or - for standard input.",
            DefaultValueFactory = static _ => InputFile.StandardInput,
        };
        var strict = Flag.Of(
            "--strict",
            "Read the id to the letter of the API reference: 32 characters or a UUID, no longer custom ids."
        );
        var maxBytes = new Option<int>(MaxBytesOption)
        {
            Description =
                $"Read at most this much, such as 5000, 10MB or 1GiB; {ByteSize.Write(DefaultMaxBytes)} unless given.",
            HelpName = "size",
            DefaultValueFactory = static _ => DefaultMaxBytes,
            CustomParser = Size,
        };
        var json = Flag.Json();
        var command = new ExampleCommand(
            "parse",
            "Reads an envelope of image details, and reports everything that is wrong with it.",
            "cfimages parse envelope.json --strict",
            "curl … | cfimages parse -"
        )
        {
            file,
            strict,
            maxBytes,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    parsed.GetValue(strict),
                    parsed.GetValue(maxBytes),
                    host,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string file,
        bool asJson,
        bool isStrict,
        int maxBytes,
        Host host,
        CancellationToken cancel
    ) =>
        (await InputFile.Read(file, maxBytes, host, cancel).ConfigureAwait(false)).Match(
            Right: envelope =>
                ImagesV1
                    .Endpoints.Get.Parse(envelope.Span)
                    .Bind(read => isStrict ? ToTheLetter(read) : read)
                    .Match(
                        Right: image => Report.Result(image, ImageView.Printer, asJson, host),
                        Left: errors => Report.Errors(errors, host)
                    ),
            Left: failure => NotRead(failure, host)
        );

    // The parser accepts longer ids too: the API sends them.
    private static LanguageExt.Either<CfErrors, Envelope<Image>> ToTheLetter(
        Envelope<Image> read
    ) =>
        read.Result.Id.Case is ImageId id
            ? ImageId
                .Create(id.Value)
                .Map(_ => read)
                .MapLeft(static errors => CheckedOption.Name("id", errors).Below("/result/id"))
            : read;

    private static int NotRead(InputFile.Failure failure, Host host)
    {
        host.Alarm(
            failure.IsTooLarge
                ? $"{failure.Text}. If that is right, raise the limit with {MaxBytesOption}."
                : failure.Text
        );
        return failure.IsTooLarge ? ExitCode.Unreadable : ExitCode.Usage;
    }

    private static int Size(ArgumentResult result)
    {
        if (ByteSize.Read(result.Tokens[0].Value) is { } size)
            return size;
        result.AddError(
            $"{MaxBytesOption} needs a size from 1 to {ByteSize.Largest} bytes, such as 5000, 10MB or 1GiB"
        );
        return 0;
    }
}
