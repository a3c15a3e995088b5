using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>
    /// Credentials of both kinds. They shrink to the API token <c>secret-1</c>; what is printed of them is their kind alone.
    /// <see cref="KnownCredentials"/> come with their secrets.
    /// </summary>
    public static Arbitrary<Credentials> Credentials() =>
        Arb.From(Generate.Credentials, RequestShrinks.Credentials);

    /// <summary>
    /// Credentials whose secrets a test knows, of eight characters or more. They shrink to the API token <c>secret-1</c>; what
    /// is printed of them is their kind and the lengths of their secrets.
    /// </summary>
    public static Arbitrary<KnownCredentials> KnownCredentials() =>
        Arb.From(Generate.KnownCredentials, RequestShrinks.Known);

    /// <summary>Base addresses. They shrink to <see cref="BaseAddress.Cloudflare"/>.</summary>
    public static Arbitrary<BaseAddress> BaseAddress() =>
        Arb.From(Generate.BaseAddresses, RequestShrinks.Address);

    /// <summary>Batch hosts. They shrink to the account <c>a</c> at <see cref="BaseAddress.Cloudflare"/>.</summary>
    public static Arbitrary<BatchHost> BatchHost() =>
        Composed.Of(
            AccountId(),
            BaseAddress(),
            static (account, address) => new BatchHost(account, address),
            static host => (host.Account, host.Address)
        );

    /// <summary>Requests. Both ids in them shrink to <c>a</c>.</summary>
    public static Arbitrary<ApiRequest> ApiRequest() =>
        Composed.Of(
            AccountId(),
            ImageId(),
            static (account, image) => ImagesV1.Get(account, image).Request.Value(),
            static request =>
                (
                    Functional.AccountId.Create(request.Segments[1]).Value(),
                    Functional.ImageId.Any(request.Segments[4]).Value()
                )
        );

    /// <summary>Operations. Both ids in their requests shrink to <c>a</c>; how they read a reply stays.</summary>
    public static Arbitrary<Operation<Image>> Operation() =>
        Arb.From(
            Generate.Operations,
            static operation =>
                operation
                    .Request.RightAsEnumerable()
                    .SelectMany(ApiRequest().Shrinker)
                    .Select(request => operation with { Request = request })
        );

    /// <summary>Retry policies. They shrink to <see cref="RetryPolicy.None"/>.</summary>
    public static Arbitrary<RetryPolicy> RetryPolicy() =>
        Arb.From(
            Generate.RetryPolicies,
            static policy =>
                policy == Functional.RetryPolicy.None
                    ? []
                    : Policies.OfAnyDelays.Shrinker(policy).Prepend(Functional.RetryPolicy.None)
        );
}
