using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>What an account has, apart from its images.</summary>
/// <param name="Hash">The account hash, which is in the URLs of its images. No two accounts may have the same.</param>
/// <param name="Keys">The signing keys. An account always has one.</param>
/// <param name="Variants">The variants, by their ids.</param>
/// <param name="Config">The configuration. Settings that were never made are not stated.</param>
/// <param name="Allowed">How many images the account may have. Further uploads get a 403.</param>
/// <exception cref="ArgumentException"><paramref name="Hash"/> is no <see cref="AccountHash"/>.</exception>
public sealed record SandboxAccount(
    string Hash,
    Map<SigningKeyName, SigningKeyValue> Keys,
    Map<VariantId, Variant> Variants,
    ImagesConfig Config,
    long Allowed
)
{
    /// <summary>The account hash, which is in the URLs of its images. No two accounts may have the same.</summary>
    public string Hash
    {
        get;
        init => field = Checked(value);
    } = Checked(Hash);

    /// <summary>The most variants that an account can have.</summary>
    public const int MostVariants = 100;

    /// <summary>The largest file that an upload may have, in bytes: 10 MB (Cloudflare's documentation, <em>Limits</em>).</summary>
    public const int MaximumFileBytes = 10 * 1024 * 1024;

    private const int HashCharacters = 22;

    /// <summary>
    /// Creates an account as the service has it at first: the key <c>default</c>, the variant <c>public</c> (1366×768), and room for 100,000
    /// images. Its hash is the first 22 characters of the base64url form of its id's SHA-256.
    /// </summary>
    public static SandboxAccount New(AccountId id) =>
        new(
            Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)))[
                ..HashCharacters
            ],
            Map((DefaultKey, Generated.Key(0, id, DefaultKey, 0))),
            Map((Public.Id, Public)),
            new ImagesConfig(),
            100_000
        );

    /// <summary>How many keys and variants there are. Shows none of them, because keys are secrets.</summary>
    public override string ToString() => $"{Keys.Count} keys, {Variants.Count} variants";

    private static string Checked(string hash) =>
        AccountHash
            .Create(hash)
            .Match(
                Right: static valid => valid.Value,
                Left: static errors => throw new ArgumentException(errors.Message, nameof(hash))
            );

    internal static SigningKeyName DefaultKey { get; } =
        Documented.Valid(SigningKeyName.Create("default"));

    internal Arr<SigningKey> SigningKeys =>
        toArray(Keys.AsEnumerable().Map(static key => new SigningKey(key.Key, key.Value)));

    private static Variant Public { get; } =
        new(
            Documented.Valid(VariantId.Create("public")),
            new VariantOptions(
                Fit.ScaleDown,
                KeptMetadata.None,
                Documented.Valid(Pixels.Create(1366)),
                Documented.Valid(Pixels.Create(768))
            ),
            Setting.Off
        );
}
