using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>The arguments and options for the files of an upload, and how the files are found, named and read.</summary>
internal sealed class UploadFiles
{
    private const string AfterScheme = "://";

    private readonly Argument<string[]> files = new("file")
    {
        Description =
            "A file, a folder (with --recursive), an http or https URL that the service fetches, or - for standard input. "
            + "Write -- before one that begins with a dash.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly System.CommandLine.Option<bool> recursive = Flag.Of(
        "--recursive",
        "Upload all files in folders and the folders in them. Symbolic links and hidden files are left out."
    );

    private readonly System.CommandLine.Option<bool> hidden = Flag.Of(
        "--hidden",
        "With --recursive: upload hidden files too."
    );

    private readonly CheckedOption<Unit> idFrom = new(
        "--id-from",
        "path",
        "path: use each file's relative path, as given, as its image's id. Then no file is stored twice, however often you send it.",
        static text => text == "path" ? unit : Wrong.Value("path", text)
    );

    private readonly System.CommandLine.Option<string?> name = new("--name")
    {
        HelpName = "text",
        Description = "The filename to store; the file's own name unless given.",
    };

    private readonly System.CommandLine.Option<string?> type = new("--type")
    {
        HelpName = "type",
        Description =
            "The content type, such as image/png; detected from the file's first bytes unless given.",
    };

    public Symbol[] All => [files, recursive, hidden, idFrom, name, type];

    /// <summary>Whether folders are given, which may have any number of files.</summary>
    public bool HasFolders(ParseResult parsed) => parsed.GetValue(recursive);

    /// <summary>The uploads.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="stored">What is stored with each image.</param>
    /// <param name="isReplaced">Whether the images that have the ids are deleted first.</param>
    /// <param name="options">The files of the run.</param>
    /// <param name="host">What the command runs in.</param>
    public Either<CfErrors, Seq<FileUpload>> Read(
        ParseResult parsed,
        Either<CfErrors, UploadOptions.Stored> stored,
        bool isReplaced,
        RunFiles.Options options,
        Host host
    )
    {
        var given = parsed.GetRequiredValue(files);
        return (
            stored,
            idFrom.Read(parsed),
            Every
                .Of(given.Select(one => Found(one, parsed, options.Paths(parsed), host)))
                .Map(static all => all.Flatten())
        )
            .Apply(
                (all, byPath, found) =>
                    (
                        Unfit(found, all, byPath.IsSome, isReplaced, parsed)
                        ?? Unnamed(found, options.Resumes(parsed))
                        ?? options.Overwritten(
                            parsed,
                            all.MetadataFile is { } file ? found.Add(file) : found
                        )
                    )
                        is { } wrong
                        ? wrong
                        : Every.Of(
                            Distinct(found, byPath.IsSome)
                                .Map(one => Read(one, all, byPath.IsSome, isReplaced, parsed, host))
                        )
            )
            .Bind(identity);
    }

    // Options that don't go together.
    private CfErrors? Unfit(
        Seq<string> found,
        UploadOptions.Stored stored,
        bool isByPath,
        bool isReplaced,
        ParseResult parsed
    ) =>
        found.Count != 1 && (parsed.GetValue(name) is not null || stored.Id.IsSome)
            ? Wrong.With("file", "--id and --name are for a single file")
        : isByPath && stored.Id.IsSome ? Wrong.With("--id-from", "give it or --id, not both")
        : isByPath && found.Exists(static one => one == InputFile.StandardInput || IsUrl(one))
            ? Wrong.With(
                "--id-from",
                "only files have a path; give a URL or standard input an --id"
            )
        : isReplaced && !isByPath && stored.Id.IsNone
            ? Wrong.With("--replace", "needs --id or --id-from")
        : found.Exists(IsUrl) && (parsed.GetValue(name) ?? parsed.GetValue(type)) is not null
            ? Wrong.With(
                "file",
                "--name and --type are for files; the service names what it fetches"
            )
        : parsed.GetValue(hidden) && !parsed.GetValue(recursive)
            ? Wrong.With("--hidden", "only with --recursive")
        : found.Filter(InputFile.IsStandardInput).Count
        > (stored.MetadataFile is { } meta && InputFile.IsStandardInput(meta) ? 0 : 1)
            ? Wrong.With("file", "standard input can be read only once")
        : found.IsEmpty ? Wrong.With("file", "there are no files")
        : null;

    // A later run would skip other content under the same name.
    private static CfErrors? Unnamed(Seq<string> found, bool isResumed) =>
        isResumed
        && found.Map(InputFile.Opened).Find(static name => name is not null).Case is string name
            ? Wrong.With(
                "--resume",
                $"{name} has no name by which a later run could know it; upload it from a file"
            )
            : null;

