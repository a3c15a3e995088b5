using System;
using System.Linq;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Steps for one image or one operation: calls that run at the same time get the faults that are meant for them.</summary>
public sealed class TargetLaws
{
    private static readonly SandboxStep Unavailable = SandboxStep.Reply(new SandboxReply(503));

    [Fact]
    public async Task Parallel_calls_get_their_own_faults_in_any_order()
    {
        var ids = Enumerable
            .Range(0, 32)
            .Select(static i => ImageId.Custom($"a/{i}").Right())
            .ToArray();
        var state = Service.Empty;
        foreach (var id in ids)
            state = state.With(Documented.Account, id, Documented.Image with { Id = id });
        foreach (var id in ids.Where(static (_, i) => i % 2 == 0))
            state = state.WithScript(SandboxTarget.Image(id), Unavailable);
        using var service = new Service(state);

        var answers = await Task.WhenAll(
            ids.Reverse()
                .Select(id => Task.Run(() => service.Send(ImagesV1.Get(Documented.Account, id))))
        );

        Assert.Equal(
            ids.Reverse().Select(static (_, i) => i % 2 == 0),
            answers.Select(static answer => answer.IsRight)
        );
        Assert.True(service.State.Script.IsEmpty);
    }

    [Fact]
    public async Task A_step_for_an_image_is_for_its_upload_too_and_for_no_other_image()
    {
        var (one, other) = (ImageId.Custom("one").Right(), ImageId.Custom("other").Right());
        using var service = new Service(
            Service.Empty.WithScript(
                SandboxTarget.Image(one).And(SandboxTarget.Operation(ImagesV1.Endpoints.Upload)),
                Unavailable
            )
        );
        Assert.True((await service.Send(Upload(other))).IsRight);
        Assert.True((await service.Send(ImagesV1.Get(Documented.Account, one))).IsLeft);
        Assert.Equal((503, 0), await service.Refused(Upload(one)));
        Assert.True((await service.Send(Upload(one))).IsRight);
    }

    [Fact]
    public void A_step_says_which_requests_it_is_for()
    {
        var image = SandboxTarget.Image(ImageId.Custom("one").Right());
        var both = image.And(SandboxTarget.Image(ImageId.Custom("two").Right()));
        Assert.Equal("any", $"{SandboxTarget.Any}");
        Assert.Equal(
            "image one, image two, GET /accounts/{account_id}/images/v1/stats, GET /accounts/{account_id}/images/v1/keys",
            $"{both.And(SandboxTarget.Operation(ImagesV1.Endpoints.Stats)).And(SandboxTarget.Operation(ImagesV1.Endpoints.ListKeys))}"
        );
        Assert.Equal("drop for image one", $"{SandboxStep.Drop.For(image)}");
        Assert.Equal(
            "usual after 5 s for image one, GET /accounts/{account_id}/images/v1/stats",
            $"{SandboxStep.Slow(TimeSpan.FromSeconds(5)).For(image.And(SandboxTarget.Operation(ImagesV1.Endpoints.Stats)))}"
        );
    }

    [Theory]
    [InlineData("/client/v4/accounts/ACCOUNT/images/v1/a%2fcat(1)@2x.png")]
    [InlineData("/batch/images/v1/a%2fcat(1)@2x.png")]
    [InlineData("/upload/HASH/a%2fcat(1)@2x.png")]
    [InlineData("/cdn-cgi/imagedelivery/HASH/a/cat(1)@2x.png/public")]
    public void A_step_for_an_image_is_for_every_percent_encoding_of_its_id(string path)
    {
        var id = ImageId.Custom("a/cat(1)@2x.png").Right();
        var hash = Service.Empty.Accounts[Documented.Account].Hash;
        var request = new SandboxRequest(
            "GET",
            path.Replace("ACCOUNT", Documented.Account.Value, StringComparison.Ordinal)
                .Replace("HASH", hash, StringComparison.Ordinal),
            default
        );
        var (after, outcome) = CloudflareSandbox.Handle(
            Service.Empty.WithScript(SandboxTarget.Image(id), Unavailable),
            request
        );
        Assert.True(after.Script.IsEmpty);
        Assert.Equal(503, ((SandboxReply)outcome.Reply).Status);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("accounts")]
    [InlineData("default")]
    public async Task A_word_of_a_path_is_not_taken_for_the_id_of_an_image(string word)
    {
        var (id, other) = (ImageId.Custom(word).Right(), ImageId.Custom("other").Right());
        using var service = new Service(
            Service.Empty.WithScript(SandboxTarget.Image(id), Unavailable)
        );
        await service.Do(ImagesV1.Stats(Documented.Account));
        await service.Do(
            ImagesV1.CreateKey(Documented.Account, SigningKeyName.Create("default").Right())
        );
        await service.Do(Upload(other));
        await service.Do(ImagesV1.Get(Documented.Account, other));
        Assert.Equal((503, 0), await service.Refused(ImagesV1.Get(Documented.Account, id)));
    }

    [Fact]
    public async Task A_step_for_two_images_or_two_operations_at_once_is_for_no_request()
    {
        var (one, other) = (ImageId.Custom("one").Right(), ImageId.Custom("other").Right());
        using var service = new Service(
            Service
                .Empty.WithScript(
                    SandboxTarget.Image(one).And(SandboxTarget.Image(other)),
                    Unavailable
                )
                .WithScript(
                    SandboxTarget
                        .Operation(ImagesV1.Endpoints.Upload)
                        .And(SandboxTarget.Operation(ImagesV1.Endpoints.Stats)),
                    Unavailable
                )
        );
        Assert.True((await service.Send(Upload(one))).IsRight);
        Assert.True((await service.Send(Upload(other))).IsRight);
        Assert.True((await service.Send(ImagesV1.Stats(Documented.Account))).IsRight);
        Assert.Equal(2, service.State.Script.Count);
    }

    [Fact]
    public void The_order_of_two_targets_and_a_target_twice_make_no_difference()
    {
        var image = SandboxTarget.Image(Documented.Id);
        var stats = SandboxTarget.Operation(ImagesV1.Endpoints.Stats);
        Assert.Equal(image.And(stats), stats.And(image));
        Assert.Equal(image, image.And(image));
        Assert.Equal(image, image.And(SandboxTarget.Any));
    }

    [Fact]
    public async Task Steps_for_the_same_requests_are_taken_in_order_and_others_stay()
    {
        var stats = SandboxTarget.Operation(ImagesV1.Endpoints.Stats);
        using var service = new Service(
            Service
                .Empty.WithScript(SandboxTarget.Operation(ImagesV1.Endpoints.ListKeys), Unavailable)
                .WithScript(stats, Unavailable, SandboxStep.Reply(new SandboxReply(500)))
        );
        Assert.Equal((503, 0), await service.Refused(ImagesV1.Stats(Documented.Account)));
        Assert.Equal((500, 0), await service.Refused(ImagesV1.Stats(Documented.Account)));
        Assert.True((await service.Send(ImagesV1.Stats(Documented.Account))).IsRight);
        Assert.Equal(1, service.State.Script.Count);
    }

    private static Operation<Image> Upload(ImageId id) =>
        ImagesV1.Upload(
            Documented.Account,
            Functional.Upload.Of(ImageFile.Of((byte[])[.. "GIF89a"u8])) with
            {
                Id = id,
            }
        );
}
