using System;
using System.CommandLine;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The files of an upload: arguments, and how they are named and read.</summary>
internal sealed class UploadFiles
{
    private readonly Argument<string[]> files = new("file")
    {
        Description =
            "A file, an http or https address that the service fetches, or - for standard input. Write -- before one that begins with a dash.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly System.CommandLine.Option<string?> name = new("--name")
    {
        HelpName = "text",
        Description = "The name that is stored; the file's own unless given.",
    };

    private readonly System.CommandLine.Option<string?> type = new("--type")
    {
        HelpName = "type",
        Description = "The content type, image/png; what the file's first bytes say unless given.",
    };

    public Symbol[] All => [files, name, type];

    /// <summary>The uploads, each with its name for the user.</summary>
    public Either<CfErrors, Seq<(string Name, Upload Item)>> Read(
        ParseResult parsed,
        Either<CfErrors, UploadOptions.Stored> stored,
        bool isReplaced,
        Host host
    )
    {
        var given = parsed.GetRequiredValue(files);
        var wrong =
            given.Length > 1
            && (parsed.GetValue(name) is not null || stored.Exists(static all => all.Id.IsSome))
                ? Wrong("file", "--id and --name are for one file")
            : isReplaced && stored.Exists(static all => all.Id.IsNone)
                ? Wrong("--replace", "needs --id")
            : given.Count(static one => one == InputFile.StandardInput) > 1
                ? Wrong("file", "standard input can be read once")
            : null;
        if (wrong is not null)
            return stored.IsLeft ? stored.ErrorsOrBottom() + wrong : wrong;
        return stored.Bind(all =>
            Every.Of(
                given.Select(one =>
                    Content(one, parsed, host)
                        .Map(upload =>
                            (
                                Name: one,
                                Item: upload with
                                {
                                    Id = all.Id,
                                    Metadata = all.Metadata,
                                    Creator = all.Creator,
                                    RequireSignedUrls = all.RequireSignedUrls,
                                }
                            )
                        )
                )
            )
        );
    }

    private Either<CfErrors, Upload> Content(string file, ParseResult parsed, Host host)
    {
        if (
            file.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        )
            return Upload.From(file);
        var image =
            file == InputFile.StandardInput ? ImageFile.Once(host.Input()) : ImageFile.At(file);
        return Upload.Of(
            image with
            {
                Name = parsed.GetValue(name) ?? image.Name,
                ContentType = Prelude.Optional(parsed.GetValue(type)),
            }
        );
    }

    private static CfErrors Wrong(string field, string what) =>
        CfErrors.Of(new CfError.Constraint(field, "", what, ""));
}
