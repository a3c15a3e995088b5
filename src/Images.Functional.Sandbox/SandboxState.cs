using System;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>
/// Everything the sandbox knows, as a value: build the Cloudflare that a test needs, and look at it again afterwards.
/// </summary>
public sealed record SandboxState
{
    private SandboxState() { }

    /// <summary>No accounts, no credentials: every request is answered with 401.</summary>
    public static SandboxState Empty { get; } = new();

    /// <summary>
    /// The documented image (API reference, <em>Image details</em>) under the id
    /// <c>107b9558-dd06-4bbd-5fef-9c2c16bb7900</c>, in <see cref="Documented.Account"/>, readable with
    /// <see cref="Documented.Credentials"/>.
    /// </summary>
    public static SandboxState WithDocumentedImage { get; } =
        Empty
            .WithReader(Documented.Credentials)
            .With(Documented.Account, Documented.Id, Documented.Image);

    /// <summary>The images by their account and id.</summary>
    public HashMap<(AccountId Account, ImageId Image), Image> Images { get; private init; }

    /// <summary>The texts that stand for an image, by its account and id.</summary>
    public HashMap<(AccountId Account, ImageId Image), string> Envelopes { get; private init; }

    /// <summary>The accounts there are, with images or without.</summary>
    public HashSet<AccountId> Accounts { get; private init; }

    /// <summary>The credentials there are, and whether they have the permission Images Read.</summary>
    public HashMap<Credentials, bool> Credentials { get; private init; }

    /// <summary>How many more requests are answered before each is answered with 429; no limit where <c>None</c>.</summary>
    public Option<int> Remaining { get; init; }

    /// <summary>What happens to the next requests, in order. After its end all is as usual.</summary>
    public Seq<SandboxStep> Script { get; init; }

    /// <summary>The requests there were, in order, credentials redacted.</summary>
    public Seq<SandboxRequest> Received { get; init; }

    /// <summary>How many requests there were.</summary>
    public int Requests => Received.Count;

    /// <summary>The same with an image, which may have any id of its own or none.</summary>
    public SandboxState With(AccountId account, ImageId id, Image image) =>
        Without(account, id).With(account) with
        {
            Images = Images.AddOrUpdate((account, id), image),
        };

    /// <summary>
    /// The same with an envelope's text, such as a recorded reply: it is answered with status 200 to the letter, be it an image's,
    /// another's, or none. (UTF-8 can't carry half a surrogate pair: U+FFFD is sent in its place.)
    /// </summary>
    public SandboxState WithEnvelope(AccountId account, ImageId id, string envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return Without(account, id).With(account) with
        {
            Envelopes = Envelopes.AddOrUpdate((account, id), envelope),
        };
    }

    /// <summary>The same with an account.</summary>
    public SandboxState With(AccountId account) =>
        this with
        {
            Accounts = Accounts.AddOrUpdate(account),
        };

    /// <summary>The same without an image or the text that stands for it.</summary>
    public SandboxState Without(AccountId account, ImageId id) =>
        this with
        {
            Images = Images.Remove((account, id)),
            Envelopes = Envelopes.Remove((account, id)),
        };

    /// <summary>The same with credentials that may read images.</summary>
    public SandboxState WithReader(Credentials credentials) => With(credentials, mayRead: true);

    /// <summary>The same with credentials that lack the permission: they are answered with 403.</summary>
    public SandboxState WithStranger(Credentials credentials) => With(credentials, mayRead: false);

    /// <summary>
    /// The same with more steps at the end of its script: <c>WithScript(SandboxStep.Usual, SandboxStep.Drop)</c> drops the second
    /// request.
    /// </summary>
    public SandboxState WithScript(params ReadOnlySpan<SandboxStep> steps)
    {
        var script = Script;
        foreach (var step in steps)
            script = script.Add(step);
        return this with { Script = script };
    }

    /// <summary>How much there is, never what.</summary>
    public override string ToString() =>
        $"{Images.Count + Envelopes.Count} images in {Accounts.Count} accounts, {Credentials.Count} credentials, "
        + $"{Requests} requests, {Remaining.Match(static r => $"{r} remaining", static () => "no limit")}, "
        + $"{Script.Count} steps to come";

    internal Option<string> Envelope(AccountId account, ImageId id) =>
        Images.Find((account, id)).Map(static image => Functional.Envelope.Of(image).ToJson())
        || Envelopes.Find((account, id));

    private SandboxState With(Credentials credentials, bool mayRead) =>
        this with
        {
            Credentials = Credentials.AddOrUpdate(credentials, mayRead),
        };
}
