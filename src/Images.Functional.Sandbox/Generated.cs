using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Images.Functional.Sandbox;

/// <summary>
/// The values that the service makes up. The sandbox derives them from what they are for and from a number that no other request has, so
/// that equal states answer alike.
/// </summary>
internal static class Generated
{
    public static SigningKeyValue Key(AccountId account, SigningKeyName name, long number) =>
        Documented.Valid(
            SigningKeyValue.Create(
                Convert.ToBase64String(Bytes($"key {account} {name}", number)[..24])
            )
        );

    public static BatchTokenValue Token(AccountId account, long number) =>
        Documented.Valid(
            BatchTokenValue.Create(Base64Url.EncodeToString(Bytes($"token {account}", number)))
        );

    /// <summary>A UUID, as the service assigns them.</summary>
    public static ImageId Image(AccountId account, long number) =>
        Documented.Valid(
            ImageId.Create(new Guid(Bytes($"image {account}", number).AsSpan(..16)).ToString())
        );

    private static byte[] Bytes(string what, long number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {what}"));
}
