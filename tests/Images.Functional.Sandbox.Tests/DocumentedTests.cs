using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The example of Cloudflare's documentation.</summary>
public static class DocumentedTests
{
    // With its id, where the documentation has the word "id".
    [Fact]
    public static void The_image_has_the_documented_members() =>
        Assert.Equal(
            Image
                .Codec.Parse(
                    """
                    {
                      "id": "107b9558-dd06-4bbd-5fef-9c2c16bb7900",
                      "creator": "107b9558-dd06-4bbd-5fef-9c2c16bb7900",
                      "filename": "logo.png",
                      "meta": { "key": "value" },
                      "requireSignedURLs": true,
                      "uploaded": "2014-01-02T02:20:00.123Z",
                      "variants": [
                        "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/thumbnail",
                        "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/hero",
                        "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/original"
                      ]
                    }
                    """
                )
                .Right(),
            Documented.Image
        );
}
