using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Codecs;

/// <summary>Codecs of a user's own, of every kind and deep in one another.</summary>
internal static class OwnCodecs
{
    /// <summary>Members of every kind; one has another name as well.</summary>
    public static Codec<Whole> Object { get; } =
        Json.Object(
            Json.Required("text", Json.String, static (Whole w) => w.Text),
            Json.Optional("size/~", Json.Number, static (Whole w) => w.Size).Or("largeness"),
            Json.Required("flag", Json.Boolean, static (Whole w) => w.Flag),
            Json.Required("count", Json.Integer, static (Whole w) => w.Count),
            Json.Required("fits", Json.List(Json.Of(Fit.Text)), static (Whole w) => w.Fits),
            Json.Required(
                "variants",
                Json.Map(VariantId.Text, Json.List(Variant.Codec)),
                static (Whole w) => w.Variants
            ),
            Json.Optional("any", Json.Any, static (Whole w) => w.Any),
            Json.Rest(static (Whole w) => w.Others),
            static (text, size, flag, count, fits, variants, any, others) =>
                new Whole(text, size, flag, count, fits, variants, any, others)
        );

    /// <summary>Objects of four, five and seven members.</summary>
    public static Codec<Sizes> Sizes { get; } =
        Json.Object(
            Json.Required("four", Four, static (Sizes s) => s.Four),
            Json.Required("five", Five, static (Sizes s) => s.Five),
            Json.Required("seven", Seven, static (Sizes s) => s.Seven),
            static (four, five, seven) => new Sizes(four, five, seven)
        );

    /// <summary>Elements that fail one by one.</summary>
    public static Codec<Arr<Either<Unreadable, SigningKey>>> Each { get; } =
        Json.In("keys", Json.Each(SigningKey.Codec));

    /// <summary>Elements of which none fails.</summary>
    public static Codec<Arr<Either<Unreadable, JsonText>>> EachAny { get; } = Json.Each(Json.Any);

    /// <summary>A number that a smart constructor checks.</summary>
    public static Codec<Even> Even { get; } =
        Json.Integer.Checked(Tests.Codecs.Even.Create, static even => even.Number);

    /// <summary>Nothing, inside an object.</summary>
    public static Codec<Unit> Nothing { get; } = Json.In("nothing", Json.Nothing);

    private static Codec<Arr<bool>> Four =>
        Json.Object(
            Flag("a", 0),
            Flag("b", 1),
            Flag("c", 2),
            Flag("d", 3),
            static (a, b, c, d) => Array(a, b, c, d)
        );

    private static Codec<Arr<bool>> Five =>
        Json.Object(
            Flag("a", 0),
            Flag("b", 1),
            Flag("c", 2),
            Flag("d", 3),
            Flag("e", 4),
            static (a, b, c, d, e) => Array(a, b, c, d, e)
        );

    private static Codec<Arr<bool>> Seven =>
        Json.Object(
            Flag("a", 0),
            Flag("b", 1),
            Flag("c", 2),
            Flag("d", 3),
            Flag("e", 4),
            Flag("f", 5),
            Flag("g", 6),
            static (a, b, c, d, e, f, g) => Array(a, b, c, d, e, f, g)
        );

    private static Member<Arr<bool>, bool> Flag(string name, int index) =>
        Json.Required(name, Json.Boolean, (Arr<bool> flags) => flags[index]);
}

/// <summary>An object with members of every kind.</summary>
internal sealed record Whole(
    string Text,
    Option<decimal> Size,
    bool Flag,
    long Count,
    Arr<Fit> Fits,
    Map<VariantId, Arr<Variant>> Variants,
    Option<JsonText> Any,
    HashMap<string, JsonText> Others
);

/// <summary>Lists of a known number of flags.</summary>
internal sealed record Sizes(Arr<bool> Four, Arr<bool> Five, Arr<bool> Seven);

/// <summary>An even number.</summary>
internal readonly record struct Even(long Number)
{
    public static Either<CfErrors, Even> Create(long number) =>
        number % 2 == 0
            ? new Even(number)
            : CfErrors.Of(new CfError.Constraint("even", "", "an even number", "an odd one"));
}
