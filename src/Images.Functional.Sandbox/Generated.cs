using System;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Images.Functional.Sandbox;

/// <summary>
/// The values that the service makes. The sandbox derives them from their purpose, the state's seed and the number of the request, so that
/// equal states give equal answers.
/// </summary>
internal static class Generated
{
    public static SigningKeyValue Key(
        long seed,
        AccountId account,
        SigningKeyName name,
        long number
    ) =>
        Documented.Valid(
            SigningKeyValue.Create(
                Convert.ToBase64String(Bytes(seed, $"key {account} {name}", number)[..24])
            )
        );

    public static BatchTokenValue Token(long seed, AccountId account, long number) =>
        Documented.Valid(
            BatchTokenValue.Create(
                Base64Url.EncodeToString(Bytes(seed, $"token {account}", number))
            )
        );

    /// <summary>
    /// A UUID, as the service assigns them. The state may have images that a sandbox with the same seed has made before, such as those of a
    /// folder: no image has this id.
    /// </summary>
    public static ImageId Image(SandboxState state, AccountId account)
    {
        var id = Image(state, $"image {account}");
        for (var next = 1; state.Has(account, id); next++)
            id = Image(state, $"image {account} {next}");
        return id;
    }

    /// <summary>A number from 0 to 1 (exclusive).</summary>
    public static double Chance(long seed, long number, string what) =>
        BinaryPrimitives.ReadUInt32LittleEndian(Bytes(seed, what, number)) / (uint.MaxValue + 1.0);

    private static ImageId Image(SandboxState state, string what) =>
        Documented.Valid(
            ImageId.Create(new Guid(Bytes(state.Seed, what, state.Serial).AsSpan(..16)).ToString())
        );

    private static byte[] Bytes(long seed, string what, long number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {number} {what}"));
}
