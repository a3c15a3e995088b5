using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Rules in general: whose turn it is, what an effect is, and what no text shows.</summary>
public sealed class RuleTests
{
    private static readonly AccountId Account = Documented.Account;

    private static readonly ImagesStats Fake = new(1, 2);

    private static SandboxRule Own { get; } =
        SandboxRule.On(
            ImagesV1.Endpoints.Stats,
            static (state, account) => (state.Without(account, Documented.Id), Fake)
        );

    [Fact]
    public async Task The_users_rule_replaces_the_sandboxs()
    {
        using var service = new Service(Everything.State.WithRules(Own));
        Assert.Equal(Fake, await service.Do(ImagesV1.Stats(Account)));
        Assert.Equal((404, 5404), await service.Refused(ImagesV1.Get(Account, Documented.Id)));
    }

    [Fact]
    public async Task The_rule_of_an_endpoint_of_bytes_answers_with_them()
    {
        var bytes = new Blob(new byte[] { 0x89, 0x50, 0xFF, 0 });
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.On(ImagesV1.Endpoints.Blob, (state, _) => (state, bytes))
            )
        );
        Assert.Equal(bytes, await service.Do(ImagesV1.Blob(Account, Documented.Id)));
        var (_, outcome) = CloudflareSandbox.Handle(
            service.State,
            new SandboxRequest(
                "GET",
                $"/accounts/{Account}/images/v1/{Documented.Id}/blob",
                Seq1(("Authorization", "Bearer sandbox"))
            )
        );
        Assert.Contains(
            ("Content-Type", "application/octet-stream"),
            ((SandboxReply)outcome.Reply).Headers
        );
    }

    [Fact]
    public async Task A_rule_that_throws_is_answered_with_its_message_and_is_not_repeated()
    {
        var calls = 0;
        var state = Everything.State.WithRules(
            SandboxRule.On<AccountId, ImagesStats>(
                ImagesV1.Endpoints.Stats,
                (_, _) =>
                {
                    calls++;
                    throw new InvalidOperationException("expected 1, found 2");
                }
            )
        );
        using var service = new Service(state);
        var refused = (await service.Send(ImagesV1.Stats(Account))).Left();
        Assert.Contains(
            "the sandbox's rule for GET /accounts/{account_id}/images/v1/stats threw InvalidOperationException: expected 1, found 2",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((400, 0), (refused.StatusCode, Assert.Single(refused.Items).Code));
        Assert.False(refused.IsRetryable);
        Assert.Equal(1, calls);
        Assert.Equal(1, service.State.Requests);
    }

    [Theory]
    [InlineData("the query")]
    [InlineData("the message")]
    [InlineData("the state")]
    public async Task Whatever_of_a_rule_is_wrong_is_answered_once(string wrong)
    {
        var endpoint = Endpoint
            .Get("/accounts/{account_id}/own", AccountId.Text)
            .Query<int>(
                static _ => [],
                query => wrong == "the query" ? throw new InvalidOperationException("no query") : 1
            )
            .Gives(Json.String);
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.On(
                    endpoint,
                    (state, _) =>
                        wrong == "the message" ? throw new InvalidOperationException("half \ud83d")
                        : wrong == "the state" ? (null!, "a")
                        : (state, "a")
                )
            )
        );

        for (var i = 1; i < 3; i++)
        {
            var refused = (await service.Send(endpoint.Of((Account, 1)))).Left();
            Assert.Equal(400, refused.StatusCode);
            Assert.Contains(
                "the sandbox's rule for GET /accounts/{account_id}/own threw ",
                refused.Message,
                StringComparison.Ordinal
            );
            Assert.Equal(i, service.State.Requests);
        }
    }

    [Fact]
    public async Task A_request_that_an_own_endpoint_cannot_read_is_refused_with_the_reason()
    {
        var name = Text.Of("name", 3, 9, static text => text, static (string text) => text);
        var endpoint = Endpoint
            .Change("POST", "/accounts/{account_id}/own", AccountId.Text)
            .Json(Json.In("name", Json.Of(name)))
            .Gives(Json.String);
        using var service = new Service(
            Everything.State.WithRules(SandboxRule.On(endpoint, static (state, _) => (state, "a")))
        );

        // A client does not check the limits again.
        var refused = (await service.Send(endpoint.Of((Account, "a")))).Left();
        Assert.Equal((400, 7003), (refused.StatusCode, Assert.Single(refused.Items).Code));
        Assert.Contains(
            "The sandbox's rule can't read the request: ",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected 3 to 9 characters, found 1 character",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_rule_replaces_one_whose_template_has_other_names()
    {
        static Endpoint<(AccountId, string), string> Named(string name) =>
            Endpoint
                .Get($"/accounts/{{account_id}}/own/{{{name}}}", AccountId.Text)
                .Path(Text.Of(name, 1, 9, static text => text, static (string text) => text))
                .Gives(Json.String);
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.On(Named("a"), static (state, _) => (state, "first")),
                SandboxRule.On(Named("b"), static (state, _) => (state, "second"))
            )
        );

        Assert.Single(service.State.Rules);
        Assert.Equal("second", await service.Do(Named("a").Of((Account, "x"))));
    }

    [Fact]
    public async Task A_rule_answers_a_path_without_a_value()
    {
        var zones = Endpoint.Get("/zones").Query(Creator.Text).Gives(Json.String);
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.On(zones, static (state, read) => (state, read.Item2.ToString()))
            )
        );

        Assert.Equal("None", await service.Do(zones.Of((unit, None))));
        Assert.Equal(
            "Some(me)",
            await service.Do(zones.Of((unit, Some(Creator.Create("me").Right()))))
        );
    }

    [Fact]
    public async Task A_rule_replaces_no_other_of_the_same_path_or_method()
    {
        var text = Endpoint.Get("/accounts/{account_id}/own/a", AccountId.Text).Gives(Json.String);
        var other = Endpoint.Get("/accounts/{account_id}/own/b", AccountId.Text).Gives(Json.String);
        var change = Endpoint
            .Change("POST", "/accounts/{account_id}/own/a", AccountId.Text)
            .Gives(Json.String);
        var named = Endpoint
            .Get("/accounts/{account_id}/own/{creator}", AccountId.Text)
            .Path(Creator.Text)
            .Gives(Json.String);
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.On(text, static (state, _) => (state, "a")),
                SandboxRule.On(other, static (state, _) => (state, "b")),
                SandboxRule.On(change, static (state, _) => (state, "c")),
                SandboxRule.On(named, static (state, _) => (state, "d"))
            )
        );

        Assert.Equal("a", await service.Do(text.Of(Account)));
        Assert.Equal("b", await service.Do(other.Of(Account)));
        Assert.Equal("c", await service.Do(change.Of(Account)));
        Assert.Equal("d", await service.Do(named.Of((Account, Creator.Create("e").Right()))));
    }

    [Fact]
    public async Task A_rule_replaces_an_earlier_one_and_can_keep_what_it_is_given()
    {
        var endpoint = Endpoint
            .Change("POST", "/accounts/{account_id}/own/count", AccountId.Text)
            .Gives(Json.Integer);
        using var service = new Service(Everything.State.WithRules(Counting(1)));

        foreach (var count in new[] { 1L, 2, 3 })
            Assert.Equal(count, await service.Do(endpoint.Of(Account)));

        SandboxRule Counting(long next) =>
            SandboxRule.On(endpoint, (state, _) => (state.WithRules(Counting(next + 1)), next));
    }

    [Fact]
    public async Task An_endpoint_whose_path_names_no_account_is_answered()
    {
        var endpoint = Endpoint.Get("/images/{image_id}", ImageId.Text).Gives(ImagesStats.Codec);
        using var service = new Service(
            Service.Empty.WithRules(SandboxRule.On(endpoint, static (state, _) => (state, Fake)))
        );
        Assert.Equal(Fake, await service.Do(endpoint.Of(Documented.Id)));
    }

    [Fact]
    public async Task A_whole_envelope_is_answered_as_it_is()
    {
        var envelope = Envelope.Of(Fake) with
        {
            Messages = Seq1(new ApiMessage(1, "counted yesterday")),
            ResultInfo = JsonText.Parse("""{"cursor":"next"}""").Right(),
        };
        using var service = new Service(
            Everything.State.WithRules(
                SandboxRule.OnEnvelope(
                    ImagesV1.Endpoints.Stats,
                    (state, _) => (state, Right<SandboxReply, Envelope<ImagesStats>>(envelope))
                )
            )
        );
        Assert.Equal(envelope, await service.Do(ImagesV1.Stats(Account).WithEnvelope()));
    }

    [Fact]
    public void States_with_the_same_rules_are_equal()
    {
        Assert.Equal(SandboxState.Empty.WithRules(Own), SandboxState.Empty.WithRules(Own));
        Assert.NotEqual(SandboxState.Empty.WithRules(Own), SandboxState.Empty);
        Assert.Equal("GET /accounts/{account_id}/images/v1/stats", Own.ToString());
    }

    // A path fits …/{image_id} too: there, DELETE would be right, and the id wrong.
    [Fact]
    public void The_most_literal_endpoint_is_meant()
    {
        var (_, outcome) = CloudflareSandbox.Handle(
            Everything.State,
            new SandboxRequest(
                "DELETE",
                $"/accounts/{Account}/images/v1/stats",
                Seq1(("Authorization", "Bearer sandbox"))
            )
        );
        Assert.Equal(405, outcome.Reply.Map(static reply => reply.Status));
    }

    [Fact]
    public async Task Two_sandboxes_give_equal_replies_to_equal_requests()
    {
        using var one = new Service(Everything.State);
        using var other = new Service(Everything.State);
        foreach (var call in Everything.Calls)
        {
            await one.Send(call.Of(Account));
            await other.Send(call.Of(Account));
        }

        // A form's boundary is another each time.
        Assert.Equal(
            one.State with
            {
                Received = default,
            },
            other.State with
            {
                Received = default,
            }
        );
        Assert.Equal(one.State.Requests, other.State.Requests);
    }

    [Fact]
    public async Task A_request_whose_reply_is_lost_or_replaced_took_effect()
    {
        foreach (
            var step in new[]
            {
                SandboxStep.DropAfter,
                SandboxStep.ReplyAfter(new SandboxReply(502)),
            }
        )
        {
            using var service = new Service(Everything.State.WithScript(step));
            Assert.True((await service.Send(ImagesV1.Delete(Account, Documented.Id))).IsLeft);
            Assert.Equal((404, 5404), await service.Refused(ImagesV1.Get(Account, Documented.Id)));
        }
    }

    [Fact]
    public async Task Equal_requests_to_two_accounts_make_different_keys_tokens_and_ids()
    {
        var other = AccountId.Create("other").Right();
        Assert.Empty((await Made(Account)).Intersect(await Made(other)));
    }

    private static async Task<string[]> Made(AccountId account)
    {
        using var service = new Service(Service.Empty.With(account));
        var keys = await service.Do(
            ImagesV1.CreateKey(account, SigningKeyName.Create("web").Right())
        );
        var token = await service.Do(ImagesV1.GetBatchToken(account));
        var link = await service.Do(ImagesV1.DirectUpload(account, new LinkRequestV1()));
        return
        [
            .. keys.Map(static key => key.Value.Map(static value => value.Reveal())).Somes(),
            token.Token.Reveal(),
            $"{(ImageId)link.Id}",
        ];
    }

    [Fact]
    public void A_state_and_an_account_say_how_much_they_have()
    {
        Assert.Equal(
            "1 images in 1 accounts, 1 credentials, 0 requests, no limit, 0 steps left",
            $"{Everything.State}"
        );
        Assert.Equal(
            "2 images in 1 accounts, 1 credentials, 0 requests, 3 remaining, 1 steps left",
            $"{(Everything.State with { Remaining = 3 }).WithScript(SandboxStep.Drop).WithEnvelope(Account, ImageId.Any("a").Right(), "")}"
        );
        Assert.Equal("1 keys, 1 variants", $"{SandboxAccount.New(Account)}");
    }

    [Fact]
    public async Task A_request_that_is_dropped_or_answered_by_the_script_took_no_effect()
    {
        using var service = new Service(
            Everything.State.WithScript(
                SandboxStep.Drop,
                SandboxStep.Reply(new SandboxReply(503)),
                SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(1)))
            )
        );
        for (var i = 0; i < 3; i++)
            Assert.True((await service.Send(ImagesV1.Delete(Account, Documented.Id))).IsLeft);
        await service.Do(ImagesV1.Get(Account, Documented.Id));
    }

    [Fact]
    public async Task A_request_over_the_limit_takes_no_effect()
    {
        using var service = new Service(Everything.State with { Remaining = 0 });
        Assert.Equal((429, 971), await service.Refused(ImagesV1.Delete(Account, Documented.Id)));
        Assert.Equal(Everything.State.Images, service.State.Images);
    }

    [Fact]
    public async Task Query_and_body_are_recorded()
    {
        using var handler = new SandboxHandler(SandboxState.Empty);
        using var http = new HttpClient(handler);
        using var content = new StringContent("""{"é":1}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/a?b=%20c&d")
        {
            Content = content,
        };
        using var sync = new HttpRequestMessage(HttpMethod.Post, "http://localhost/a?b=%20c&d")
        {
            Content = content,
        };
        using var first = await http.SendAsync(request);
        using var second = http.Send(sync);
        Assert.Equal(2, handler.State.Requests);
        foreach (var received in handler.State.Received)
            Assert.Equal(("b=%20c&d", """{"é":1}"""), (received.Query, received.Body));
    }

    [Fact]
    public async Task No_text_shows_a_key_a_token_or_a_link()
    {
        using var service = new Service(Everything.State);
        var keys = await service.Do(ImagesV1.CreateKey(Account, Everything.Key));
        var token = await service.Do(ImagesV1.GetBatchToken(Account));
        var link = await service.Do(ImagesV1.DirectUpload(Account, new LinkRequestV1()));
        service.Update(static state => state.WithScript(SandboxStep.Drop));
        Assert.True((await service.Send(link.Upload(ImageFile.Of("GIF89a"u8.ToArray())))).IsLeft);
        string[] secrets =
        [
            keys[0].Value.Map(static value => value.Reveal()).IfNone(""),
            token.Token.Reveal(),
            link.Url.Map(static url => new Uri(url.Reveal()).AbsolutePath).IfNone(""),
        ];
        var (_, outcome) = CloudflareSandbox.Handle(
            service.State,
            new SandboxRequest(
                "GET",
                $"/accounts/{Account}/images/v1/keys",
                Seq1(("Authorization", "Bearer sandbox"))
            )
        );
        Assert.Contains(
            secrets[0],
            outcome.Reply.Map(static reply => reply.Body).IfNone(""),
            StringComparison.Ordinal
        );
        var texts =
            $"{service.State} {service.State.Accounts} {service.State.Received} {outcome} {keys} {token} {link} "
            + $"{SandboxAccount.New(Account)} {service.State.Script}";
        Assert.All(
            secrets,
            secret =>
            {
                Assert.True(secret.Length > 20);
                Assert.DoesNotContain(secret, texts, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_refusal_by_the_users_rule_is_an_envelope_with_an_error()
    {
        var reply = SandboxReply.Refusal(418, 7, "\"teapot\"");
        Assert.Equal("418, 98 bytes", reply.ToString());
        Assert.Equal(
            """{"errors":[{"code":7,"message":"\u0022teapot\u0022"}],"messages":[],"result":null,"success":false}""",
            reply.Body
        );
    }
}
