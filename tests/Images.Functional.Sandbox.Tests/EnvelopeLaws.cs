using System.Net.Http;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Effects;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A sandbox that is seeded with the texts of envelopes, such as recorded replies.</summary>
public sealed class EnvelopeLaws
{
    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool An_envelopes_text_is_answered_to_the_letter(BrokenEnvelope text, ImageId id) =>
        Answer(Calls.Known.WithEnvelope(Documented.Account, id, text.Text), id) == (200, text.Text);

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool What_is_stored_last_is_answered(EnvelopeText text, Image image, ImageId id)
    {
        var (seeded, stored) = (
            Calls.Known.WithEnvelope(Documented.Account, id, text.Text),
            Calls.Known.With(Documented.Account, id, image)
        );
        return seeded.With(Documented.Account, id, image) == stored
            && stored.WithEnvelope(Documented.Account, id, text.Text) == seeded
            && seeded.Without(Documented.Account, id) == Calls.Known;
    }

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public async Task An_envelope_comes_back_through_the_whole_stack_as_it_is_read(
        EnvelopeText text,
        BrokenEnvelope broken
    )
    {
        using var handler = new SandboxHandler(
            Calls.Known.WithEnvelope(Documented.Account, Documented.Id, text.Text)
        );
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Documented.Credentials);
        Assert.Equal(
            text.Envelope,
            (await client.SendForReply(Calls.Get)).Map(static reply => reply.Envelope).Right()
        );
        handler.Update(state => state.WithEnvelope(Documented.Account, Documented.Id, broken.Text));
        Assert.Equal(
            ImagesV1.ParseImage(broken.Text).Left().Items,
            (await client.Send(Calls.Get)).Left().Items
        );
    }

    private static (int Status, string Body) Answer(SandboxState state, ImageId id) =>
        CloudflareSandbox
            .Handle(
                state,
                new SandboxRequest(
                    "GET",
                    "/client/v4/" + ((ApiRequest)ImagesV1.Get(Documented.Account, id).Request).Path,
                    Seq1(("Authorization", "Bearer sandbox"))
                )
            )
            .Outcome.Reply.Map(static r => (r.Status, r.Body))
            .IfNone((0, ""));
}
