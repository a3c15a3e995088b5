namespace Images.Functional.Cli;

/// <summary>The run that a resume file records.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Account">The account.</param>
/// <param name="Change">A digest of what it does to the images, if the command alone does not say it; otherwise null.</param>
/// <param name="Service">What it is sent to, if that is not Cloudflare; otherwise null.</param>
internal sealed record RecordedRun(
    string Command,
    AccountId Account,
    string? Change,
    string? Service
);
