using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>Metadata on the command line, or in a file.</summary>
internal sealed class MetadataOptions
{
    // Metadata has at most 1,024 bytes without white space.
    private const int MaxFileBytes = 1 << 20;

    // JSON never begins with it.
    private const char File = '@';

    private readonly CheckedOption<Metadata> option = new(
        "--metadata",
        "json|@file",
        "The metadata: JSON, @file for the JSON in a file, or @- for standard input.",
        static text => JsonText.Parse(text).Bind(Metadata.Create)
    )
    {
        Aliases = { "--meta" },
    };

    public Option[] All => [option];

    /// <summary>The file that holds the metadata; null if there is none.</summary>
    public string? Path(ParseResult parsed) =>
        parsed.GetValue(option) is [File, .. var path] ? path : null;

    /// <summary>The metadata; None if the option is not given.</summary>
    public async Task<Either<CfErrors, LanguageExt.Option<Metadata>>> Read(
        ParseResult parsed,
        Host host,
        CancellationToken cancel
    )
    {
        if (Path(parsed) is not { } path)
            return option.Read(parsed);
        var read = await InputFile.Read(path, MaxFileBytes, host, cancel).ConfigureAwait(false);
        return read.Match(
            Right: bytes =>
                JsonText
                    .Parse(bytes.Span)
                    .Bind(Metadata.Create)
                    .Map(Some)
                    .MapLeft(errors => CheckedOption.Name(option.Name, errors)),
            Left: failure => Wrong.With(option.Name, failure.Text)
        );
    }
}
