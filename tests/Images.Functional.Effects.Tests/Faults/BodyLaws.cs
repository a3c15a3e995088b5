using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class BodyLaws
{
    [Property]
    public async Task However_large_within_the_limit_and_in_whatever_pieces_a_body_is_read_whole(
        NonNegativeInt padding,
        NonEmptyArray<PositiveInt> sizes
    )
    {
        // Beyond the usual size, and beyond several times it.
        var body = Padded(padding.Get * 1000 % 100_000);
        var content = new DripContent(body, Sizes(sizes));

        var result = await Send(content, body.Length);

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(result));
        Assert.Equal(body.Length, content.Taken);
    }

    [Property]
    public async Task No_more_than_a_byte_beyond_the_limit_is_read(
        NonNegativeInt padding,
        PositiveInt limit,
        NonEmptyArray<PositiveInt> sizes
    )
    {
        var body = Padded(padding.Get * 1000 % 100_000);
        var maximum = 1 + (limit.Get * 997 % (body.Length - 1));
        var content = new DripContent(body, Sizes(sizes));

        var result = await Send(content, maximum);

        Assert.Equal(Outcome.TooLarge, Outcome.Of(result));
        Assert.Equal(maximum + 1, content.Taken);
    }

    [Fact]
    public async Task An_operation_may_have_the_largest_limit_that_there_is()
    {
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() =>
                new HttpResponseMessage { Content = new DripContent(Documented.Response, [100]) }
            )
        );
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        var unlimited = Calls.Get with
        {
            Request = Calls.Get.Request.Map(static request =>
                request with
                {
                    LargestReply = int.MaxValue,
                }
            ),
        };

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await client.Send(unlimited).Soon()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((1 << 30) + 1)]
    public void A_limit_out_of_range_is_a_programming_error(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CloudflareOptions { MaximumReplyBytes = limit }
        );

    private static byte[] Padded(int spaces) =>
        [.. Enumerable.Repeat((byte)' ', spaces), .. Documented.Response];

    private static int[] Sizes(NonEmptyArray<PositiveInt> sizes) =>
        [.. sizes.Get.Select(static size => size.Get * 100)];

    private static Task<Either<CfErrors, Image>> Send(HttpContent content, int limit) =>
        Calls.Through(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content }),
            Calls.To("http://localhost") with
            {
                MaximumReplyBytes = limit,
            }
        );
}
