using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>Metadata on the command line, or in a file.</summary>
internal sealed class MetadataOptions
{
    // Metadata have at most 1,024 bytes without white space.
    private const int MaxFileBytes = 1 << 20;

    private readonly CheckedOption<Metadata> text = new(
        "--metadata",
        "json",
        "The metadata, as JSON. They replace all that the image has.",
        Metadata.Create
    );

    private readonly CheckedOption<string> file = new(
        "--metadata-file",
        "file",
        "A file with the metadata, or - for standard input.",
        static path => path
    );

    public Option[] All => [text, file];

    /// <summary>The metadata; None if neither option is given.</summary>
    public async Task<Either<CfErrors, LanguageExt.Option<Metadata>>> Read(
        ParseResult parsed,
        Host host,
        CancellationToken cancel
    )
    {
        if (parsed.GetValue(file) is not { } path)
            return text.Read(parsed);
        if (parsed.GetValue(text) is not null)
            return Wrong($"give it or {text.Name}, not both");
        var read = await InputFile.Read(path, MaxFileBytes, host, cancel).ConfigureAwait(false);
        return read.Match(
            Right: bytes =>
                JsonText
                    .Parse(bytes.Span)
                    .Bind(Metadata.Create)
                    .Map(Some)
                    .MapLeft(errors => CheckedOption.Name(file.Name, errors)),
            Left: failure => Wrong(failure.Text)
        );
    }

    private CfErrors Wrong(string what) =>
        CfErrors.Of(new CfError.Constraint(file.Name, "", what, ""));
}
