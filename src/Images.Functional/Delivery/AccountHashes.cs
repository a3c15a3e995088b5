using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>Where an account's hash is found: no call returns it.</summary>
public static class AccountHashes
{
    /// <summary>The hash in the URLs of an image's variants; None if it has no delivery URL.</summary>
    public static Option<AccountHash> AccountHash(this Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image
            .Variants.IfNone(Arr<VariantUrl>.Empty)
            .ToSeq()
            .Choose(static url => DeliveryUrl.Create(url.Value).ToOption())
            .HeadOrNone()
            .Map(static url => url.AccountHash);
    }

    /// <summary>The hash in a one-time address: <c>https://upload.imagedelivery.net/HASH/ID</c>; None if there is no such address.</summary>
    public static Option<AccountHash> AccountHash(this DirectUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return upload.Url.Bind(static url =>
            Functional
                .AccountHash.Create(
                    new Uri(url.Reveal()).AbsolutePath.Split('/') switch
                    {
                        // cfimages serve has uploads below a folder.
                        [_, "upload", var hash, _, ..] => hash,
                        [_, var hash, _, ..] => hash,
                        _ => null,
                    }
                )
                .ToOption()
        );
    }
}
