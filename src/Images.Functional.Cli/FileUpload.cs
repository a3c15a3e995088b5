namespace Images.Functional.Cli;

/// <summary>An upload and its file's name for the user.</summary>
internal sealed record FileUpload(string Name, Upload Item);