    // Without ids, the service would store a file as often as it is named. The same id twice is an error.
    private static Seq<string> Distinct(Seq<string> found, bool isByPath) =>
        isByPath
            ? found
            : toSeq(
                found
                    .DistinctBy(static file =>
                        file == InputFile.StandardInput || IsUrl(file) ? file
                        : OperatingSystem.IsWindows() ? Path.GetFullPath(file).ToUpperInvariant()
                        : Path.GetFullPath(file)
                    )
                    .ToArray()
            );

    // The files of the run itself are not its input.
    private Either<CfErrors, Seq<string>> Found(
        string given,
        ParseResult parsed,
        Seq<(string Option, string Path)> own,
        Host host
    ) =>
        given.Length == 0 ? Wrong.With("file", Wrong.EmptyPath)
        // /dev/stdin would be opened anew: from its beginning, or not at all if it is closed.
        : InputFile.IsStandardInput(given) ? Seq1(InputFile.StandardInput)
        : IsUrl(given) || !Directory.Exists(given) ? Seq1(given)
        : parsed.GetValue(recursive)
            ? FolderFiles
                .Below(given, parsed.GetValue(hidden), host.Note)
                .Map(found =>
                {
                    var places = new RealPaths();
                    return own.IsEmpty
                        ? found
                        : found.Filter(file => !own.Exists(one => one.Path == places.Of(file)));
                })
        : Wrong.With("file", $"{Printable.Line(given)} is a folder; --recursive uploads its files");

    private Either<CfErrors, FileUpload> Read(
        string file,
        UploadOptions.Stored stored,
        bool isByPath,
        bool isReplaced,
        ParseResult parsed,
        Host host
    ) =>
        Path.EndsInDirectorySeparator(file)
            ? new FileUpload(
                file,
                file,
                CfErrors.Of(new CfError.File(file, "the folder can't be opened"))
            )
            : (
                Content(file, isReplaced, parsed, host),
                isByPath
                    ? FolderFiles.IdOf(file).Map(Some)
                    : Right<CfErrors, LanguageExt.Option<ImageId>>(stored.Id)
            ).Apply(
                (upload, id) =>
                    new FileUpload(
                        IsUrl(file) ? WithoutQuery(WithoutUser(file)) : file,
                        IsUrl(file) ? WithoutUser(file) : file,
                        upload with
                        {
                            Id = id,
                            Metadata = stored.Metadata,
                            Creator = stored.Creator,
                            RequireSignedUrls = stored.RequireSignedUrls,
                        }
                    )
            );

    private Either<CfErrors, Upload> Content(
        string file,
        bool isReplaced,
        ParseResult parsed,
        Host host
    )
    {
        if (IsUrl(file))
            return Upload.From(file);
        ImageFile AsGiven(ImageFile image) =>
            image with
            {
                Name = parsed.GetValue(name) ?? image.Name,
                ContentType = Optional(parsed.GetValue(type)),
            };
        return (
            file == InputFile.StandardInput ? Input(host, isReplaced, AsGiven)
            : isReplaced ? Once(file, AsGiven)
            : AsGiven(ImageFile.At(file))
        ).Map(Upload.Of);
    }

    private static Either<CfErrors, ImageFile> Input(
        Host host,
        bool isReplaced,
        Func<ImageFile, ImageFile> asGiven
    )
    {
        try
        {
            var input = host.Input();
            var image = asGiven(ImageFile.Once(input));
            return isReplaced ? Replacement.SeenFirst(image, input, "standard input") : image;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return Wrong.With("file", InputFile.Unreadable(e));
        }
    }

    // A pipe can be opened and read only once: its first bytes are seen on the stream that is then uploaded. Any other file is opened again.
    private static Either<CfErrors, ImageFile> Once(string path, Func<ImageFile, ImageFile> asGiven)
    {
        var file = asGiven(ImageFile.At(path));
        try
        {
            var stream = new FileStream(
                path,
                new FileStreamOptions
                {
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    BufferSize = 0,
                }
            );
            if (!stream.CanSeek)
                return Replacement.SeenFirst(file, stream, Printable.Line(path));
            stream.Dispose();
            return file;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The job reports it.
            return file;
        }
    }

    // The user and the password are secret.
    private static string WithoutUser(string url)
    {
        var begin = url.IndexOf(AfterScheme, StringComparison.Ordinal) + AfterScheme.Length;
        var length = url.AsSpan(begin).IndexOfAny("/\\?#");
        var host = length < 0 ? url[begin..] : url.Substring(begin, length);
        return url[..begin] + url[(begin + host.LastIndexOf('@') + 1)..];
    }

    // The query may be: it signs a URL of S3. A digest in its place tells URLs of the same path apart.
    private static string WithoutQuery(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? url : $"{url[..end]}?…{UploadContent.Digest(url[end..])}";
    }

    // Of any scheme, so that ftp://… is refused as a URL instead of not found as a file.
    private static bool IsUrl(string file) => file.Contains(AfterScheme, StringComparison.Ordinal);
}
