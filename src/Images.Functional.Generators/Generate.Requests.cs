using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Credentials of both kinds, of any secrets: also of one character, and of 2,000.</summary>
    /// <remarks>Of a hundred, at least: 40 an API token, 40 an email and API key.</remarks>
    public static Gen<Credentials> Credentials =>
        Gen.Frequency(
            (4, KnownCredentials.Select(static known => known.Credentials)),
            (
                1,
                Dice.Roll(static dice =>
                    dice.OneIn(2)
                        ? Functional.Credentials.Token(Secrets.Any(dice, 1)).Value()
                        : Functional
                            .Credentials.EmailAndKey(Secrets.Any(dice, 1), Secrets.Any(dice, 1))
                            .Value()
                )
            )
        );

    /// <summary>Credentials with their secrets, most of them as Cloudflare makes them.</summary>
    /// <remarks>
    /// Of a hundred, at least: 30 an API token, 40 an email and API key, 20 a token of 40 characters, 20 a key of 37 hex
    /// digits, 4 a secret over 400 characters.
    /// </remarks>
    public static Gen<KnownCredentials> KnownCredentials =>
        Dice.Roll(static dice =>
                dice.Below(6) switch
                {
                    < 2 => Generators.KnownCredentials.Token(Secrets.Token(dice)),
                    2 => Generators.KnownCredentials.Token(AnySecret(dice)),
                    < 5 => Generators.KnownCredentials.EmailAndKey(
                        Secrets.Email(dice),
                        Secrets.Key(dice)
                    ),
                    _ => Generators.KnownCredentials.EmailAndKey(AnySecret(dice), AnySecret(dice)),
                }
            )
            .Select(Valid.Value);

    /// <summary>Raw texts on both sides of what a token, an email or a key may be: with line breaks, spaces, controls, none.</summary>
    /// <remarks>Of a hundred, at least: 30 right, 40 wrong, 8 with a line break, 7 beyond ASCII, 5 empty.</remarks>
    public static Gen<string> CredentialTexts =>
        Dice.Roll(static dice =>
            dice.Below(4) switch
            {
                0 => Secrets.Token(dice),
                1 => Secrets.Any(dice, 1),
                _ => Secrets.Wrong(dice),
            }
        );

    /// <summary>Base addresses: Cloudflare's own, others of https, and this very machine's of http, with ports and paths.</summary>
    /// <remarks>
    /// Of a hundred, at least: 10 Cloudflare's, 25 of https elsewhere, 25 of http to this machine, 25 with a port, 55 with a
    /// path.
    /// </remarks>
    public static Gen<BaseAddress> BaseAddresses =>
        Gen.Frequency(
            (1, Gen.Constant(BaseAddress.Cloudflare)),
            (5, Dice.Roll(Addresses.Any).Through(BaseAddress.Create))
        );

    /// <summary>Raw texts on both sides of what a base address may be: with user info, query, fragment, another scheme, http to elsewhere.</summary>
    /// <remarks>
    /// Of a hundred, at least: 40 right, 30 wrong, 3 of http to elsewhere, 5 with user info, 3 with a query.
    /// </remarks>
    public static Gen<string> BaseAddressTexts =>
        Gen.OneOf(Dice.Roll(Addresses.Any), Dice.Roll(Addresses.Wrong));

    /// <summary>Requests of <see cref="ImagesV1.Get"/> for any two ids that it accepts.</summary>
    public static Gen<ApiRequest> ApiRequests => Arbitraries.ApiRequest().Generator;

    /// <summary><see cref="ImagesV1.Get"/> of any two ids that it accepts.</summary>
    public static Gen<Operation<Image>> Operations =>
        from account in AccountIds
        from image in ImageIds
        select ImagesV1.Get(account, image);

    /// <summary>Policies of up to six retries: none, the default, doubling ones, and of any delays.</summary>
    /// <remarks>
    /// Of a hundred, at least: 4 without retries, 7 the default, 60 of several retries, 9 of the largest jitter, 7 without
    /// jitter, 6 that wait no longer than a second, 3 that wait longer than a minute.
    /// </remarks>
    public static Gen<RetryPolicy> RetryPolicies =>
        Gen.Frequency(
            (1, Gen.Constant(RetryPolicy.None)),
            (1, Gen.Constant(RetryPolicy.Default)),
            (4, Doubling),
            (4, Policies.OfAnyDelays.Generator)
        );

    private static Gen<RetryPolicy> Doubling =>
        from retries in Gen.Choose(1, 6)
        from first in Policies.Waits.Generator
        from cap in Policies.Waits.Generator
        from jitter in Policies.Jitters.Generator
        from longest in Policies.LongestWaits.Generator
        select RetryPolicy.Exponential(retries, first, cap, jitter, longest);

    private static string AnySecret(Dice dice) =>
        Secrets.Any(dice, Generators.KnownCredentials.ShortestSecret);
}
