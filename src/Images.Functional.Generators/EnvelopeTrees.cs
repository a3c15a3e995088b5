namespace Images.Functional.Generators;

/// <summary>Builds envelopes as trees, without the core's writer, so that tests compare two independent implementations.</summary>
internal static class EnvelopeTrees
{
    // Each part has its own dice: if one part shrinks, the others do not change.
    public static Json Of(Envelope<Image> envelope, Noise noise) =>
        Object(
            noise.DiceOf(0),
            noise,
            [
                ("errors", Messages(noise.DiceOf(2), noise, envelope.Errors)),
                ("messages", Messages(noise.DiceOf(3), noise, envelope.Messages)),
                ("result", Result(noise.DiceOf(1), noise, envelope.Result)),
                ("success", Json.True),
                ("result_info", Or(envelope.ResultInfo, static info => Json.Parse(info.Value))),
            ],
            Unknown(noise.DiceOf(0), noise)
        );

    private static Json Result(Dice dice, Noise noise, Image image) =>
        Object(
            dice,
            noise,
            [
                ("id", Text(image.Id, static id => id.Value)),
                ("creator", Text(image.Creator, static creator => creator.Value)),
                ("filename", Text(image.Filename, static filename => filename.Value)),
                ("meta", Or(image.Meta, static meta => Json.Parse(meta.Value))),
                (
                    "requireSignedURLs",
                    Or(
                        image.RequireSignedUrls.ToNullable().ToOption(),
                        static signed => signed ? Json.True : Json.False
                    )
                ),
                ("uploaded", Text(image.Uploaded, static uploaded => uploaded.Value)),
                (
                    "variants",
                    Or(
                        image.Variants,
                        static all =>
                            Json.ListOf(all.Select(static Json (url) => new Json.Text(url.Value)))
                    )
                ),
            ],
            image
                .Undocumented.AsEnumerable()
                .OrderBy(static member => member.Key, StringComparer.Ordinal)
                .Select(static member => (member.Key, Json.Parse(member.Value.Value)))
        );

    // An empty list may also be missing, or be a value without readable entries.
    private static Json? Messages(Dice dice, Noise noise, Seq<ApiMessage> messages)
    {
        if (messages.IsEmpty && noise.Nulls)
            return dice.Pick(null, Json.Null, Json.MembersOf(), Json.ListOf());
        var entries = messages.Select(message => Message(dice, noise, message)).ToList();
        for (var i = noise.Unknown ? dice.Below(3) : 0; i > 0; i--)
            entries.Insert(dice.Below(entries.Count + 1), Unreadable(dice));
        return Json.ListOf(entries);
    }

    private static Json Message(Dice dice, Noise noise, ApiMessage message) =>
        Object(
            dice,
            noise,
            [
                ("code", new Json.Word(message.Code.ToString(CultureInfo.InvariantCulture))),
                ("message", new Json.Text(message.Text)),
                ("documentation_url", Text(message.DocumentationUrl, static url => url)),
                ("source", Source(dice, noise, message.Pointer)),
                (
                    "error_chain",
                    message.Causes.IsEmpty
                        ? null
                        : Json.ListOf(message.Causes.Select(cause => Message(dice, noise, cause)))
                ),
            ],
            Unknown(dice, noise)
        );

    private static Json? Source(Dice dice, Noise noise, Option<string> pointer) =>
        pointer.IsNone && (!noise.Nulls || dice.OneIn(3))
            ? null
            : Object(
                dice,
                noise,
                [("pointer", Text(pointer, static text => text))],
                Unknown(dice, noise)
            );

    // Neither a text nor an object with an integer code or a text message.
    private static Json Unreadable(Dice dice) =>
        Json.Parse(
            dice.Word(
                """null true 1000 [[null]] {} {"code":"1,000"} {"code":1000.5,"message":null} """
                    + """{"code":1e99999} {"message":{"code":true}}"""
            )
        );

    // Undocumented members of the envelope or of a message.
    private static IEnumerable<(string Name, Json Value)> Unknown(Dice dice, Noise noise) =>
        dice.Many(
                noise.Unknown ? dice.Below(4) : 0,
                static dice =>
                    (
                        dice.OneIn(2)
                            ? JsonTrees.Name(dice)
                            : dice.Pick("Result", "SUCCESS", "success ", "error", "result_inf"),
                        JsonTrees.Small(dice)
                    )
            )
            // A duplicate member makes a reply invalid.
            .DistinctBy(static member => member.Item1);

    // A member without a value is missing, or null. The members are in their order, or in random order.
    private static Json Object(
        Dice dice,
        Noise noise,
        (string Name, Json? Value)[] known,
        IEnumerable<(string Name, Json Value)> unknown
    )
    {
        var members = known
            .Select(member =>
                (
                    member.Name,
                    Value: member.Value ?? (noise.Nulls && dice.OneIn(2) ? Json.Null : null)
                )
            )
            .Where(static member => member.Value is not null)
            .Select(static member => (member.Name, member.Value!))
            .Concat(unknown);
        return Json.MembersOf(
            noise.Shuffled ? members.OrderBy(member => noise.PlaceOf(member.Name)) : members
        );
    }

    private static Json? Text<A>(Option<A> value, Func<A, string> text) =>
        Or(value, some => new Json.Text(text(some)));

    private static Json? Or<A>(Option<A> value, Func<A, Json> write) =>
        value.MatchUnsafe(Some: Json? (some) => write(some), None: static () => null);
}
