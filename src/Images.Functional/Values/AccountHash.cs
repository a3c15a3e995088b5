namespace Images.Functional;

/// <summary>
/// The account's hash, the first segment of its delivery URLs: 1 to 64 letters, digits, hyphens and underscores. It differs from the account
/// id, and no call returns it; variant URLs contain it.
/// </summary>
/// <remarks>
/// Its form is not documented; hashes seen so far are 22 characters of base64url. <c>cdn-cgi</c> is reserved. Compared by text, ordinally. The <c>default</c>
/// value is empty.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<AccountHash>))]
[TypeConverter(typeof(ParsableConverter<AccountHash>))]
public readonly record struct AccountHash : IComparable<AccountHash>, ITextValue<AccountHash>
{
    /// <summary>The environment variable from which the command reads it.</summary>
    public const string Variable = "CLOUDFLARE_IMAGES_ACCOUNT_HASH";

    internal const string Field = "account_hash";

    private const int Characters = 64;

    private const string Reserved = "cdn-cgi";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>Its text in URLs.</summary>
    public static Text<AccountHash> Text { get; } =
        new((Field, 1, Characters), Check, text => new(text), hash => hash.Value);

    /// <summary>Its JSON: a string.</summary>
    public static Codec<AccountHash> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    private AccountHash(string text) => this.text = text;

    /// <summary>The hash's text; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a hash. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, AccountHash> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(AccountHash other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<AccountHash>.TryParse(
        string? s,
        IFormatProvider? provider,
        out AccountHash result
    ) => ITextValue<AccountHash>.TryRead(s, out result);

    /// <summary>The hash's text.</summary>
    public override string ToString() => Value;

    private static Violation? Check(string value) =>
        TextRules.Length(value, 1, Characters)
        ?? (
            value.AsSpan().ContainsAnyExcept(Allowed)
                ? new Violation(
                    "letters, digits, hyphens and underscores",
                    Printable.Excerpt(value)
                )
            // An image of this account would be at another one's address.
            : value == Reserved
                ? new Violation(
                    $"\"{Reserved}\" is reserved (Cloudflare's own paths begin with it)",
                    ""
                )
            : null
        );
}
