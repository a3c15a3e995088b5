using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Credentials together with their secrets, so that a test can search for them where they must not be, such as in logs.</summary>
/// <remarks>
/// Each secret has eight characters or more: a shorter one could occur in a text by chance. Like
/// <see cref="Functional.Credentials"/>, they do not print their secrets.
/// </remarks>
public sealed record KnownCredentials
{
    /// <summary>The shortest secret. The library redacts secrets of at least this length from a server's texts.</summary>
    internal const int ShortestSecret = 8;

    private KnownCredentials(Credentials credentials, Seq<string> secrets) =>
        (Credentials, Secrets) = (credentials, secrets);

    /// <summary>The credentials.</summary>
    public Credentials Credentials { get; }

    /// <summary>The API token; or the email and then the API key.</summary>
    public Seq<string> Secrets { get; }

    internal static KnownCredentials Token(string token) =>
        new(Functional.Credentials.Token(token).Value(), Seq1(token));

    internal static KnownCredentials EmailAndKey(string email, string key) =>
        new(Functional.Credentials.EmailAndKey(email, key).Value(), Seq(email, key));

    /// <summary>The kind of credentials and the length of each secret, without the secrets.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Credentials} of {string.Join(" and ", Secrets.Map(static secret => secret.Length))} characters"
        );
}
