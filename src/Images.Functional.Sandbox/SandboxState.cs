using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The state of a sandbox, as a value: build the Cloudflare that a test needs, and inspect it afterwards.</summary>
public sealed partial record SandboxState
{
    /// <summary>No accounts and no credentials: <see cref="Empty"/> as a constructor, with which F# sets members.</summary>
    public SandboxState() { }

    /// <summary>No accounts and no credentials: every API request gets a 401.</summary>
    public static SandboxState Empty { get; } = new();

    /// <summary>
    /// The documented image (API reference, <em>Image details</em>) under the id
    /// <c>107b9558-dd06-4bbd-5fef-9c2c16bb7900</c>, in <see cref="Documented.Account"/>. <see cref="Documented.Credentials"/> may read and
    /// write.
    /// </summary>
    public static SandboxState WithDocumentedImage => Example.State;

    /// <summary>The images by their account and id.</summary>
    public HashMap<(AccountId Account, ImageId Image), Image> Images { get; private init; }

    /// <summary>The images' files, by account and id. An image without one has <see cref="StoredFile.Placeholder"/>.</summary>
    public HashMap<(AccountId Account, ImageId Image), StoredFile> Files { get; private init; }

    /// <summary>The open one-time addresses, by account and image id: when each expires.</summary>
    public HashMap<(AccountId Account, ImageId Image), DateTimeOffset> Links { get; private init; }

    /// <summary>The texts that <see cref="WithEnvelope"/> stored as the replies for images, by account and id.</summary>
    public HashMap<(AccountId Account, ImageId Image), string> Envelopes { get; private init; }

    /// <summary>The accounts: their keys, variants and settings.</summary>
    public HashMap<AccountId, SandboxAccount> Accounts { get; private init; }

    /// <summary>The known credentials, each with its permission; None is known, but has no permission.</summary>
    public HashMap<Credentials, Option<Access>> Credentials { get; private init; }

    /// <summary>Your own rules. They come before those of Cloudflare Images.</summary>
    public Seq<SandboxRule> Rules { get; private init; }

    /// <summary>
    /// How many more API requests are answered; every further one gets a 429. <c>None</c> for no limit. Requests to one-time addresses, for
    /// delivery and to the batch host don't count.
    /// </summary>
    public Option<int> Remaining { get; init; }

    /// <summary>
    /// A rate limit for API requests, on the clock of the sandbox's handler; none by default. The first request begins a window, and so does
    /// the first one after a window's end. Each request beyond the window's quota gets a 429 whose <c>Retry-After</c> is the time until the
    /// window ends. <see cref="Remaining"/> applies too.
    /// </summary>
    public Option<RateLimitPolicy> Limit { get; init; }

    /// <summary>
    /// What happens to the next requests. A request takes the first step that is for it (<see cref="SandboxStep.For"/>); if there is none,
    /// it is answered normally.
    /// </summary>
    public Seq<SandboxStep> Script { get; init; }

    /// <summary>Random faults; none by default.</summary>
    public Option<SandboxFaults> Faults { get; init; }

    /// <summary>The seed of the ids, keys and tokens that the sandbox makes, and of its faults.</summary>
    public long Seed { get; init; }

    /// <summary>Where addresses in replies lead; to Cloudflare's own hosts by default.</summary>
    public SandboxPlaces Places { get; init; } = SandboxPlaces.Cloudflare;

    /// <summary>Which requests are kept in <see cref="Received"/>; everything by default.</summary>
    public SandboxRecord Record { get; init; } = SandboxRecord.Everything;

    /// <summary>
    /// The requests received, in order, with credentials redacted: as many as <see cref="Record"/> keeps. To clear it:
    /// <c>state with { Received = Seq&lt;SandboxRequest&gt;.Empty }</c>.
    /// </summary>
    public Seq<SandboxRequest> Received { get; init; }

    /// <summary>How many requests were received since the record was cleared, also those that it no longer keeps.</summary>
    public int Requests => Received.Count + (Received.IsEmpty ? 0 : Forgotten);

    /// <summary>When the last request arrived; the default value if the record is empty. In a rule, that is the request to answer.</summary>
    public DateTimeOffset Now =>
        Received.LastOrNone().Map(static request => request.At).IfNone(default(DateTimeOffset));

    // How many requests the record dropped.
    internal int Forgotten { get; init; }

    internal HashMap<
        BatchTokenValue,
        (AccountId Account, DateTimeOffset Until)
    > BatchTokens { get; init; }

    // The window of the limit: when it began, and how many requests it has had.
    internal (DateTimeOffset Begin, long Used) LimitWindow { get; init; }

    // Not the number of requests on record, which a user may clear: no two requests may make the same id.
    internal long Serial { get; init; }

    /// <summary>Returns a copy that also has this image. The image's own <c>id</c> member may be another, or missing.</summary>
    public SandboxState With(AccountId account, ImageId id, Image image) =>
        Without(account, id).With(account) with
        {
            Images = Images.AddOrUpdate((account, id), image),
        };

    /// <summary>Returns a copy that also has this image and its file.</summary>
    public SandboxState With(AccountId account, ImageId id, Image image, StoredFile file) =>
        With(account, id, image) with
        {
            Files = Files.AddOrUpdate((account, id), file.NotNull()),
        };

