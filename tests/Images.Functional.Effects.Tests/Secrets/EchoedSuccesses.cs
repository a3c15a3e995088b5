using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>A success that says the credentials back: its value stays as it came, and its texts lose them.</summary>
public sealed class EchoedSuccesses
{
    private const string Secret = "5ecret-token";

    private const string Reply = """
        {
          "success": true,
          "errors": [{"code": 1001, "message": "5ecret-token", "error_chain": ["of 5ecret-token"]}],
          "messages": [{"code": 1002, "message": "m", "documentation_url": "https://a/5ecret-token"}],
          "result": {
            "images": [
              {"id": "5ecret-token", "creator": "5ecret\u002dtoken"},
              {"id": 7, "uploaded": "5ecret-token", "5ecret-token": ["5ecret\u002dtoken"]},
              {"id": 8, "uploaded": "a date"}
            ],
            "continuation_token": ""
          }
        }
        """;

    [Fact]
    public async Task A_user_who_takes_the_envelope_gets_messages_without_them()
    {
        var texts = await Sent(
            ImagesV2
                .Endpoints.List.Of(Calls.Account, Listing.All)
                .WithEnvelope()
                .Map(static envelope => string.Concat(envelope.Errors.Concat(envelope.Messages)))
        );
        Assert.Contains("***", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("5ecret", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_own_refusal_is_made_once_of_the_reply_as_it_came()
    {
        var calls = 0;
        using var handler = new ScriptedHandler(static () =>
            ScriptedHandler.Reply(200, """{"success":true,"result":{"creator":"me@example.com"}}""")
        );
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = new CloudflareClient(http, Credentials.Token("me@example.com"));

        var refused = (CfErrors)
            await client
                .Send(
                    Calls.Get.Refine(image =>
                    {
                        calls++;
                        return Left<CfErrors, Image>(
                            CfErrors.From(Error.New($"of {image.Creator}"))
                        );
                    })
                )
                .Soon();

        // What it says loses the credentials.
        Assert.Equal((1, "of Some(***)"), (calls, refused.Message));
        Assert.False(refused.IsUncertain);
    }

    [Fact]
    public async Task An_unreadable_element_is_kept_without_them_wherever_it_is()
    {
        AreHidden((await Sent(ImagesV2.List(Calls.Account, Listing.All))).Elements);
        AreHidden((await Sent(ImagesV2.Endpoints.List.Of(Calls.Account, Listing.All))).Images);
        AreHidden(
            (
                await Sent(
                    ImagesV2
                        .Endpoints.List.Of(Calls.Account, Listing.All)
                        .Map(static list => list.Images.Reverse())
                        .WithEnvelope()
                )
            ).Result.Reverse()
        );
    }

    [Fact]
    public async Task A_number_that_was_one_is_hidden_whole()
    {
        var list = await Sent(
            ImagesV2.Endpoints.List.Of(Calls.Account, Listing.All),
            """{"success":true,"result":{"images":[{"id":123456789}]}}""",
            "123456789"
        );
        var wrong = list.Images.Lefts().Single();
        Assert.Equal("\"***\"", wrong.Json.Value);
        Assert.Equal("an object", wrong.Errors.Items.Map(Expected).Single());
    }

    [Fact]
    public async Task An_element_in_which_only_they_were_wrong_is_still_unreadable()
    {
        var secret = new string('s', 300);
        var list = await Sent(
            ImagesV2.Endpoints.List.Of(Calls.Account, Listing.All),
            $$"""{"success":true,"result":{"images":[{"filename":"{{secret}}"} ] } }""",
            secret
        );
        var wrong = list.Images.Lefts().Single();
        Assert.Equal("""{"filename":"***"}""", wrong.Json.Value);
        Assert.Equal(
            "must not contain the request's credentials",
            wrong.Errors.Items.Map(Expected).Single()
        );
    }

    private static void AreHidden(Arr<Either<Unreadable, Image>> elements)
    {
        // What could be read is the user's.
        Assert.Equal(
            (Secret, Secret),
            elements
                .Rights()
                .Select(static image => ($"{(ImageId)image.Id}", $"{(Creator)image.Creator}"))
                .Single()
        );
        Assert.Equal(
            ["""{"id":7,"uploaded":"***","***":["***"]}""", """{"id":8,"uploaded":"a date"}"""],
            elements.Lefts().Select(static wrong => wrong.Json.Value)
        );
        Assert.All(
            elements.Lefts(),
            static wrong =>
            {
                Assert.Equal(2, wrong.Errors.Items.Count);
                Assert.DoesNotContain("5ecret", wrong.Errors.Message, StringComparison.Ordinal);
            }
        );
    }

    private static string Expected(CfError error) =>
        error switch
        {
            CfError.Malformed malformed => malformed.Expected,
            CfError.Constraint constraint => constraint.Limit,
            _ => "",
        };

    private static async Task<A> Sent<A>(
        Operation<A> operation,
        string reply = Reply,
        string token = Secret
    )
    {
        await using var server = RawServer.Saying(Http.Reply(200, reply));
        using var client = new CloudflareClient(Credentials.Token(token), Calls.To(server.Address));
        return (A)await client.Send(operation).Soon();
    }
}
