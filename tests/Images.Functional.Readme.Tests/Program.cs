using System;
using Images.Functional;
using Images.Functional.Effects;

var account = AccountId.FromVariables(Environment.GetEnvironmentVariable);
var client = CloudflareClient.FromEnvironment();
var stored = await client.Send(
    ImagesV1.Upload(
        account,
        Upload.Of(ImageFile.At("cat.jpg")) with
        {
            RequireSignedUrls = SignedUrls.Required,
        }
    )
);
var page = await client.Send(ImagesV2.List(account, Listing.All));
var signed =
    from image in stored
    from url in DeliveryUrl.Create(image.Variant("public").Map(v => v.Value).IfNone(""))
    from key in SigningKeyValue.Create(
        Environment.GetEnvironmentVariable("CLOUDFLARE_IMAGES_SIGNING_KEY")
    )
    from result in SignedUrl.Sign(
        url,
        key,
        DateTimeOffset.UtcNow.AddHours(1),
        DateTimeOffset.UtcNow
    )
    select result;
Console.WriteLine(
    page.Match(Right: found => $"{found.Items.Count} images", Left: errors => errors.Message)
);
Console.WriteLine(signed.Match(Right: url => url.ToString(), Left: errors => errors.Message));
