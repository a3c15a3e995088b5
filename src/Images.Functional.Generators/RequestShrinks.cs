using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>Shrinks credentials and addresses.</summary>
internal static class RequestShrinks
{
    /// <summary>As short as a known secret may be, and unlikely to occur by chance.</summary>
    private const string PlainSecret = "secret-1";

    private static readonly KnownCredentials PlainToken = KnownCredentials
        .Token(PlainSecret)
        .Value();

    private static readonly KnownCredentials PlainKey = KnownCredentials
        .EmailAndKey("me@a.test", PlainSecret)
        .Value();

    // The plainest first; each is simpler than all that follow.
    private static readonly BaseAddress[] PlainAddresses =
    [
        BaseAddress.Cloudflare,
        BaseAddress.Create("https://example.com/").Value(),
        BaseAddress.Create("http://localhost/").Value(),
    ];

    /// <summary>The plainest token, and the plainest of the same kind: the secrets themselves can't be read back.</summary>
    public static IEnumerable<Credentials> Credentials(Credentials credentials) =>
        credentials == PlainToken.Credentials ? []
        : credentials == PlainKey.Credentials || $"{credentials}" == $"{PlainToken.Credentials}"
            ? [PlainToken.Credentials]
        : [PlainToken.Credentials, PlainKey.Credentials];

    public static IEnumerable<KnownCredentials> Known(KnownCredentials known) =>
        known == PlainToken ? []
        : known == PlainKey ? [PlainToken]
        : known.Secrets.Count == 1
            ? Shorter(known.Secrets[0])
                .SelectMany(static token => KnownCredentials.Token(token).RightAsEnumerable())
                .Prepend(PlainToken)
        : Shorter(known.Secrets[0])
            .Select(email => (Email: email, Key: known.Secrets[1]))
            .Concat(Shorter(known.Secrets[1]).Select(key => (Email: known.Secrets[0], Key: key)))
            .SelectMany(static both =>
                KnownCredentials.EmailAndKey(both.Email, both.Key).RightAsEnumerable()
            )
            .Prepend(PlainKey)
            .Prepend(PlainToken);

    public static IEnumerable<BaseAddress> Address(BaseAddress address) =>
        PlainAddresses
            .TakeWhile(plain => plain != address)
            .Concat(PlainAddresses.Contains(address) ? [] : WithoutSegment(address.Value));

    private static IEnumerable<string> Shorter(string secret) =>
        Shrinks.Text(secret).Where(static text => text.Length >= KnownCredentials.ShortestSecret);

    private static Seq<BaseAddress> WithoutSegment(string address) =>
        BaseAddress
            .Create(address[..(address.TrimEnd('/').LastIndexOf('/') + 1)])
            .RightAsEnumerable();
}
