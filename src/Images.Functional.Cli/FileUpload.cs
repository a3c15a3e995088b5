using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>An upload.</summary>
/// <param name="Name">The file's name for the user.</param>
/// <param name="Given">The file as a later run can be given it.</param>
/// <param name="Item">What is sent. Left: it can't be read.</param>
internal sealed record FileUpload(string Name, string Given, Either<CfErrors, Upload> Item);