    /// <summary>
    /// Returns a copy that answers for this image with this text, such as a recorded reply, and status 200. The text is sent as it is, even if
    /// it is not an envelope; an update changes nothing. (A lone surrogate is sent as U+FFFD.)
    /// </summary>
    public SandboxState WithEnvelope(AccountId account, ImageId id, string envelope) =>
        Without(account, id).With(account) with
        {
            Envelopes = Envelopes.AddOrUpdate((account, id), envelope.NotNull()),
        };

    /// <summary>Returns a copy that also has this account, as the service has it at first.</summary>
    public SandboxState With(AccountId account) =>
        this with
        {
            Accounts = Accounts.TryAdd(account, SandboxAccount.New(account)),
        };

    /// <summary>Returns a copy in which this account has these keys, variants and settings.</summary>
    public SandboxState With(AccountId account, SandboxAccount settings) =>
        this with
        {
            Accounts = Accounts.AddOrUpdate(account, settings.NotNull()),
        };

    /// <summary>Returns a copy without this image or its envelope.</summary>
    public SandboxState Without(AccountId account, ImageId id) =>
        this with
        {
            Images = Images.Remove((account, id)),
            Files = Files.Remove((account, id)),
            Links = Links.Remove((account, id)),
            Envelopes = Envelopes.Remove((account, id)),
        };

    /// <summary>Returns a copy in which these credentials have the permission Images Read.</summary>
    public SandboxState WithReader(Credentials credentials) => With(credentials, Access.Read);

    /// <summary>Returns a copy in which these credentials have the permission Images Write, which may also read.</summary>
    public SandboxState WithEditor(Credentials credentials) => With(credentials, Access.Write);

    /// <summary>Returns a copy in which these credentials have no permission: every request with them is answered with 403.</summary>
    public SandboxState WithStranger(Credentials credentials) => With(credentials, None);

    /// <summary>
    /// Returns a copy that also answers these endpoints. A rule replaces an earlier one for the same requests, and the sandbox's own. To
    /// keep data between requests, a rule returns a state with new rules that answer with it.
    /// </summary>
    public SandboxState WithRules(params ReadOnlySpan<SandboxRule> rules)
    {
        var all = Rules;
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            var one = rule;
            all = all.Filter(old => !old.IsOf(one.Method, one.Template)).Add(rule).Strict();
        }

        return this with
        {
            Rules = all,
        };
    }

    /// <summary>
    /// Returns a copy with more steps at the end of its script: <c>WithScript(SandboxStep.Usual, SandboxStep.Drop)</c> drops the second
    /// request.
    /// </summary>
    public SandboxState WithScript(params ReadOnlySpan<SandboxStep> steps) =>
        this with
        {
            Script = toSeq([.. Script, .. steps]),
        };

    /// <summary>
    /// Returns a copy with more steps at the end of its script, for some requests only:
    /// <c>WithScript(SandboxTarget.Image(id), SandboxStep.DropAfter)</c>.
    /// </summary>
    /// <param name="on">The requests that the steps are for.</param>
    /// <param name="steps">The steps. Each is for one request.</param>
    public SandboxState WithScript(SandboxTarget on, params ReadOnlySpan<SandboxStep> steps)
    {
        var script = Script;
        foreach (var step in steps)
            script = script.Add(step.For(on));
        return this with { Script = script };
    }

    /// <summary>The URLs at which an image is served, one for each variant of the account.</summary>
    public Arr<VariantUrl> VariantsOf(AccountId account, ImageId id)
    {
        var settings = Account(account);
        // In these URLs an id's slashes stay as they are.
        var image =
            $"{Places.Delivery}/{settings.Hash}/{Uri.EscapeDataString(id.Value).Replace("%2F", "/", StringComparison.Ordinal)}";
        return toArray(
            settings
                .Variants.Keys.Map(variant =>
                    VariantUrl.Create($"{image}/{Uri.EscapeDataString(variant.Value)}")
                )
                .Rights()
        );
    }

    /// <summary>How many images, accounts, credentials and requests there are. Shows none of them, because they may be secret.</summary>
    public override string ToString() =>
        $"{Images.Count + Envelopes.Count} images in {Accounts.Count} accounts, {Credentials.Count} credentials, "
        + $"{Requests} requests, {Remaining.Match(static r => $"{r} remaining", static () => "no limit")}, "
        + $"{Script.Count} steps left";

    /// <summary>Returns a copy that also has this draft, and a one-time address that takes its file.</summary>
    /// <param name="account">The account.</param>
    /// <param name="id">The id of the image.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="until">The last time at which the address takes the file.</param>
    public SandboxState WithLink(
        AccountId account,
        ImageId id,
        Image draft,
        DateTimeOffset until
    ) => With(account, id, draft) with { Links = Links.AddOrUpdate((account, id), until) };

    private SandboxState With(Credentials credentials, Option<Access> access) =>
        this with
        {
            Credentials = Credentials.AddOrUpdate(credentials, access),
        };

    // Made when it is asked for, as the documented image is.
    private static class Example
    {
        public static SandboxState State { get; } =
            Empty
                .WithEditor(Documented.Credentials)
                .With(Documented.Account, Documented.Id, Documented.Image);
    }
}
