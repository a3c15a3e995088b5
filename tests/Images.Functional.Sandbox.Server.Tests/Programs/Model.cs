using System;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Server.Tests;

// Its length is promised.
// csharpier-ignore-start
internal enum Link { None, Open, Used }

/// <summary>An image. One whose id was lost with a reply is there, but not known.</summary>
internal sealed record Stored(int Mark, int Bytes, bool IsPrivate, bool IsDraft, bool IsKnown, Link Link);

/// <summary>
/// Cloudflare Images, from the reference of the API and not from the sandbox. An image's name is its own id, or the step that made it (#7).
/// </summary>
internal sealed record Model(
    Map<string, Stored> Images, Set<string> Keys, Map<string, (int Width, bool Never)> Variants, string Answer = "")
{
    public static Model Empty { get; } = new(default, Prelude.Set("default"), Map(("public", (1366, false))));

    /// <summary>The client repeats what may be repeated, so that a lost reply goes unnoticed. Otherwise it says that it does not know.</summary>
    public Model Step(int n, Op op) =>
        op.Fault is Fault.None or Fault.Refused || op.IsRefusedHere || Do(n, op).Answer == "skip" ? Do(n, op)
        : op.Kind is Kind.Delete or Kind.DropVariant ? Do(n, op) with { Answer = "ok" }
        : op.Repeats ? Do(n, op)
        : (op.Fault == Fault.LostAfter ? Do(n, op, isKnown: false) : this) with { Answer = "uncertain" };

    private Model Do(int n, Op op, bool isKnown = true) => op.Kind switch
    {
        Kind.Upload or Kind.Link => Make(n, op, isKnown),
        Kind.Put => Images.Find(op.Name).Map(static image => image.Link).IfNone(Link.None) switch
        {
            Link.Open => With(op.Name, Images[op.Name] with { Bytes = n, IsDraft = false, Link = Link.Used }),
            Link.Used => Say("missing"),
            _ => Say("skip"),
        },
        Kind.Update => OnFull(op, image => With(op.Name, image with { Mark = n })),
        Kind.Private => OnFull(op, image => image.IsPrivate == op.Flag ? Say("ok")
            : op.Flag && op.IsOwn ? Say("refused")
            : Without(op).With($"#{n}", image with { IsPrivate = op.Flag, IsKnown = isKnown, Link = Link.None })),
        Kind.Delete => On(op, _ => Without(op)),
        Kind.Get => On(op, image => Say($"{image.Mark} {image.IsPrivate} {image.IsDraft}")),
        Kind.Blob => OnFull(op, image => Say($"{image.Bytes}"), "missing"),
        Kind.List => Say(string.Join(' ', Full.Select(static image => image.Mark).Order())),
        Kind.Stats => Say($"{Full.Length}"),
        Kind.Keys => SayKeys,
        Kind.NewKey => (this with { Keys = Keys.TryAdd(op.Key) }).SayKeys,
        Kind.DropKey => !Keys.Contains(op.Key) ? Say("missing")
            : (this with { Keys = Keys.Count == 1 ? Prelude.Set("default") : Keys.Remove(op.Key) }).SayKeys,
        Kind.Variants => Say(string.Join(' ', Variants.Pairs.Map(static v => $"{v.Item1}:{v.Item2.Width}"))),
        Kind.NewVariant => Variants.ContainsKey(op.Variant) ? Say("taken") : WithVariant(n, op),
        Kind.SetVariant => Variants.ContainsKey(op.Variant) ? WithVariant(n, op) : Say("missing"),
        Kind.DropVariant => Variants.ContainsKey(op.Variant)
            ? this with { Variants = Variants.Remove(op.Variant), Answer = "ok" } : Say("missing"),
        _ => OnFull(op, image => Variants.Find(op.Variant).Case is not (int _, bool never) ? Say("missing")
            : image.IsPrivate && !never && !(op.Flag && Keys.Contains(op.Key)) ? Say("denied")
            : Say($"{image.Bytes}"), "missing"),
    };

    private Model Make(int n, Op op, bool isKnown) => op.IsRefusedHere ? Say("refused")
        : op.IsOwn && Images.ContainsKey(op.Name) ? Say("taken")
        : With(op.IsOwn ? op.Name : $"#{n}", new Stored(n, n, op.Flag, op.Kind == Kind.Link, isKnown || op.IsOwn,
            op.Kind == Kind.Link && isKnown ? Link.Open : Link.None));

    private Stored[] Full => [.. Images.Values.Filter(static image => !image.IsDraft)];
    private Model SayKeys => Say(string.Join(' ', Keys));
    private Model Say(string answer) => this with { Answer = answer };
    private Model With(string name, Stored image) => this with { Images = Images.AddOrUpdate(name, image), Answer = "ok" };
    private Model Without(Op op) => this with { Images = Images.Remove(op.Name), Answer = "ok" };
    private Model WithVariant(int n, Op op) =>
        this with { Variants = Variants.AddOrUpdate(op.Variant, (n + 1, op.Flag)), Answer = "ok" };
    private Model On(Op op, Func<Stored, Model> then) => Images.Find(op.Name).Match(
        image => image.IsKnown ? then(image) : Say("skip"), () => Say("missing"));
    private Model OnFull(Op op, Func<Stored, Model> then, string ofDraft = "skip") =>
        On(op, image => image.IsDraft ? Say(ofDraft) : then(image));
}
// csharpier-ignore-end
