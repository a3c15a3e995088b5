using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Runs a program through the client, and compares each answer with the model's.</summary>
internal sealed class Runner(Rig rig, Planted planted)
{
    private static readonly AccountId Account = Documented.Account;

    private readonly Dictionary<string, ImageId> ids = [];
    private readonly Dictionary<string, DirectUpload> links = [];

    public async Task Check(Op[] program)
    {
        rig.Begin(PlantedIn(Served.Empty));
        var model = Model.Empty;
        for (var n = 0; n < program.Length; n++)
        {
            var op = program[n];
            model = model.Step(n, op);
            if (model.Answer == "skip")
                continue;
            if (Step(op.Fault) is { } step)
                rig.Update(state => state.WithScript(step));
            var answer = await Run(n, op);
            rig.Update(static state => state with { Script = default });
            Assert.True(model.Answer == answer, $"step {n}, {op}: {answer}, not {model.Answer}");
        }
    }

    private async Task<string> Run(int n, Op op) =>
        op.Kind switch
        {
            Kind.Upload => await Say(Again(ImagesV1.Upload(Account, Upload(n, op))), Named(n, op)),
            Kind.Link => await Say(ImagesV2.DirectUpload(Account, NewLink(n, op)), Linked(n, op)),
            Kind.Put => await Say(links[op.Name].Upload(File(n)), Ok),
            Kind.Update => await Say(
                ImagesV1.Update(Account, Id(op), new ImageUpdate(Metadata: Mark(n))),
                Ok
            ),
            Kind.Private => await Say(
                ImagesV1.Update(
                    Account,
                    Id(op),
                    new ImageUpdate(RequireSignedUrls: SignedUrls.Of(op.Flag))
                ),
                Moved(n, op)
            ),
            Kind.Delete => await Say(ImagesV1.Delete(Account, Id(op)), Ok),
            Kind.Get => await Say(
                ImagesV1.Get(Account, Id(op)),
                static image =>
                    $"{MarkOf(image)} {image.RequireSignedUrls.IsRequired} {image.IsDraft}"
            ),
            Kind.Blob => await Say(
                ImagesV1.Blob(Account, Id(op)),
                static blob => BytesOf(blob.Bytes.Span)
            ),
            Kind.List => await List(),
            Kind.Stats => await Say(
                ImagesV1.Stats(Account),
                static stats => $"{stats.Current.IfNone(-1)}"
            ),
            Kind.Keys => await Say(ImagesV1.ListKeys(Account), Keys),
            Kind.NewKey => await Say(ImagesV1.CreateKey(Account, Key(op)), Keys),
            Kind.DropKey => await Say(ImagesV1.DeleteKey(Account, Key(op)), Keys),
            Kind.Variants => await Say(
                ImagesV1.ListVariants(Account),
                static all =>
                    string.Join(
                        ' ',
                        all.Values.Map(static v =>
                            $"{v.Id}:{v.Options.Width.Map(static w => w.Value).IfNone(0)}"
                        )
                    )
            ),
            Kind.NewVariant => await Say(
                ImagesV1.CreateVariant(
                    Account,
                    new Variant(Variant(op), Wide(n), Setting.Of(op.Flag))
                ),
                Ok
            ),
            Kind.SetVariant => await Say(
                ImagesV1.UpdateVariant(
                    Account,
                    Variant(op),
                    new VariantUpdate(Wide(n), Setting.Of(op.Flag))
                ),
                Ok
            ),
            Kind.DropVariant => await Say(ImagesV1.DeleteVariant(Account, Variant(op)), Ok),
            _ => await Fetch(op),
        };

    private async Task<string> Say<A>(Operation<A> operation, Func<A, string> say) =>
        (await rig.Client.Send(operation)).Match(Right: say, Left: Words);

    private static string Words(CfErrors errors) =>
        errors.IsUncertain ? "uncertain"
        : errors.IsTaken ? "taken"
        : errors.IsNotFound ? "missing"
        : errors.StatusCode.IfNone(400) is >= 400 and < 500 ? "refused"
        : errors.Message;

    private async Task<string> List()
    {
        var marks = new List<int>();
        var next = Some(
            ImagesV2.List(Account, Listing.All with { PageSize = PageSize.Create(10).Right() })
        );
        while (next.Case is Operation<Page<Image>> operation)
        {
            var page = await rig.Client.Send(operation);
            if (page.IsLeft)
                return Words(
                    page.Match(
                        Right: static _ => throw new InvalidOperationException(),
                        Left: identity
                    )
                );
            marks.AddRange(page.Right().Items.Map(MarkOf));
            next = page.Right().Next;
        }

        return string.Join(' ', marks.Order());
    }

