using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>Smaller requests, and plainer ways of sending them.</summary>
internal static class RequestShrinks
{
    /// <summary>As short as a secret may be, and found nowhere by chance.</summary>
    private const string PlainSecret = "secret-1";

    private static readonly KnownCredentials PlainToken = KnownCredentials
        .Token(PlainSecret)
        .Value();

    private static readonly KnownCredentials PlainKey = KnownCredentials
        .EmailAndKey("me@a.test", PlainSecret)
        .Value();

    // The plainest first; each of them is simpler than all that follow.
    private static readonly BaseAddress[] PlainAddresses =
    [
        BaseAddress.Cloudflare,
        BaseAddress.Create("https://example.com/").Value(),
        BaseAddress.Create("http://localhost/").Value(),
    ];

    /// <summary>The plainest of the same kind and of tokens: what secrets there are can't be read back.</summary>
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

    public static IEnumerable<ApiRequest> Request(ApiRequest request) =>
        request.Segments is ["accounts", var account, "images", "v1", var image]
            ? ImageShrinks
                .Account(AccountId.Create(account).Value())
                .Select(smaller => (Account: smaller, Image: ImageId.Any(image).Value()))
                .Concat(
                    ImageShrinks
                        .Id(ImageId.Any(image).Value())
                        .Select(smaller =>
                            (Account: AccountId.Create(account).Value(), Image: smaller)
                        )
                )
                .SelectMany(static ids =>
                    ImagesV1.Get(ids.Account, ids.Image).Request.RightAsEnumerable()
                )
            : [];

    public static IEnumerable<Operation<Image>> Operation(Operation<Image> operation) =>
        operation
            .Request.RightAsEnumerable()
            .SelectMany(Request)
            .Select(request => operation with { Request = request });

    public static IEnumerable<RetryPolicy> Policy(RetryPolicy policy) =>
        policy == RetryPolicy.None
            ? []
            : Shrinks
                .Items(policy.Delays.ToArray(), Wait)
                .Select(delays => Policies.Of([.. delays], policy.Jitter, policy.LongestWait))
                .Concat(
                    Hundredths(policy.Jitter)
                        .Select(jitter =>
                            Policies.Of(policy.Delays.ToArray(), jitter, policy.LongestWait)
                        )
                )
                .Concat(
                    policy.LongestWait == RetryPolicy.None.LongestWait
                        ? []
                        :
                        [
                            Policies.Of(
                                policy.Delays.ToArray(),
                                policy.Jitter,
                                RetryPolicy.None.LongestWait
                            ),
                        ]
                )
                .Prepend(RetryPolicy.None);

    private static IEnumerable<string> Shorter(string secret) =>
        Shrinks.Text(secret).Where(static text => text.Length >= KnownCredentials.ShortestSecret);

    private static Seq<BaseAddress> WithoutSegment(string address) =>
        BaseAddress
            .Create(address[..(address.TrimEnd('/').LastIndexOf('/') + 1)])
            .RightAsEnumerable();

    // In whole milliseconds, and hundredths, which print short.
    private static IEnumerable<TimeSpan> Wait(TimeSpan wait) =>
        Shrinks
            .Toward((long)Math.Ceiling(wait.TotalMilliseconds))
            .Select(static ms => TimeSpan.FromMilliseconds(ms));

    private static IEnumerable<double> Hundredths(double jitter) =>
        Shrinks
            .Toward((long)Math.Ceiling(jitter * 100))
            .Select(static hundredths => hundredths / 100.0);
}
