using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>
/// Credentials with the secrets that they were made of, so that a test can look for them where they must not be:
/// in logs, in errors, in what goes to another host.
/// </summary>
/// <remarks>
/// Each secret has eight characters or more: a shorter one would be found in many a text by chance. They are printed no more than
/// <see cref="Functional.Credentials"/> are.
/// </remarks>
public sealed record KnownCredentials
{
    /// <summary>No secret is shorter: this library finds one in what a server says from as many characters on.</summary>
    internal const int ShortestSecret = 8;

    private KnownCredentials(Credentials credentials, Seq<string> secrets) =>
        (Credentials, Secrets) = (credentials, secrets);

    /// <summary>The credentials.</summary>
    public Credentials Credentials { get; }

    /// <summary>The API token alone; or the email, then the API key.</summary>
    public Seq<string> Secrets { get; }

    internal static Either<CfErrors, KnownCredentials> Token(string token) =>
        Functional.Credentials.Token(token).Map(c => new KnownCredentials(c, Seq1(token)));

    internal static Either<CfErrors, KnownCredentials> EmailAndKey(string email, string key) =>
        Functional
            .Credentials.EmailAndKey(email, key)
            .Map(c => new KnownCredentials(c, Seq(email, key)));

    /// <summary>The kind of the credentials and how long each secret is; never a secret.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Credentials} of {string.Join(" and ", Secrets.Map(static secret => secret.Length))} characters"
        );
}