    private async Task<string> Fetch(Op op)
    {
        var url = DeliveryUrl
            .Of(
                AccountHash.Create(SandboxAccount.New(Account).Hash).Right(),
                Id(op),
                Variant(op),
                rig.Domain
            )
            .Right();
        var keys = (await rig.Client.Send(ImagesV1.ListKeys(Account))).Right();
        var signed =
            from key in keys.Find(key => op.Flag && key.Name == Key(op)).Bind(static k => k.Value)
            from made in SignedUrl.Sign(url, key, None, DateTimeOffset.UtcNow).ToOption()
            select made;
        var (status, body) = await rig.Fetch(signed.IfNone(url));
        return status switch
        {
            200 => BytesOf(body),
            403 => "denied",
            404 => "missing",
            _ => $"{status}",
        };
    }

    private Func<Image, string> Named(int n, Op op) =>
        image =>
        {
            ids[op.IsOwn ? op.Name : $"#{n}"] = (ImageId)image.Id;
            return "ok";
        };

    private Func<DirectUpload, string> Linked(int n, Op op) =>
        link =>
        {
            var name = op.IsOwn ? op.Name : $"#{n}";
            ids[name] = (ImageId)link.Id;
            links[name] = link;
            return "ok";
        };

    private Func<Image, string> Moved(int n, Op op) =>
        image =>
        {
            if (image.Id != Id(op))
                ids[$"#{n}"] = (ImageId)image.Id;
            return "ok";
        };

    private static string Ok<A>(A _) => "ok";

    private static string Keys(Arr<SigningKey> keys) =>
        string.Join(
            ' ',
            keys.Map(static key => $"{key.Name.Map(static n => n.Value).IfNone("")}").Order()
        );

    private static string BytesOf(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[6..]);

    private static int MarkOf(Image image) =>
        int.Parse(
            image.Meta.Map(static meta => meta.Value).IfNone("").Split(':')[1].TrimEnd('}'),
            CultureInfo.InvariantCulture
        );

    private static Metadata Mark(int n) => Metadata.Create($$"""{"mark":{{n}}}""").Right();

    // No other step's file: a client that settles an upload compares names and metadata.
    private static ImageFile File(int n) =>
        ImageFile.Of(Encoding.ASCII.GetBytes($"GIF89a{n}")) with
        {
            Name = $"{n}.gif",
        };

    private static Upload Upload(int n, Op op) =>
        Functional.Upload.Of(File(n)) with
        {
            Id = Own(op),
            Metadata = Mark(n),
            RequireSignedUrls = SignedUrls.Of(op.Flag),
        };

    private static UploadLink NewLink(int n, Op op) =>
        UploadLink.Default with
        {
            Id = Own(op),
            Metadata = Mark(n),
            RequireSignedUrls = SignedUrls.Of(op.Flag),
        };

    private static Option<ImageId> Own(Op op) =>
        op.IsOwn ? ImageId.Custom(op.Name).ToOption() : None;

    // A name that was never made is nobody's.
    private ImageId Id(Op op) =>
        ids.TryGetValue(op.Name, out var id) ? id : ImageId.Any(op.Name).Right();

    private static SigningKeyName Key(Op op) => SigningKeyName.Create(op.Key).Right();

    private static VariantId Variant(Op op) => VariantId.Create(op.Variant).Right();

    private static VariantOptions Wide(int n) => new(Width: Pixels.Create(n + 1).Right());

    private static SandboxStep? Step(Fault fault) =>
        fault switch
        {
            Fault.Refused => SandboxStep.RateLimited(RetryAfter.After(TimeSpan.Zero)),
            Fault.Lost => SandboxStep.Drop,
            Fault.LostAfter => SandboxStep.DropAfter,
            _ => null,
        };

    private Operation<Image> Again(Operation<Image> upload) =>
        planted == Planted.RetryAlways ? upload.WithRepeat(Repeat.Freely) : upload;

    private SandboxState PlantedIn(SandboxState state) =>
        planted switch
        {
            Planted.DeleteNothing => state.WithRules(
                SandboxRule.On(ImagesV1.Endpoints.Delete, static (s, _) => (s, unit))
            ),
            Planted.NewKeyOnly => state.WithRules(
                SandboxRule.On(
                    ImagesV1.Endpoints.CreateKey,
                    static (s, at) =>
                        (
                            s,
                            s.Accounts[at.Item1]
                                .Keys.Map(static k => new SigningKey(k.Key, k.Value))
                                .ToArr()
                        )
                )
            ),
            _ => state,
        };
}

/// <summary>A mistake that the programs must find.</summary>
public enum Planted
{
    Nothing,
    RetryAlways,
    DeleteNothing,
    NewKeyOnly,
}
