using System.Linq;
using LanguageExt;
using Microsoft.Extensions.Options;
using static LanguageExt.Prelude;

namespace Images.Functional.DependencyInjection;

/// <summary>Checks the options and reports all faults at once. No message contains a credential.</summary>
internal sealed class CheckedOptions : IValidateOptions<CloudflareImagesOptions>
{
    public ValidateOptionsResult Validate(string? name, CloudflareImagesOptions options)
    {
        var client = string.IsNullOrEmpty(name) ? "" : $"client {name}: ";
        string[] faults =
        [
            .. options.Faults,
            .. Credentials(options),
            .. Account(options),
            .. Connections(options),
        ];
        return faults.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => client + fault));
    }

    /// <summary>The credentials that the options' texts state.</summary>
    public static Either<CfErrors, Credentials> CredentialsOf(CloudflareImagesOptions options) =>
        options switch
        {
            { ApiToken: { } token } => Functional.Credentials.Token(token),
            { Email: null, ApiKey: null } => CfErrors.Of(
                new CfError.Constraint(
                    "credentials",
                    "",
                    $"set {ConfiguredKeys.Name(options, nameof(options.ApiToken))}, or "
                        + $"{ConfiguredKeys.Name(options, nameof(options.Email))} and {ConfiguredKeys.Name(options, nameof(options.ApiKey))}",
                    ""
                )
            ),
            _ => Functional.Credentials.EmailAndKey(options.Email, options.ApiKey),
        };

    private static Seq<string> Credentials(CloudflareImagesOptions options) =>
        options.Credentials is { } given
            ? given
                .Errors.ToSeq()
                .Bind(static errors => errors.Items.Map(static error => error.Message))
            : CredentialsOf(options)
                .Match(
                    Right: static _ => Seq<string>(),
                    Left: errors => errors.Items.Bind(error => Named(options, error))
                );

    private static Seq<string> Named(CloudflareImagesOptions options, CfError error) =>
        error is CfError.Constraint { Field: var field } && Key(field) is { } key
            ? ConfiguredKeys.Named(options, key, error)
            : Seq1(error.Message);

    private static string? Key(string field) =>
        field switch
        {
            "API token" => nameof(CloudflareImagesOptions.ApiToken),
            "email" => nameof(CloudflareImagesOptions.Email),
            "API key" => nameof(CloudflareImagesOptions.ApiKey),
            _ => null,
        };

    private static Seq<string> Account(CloudflareImagesOptions options) =>
        options.AccountId is { } account
            ? AccountId
                .Create(account)
                .Match(
                    Right: static _ => Seq<string>(),
                    Left: errors => ConfiguredKeys.Named(options, nameof(options.AccountId), errors)
                )
            : Seq<string>();

    private static Seq<string> Connections(CloudflareImagesOptions options) =>
        options.MaximumConnections < 1
            ? Seq1(
                $"{ConfiguredKeys.Name(options, nameof(options.MaximumConnections))}: must be at least 1"
            )
            : Seq<string>();
}
