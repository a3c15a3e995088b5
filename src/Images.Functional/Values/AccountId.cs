namespace Images.Functional;

/// <summary>
/// An account's identifier tag, <c>account_id</c>: 1 to <see cref="FieldLimits.AccountIdCharacters"/> characters
/// (API reference, <em>Image details</em>), without control characters, white space around it, or <c>.</c> or <c>..</c> as a path segment.
/// </summary>
/// <example>
/// <code>
/// Either&lt;CfErrors, AccountId&gt; account = AccountId.Create("023e105f4ecef8ad9ca31a8372d0c353");
/// </code>
/// </example>
/// <remarks>Compared by text, ordinally. The <c>default</c> value is empty and can't be sent.</remarks>
[JsonConverter(typeof(CodecJsonConverter<AccountId>))]
[TypeConverter(typeof(ParsableConverter<AccountId>))]
public readonly record struct AccountId : IComparable<AccountId>, ITextValue<AccountId>
{
    /// <summary>The environment variable that the official client reads.</summary>
    public const string Variable = "CLOUDFLARE_ACCOUNT_ID";

    internal const string Field = "account_id";

    /// <summary>Its text in paths.</summary>
    public static Text<AccountId> Text { get; } =
        new((Field, 1, FieldLimits.AccountIdCharacters), Check, text => new(text), id => id.Value);

    /// <summary>Its JSON: a string.</summary>
    public static Codec<AccountId> Codec { get; } = Json.Of(Text);

    private static readonly Text<AccountId> OfVariable = Text.Called(Variable);

    private readonly string? text;

    private AccountId(string text) => this.text = text;

    /// <summary>The id's text; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks an id. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, AccountId> Create(string? value) => Text.Create(value);

    /// <summary>Reads the id from <see cref="Variable"/>. Left: <see cref="CfError.Constraint"/>, which names the variable.</summary>
    /// <param name="variable">Returns a variable's value, or null if it is missing: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, AccountId> FromVariables(Func<string, string?> variable) =>
        variable.NotNull()(Variable) is { Length: > 0 } value
            ? OfVariable.Create(value)
            : CfErrors.Of("account", $"set {Variable}");

    /// <inheritdoc/>
    public int CompareTo(AccountId other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<AccountId>.TryParse(
        string? s,
        IFormatProvider? provider,
        out AccountId result
    ) => ITextValue<AccountId>.TryRead(s, out result);

    /// <summary>The id's text.</summary>
    public override string ToString() => Value;

    private static Violation? Check(string value) =>
        // Such as the line break at the end of a file, which may also make it too long.
        HttpUri.Stray(value)
        ?? TextRules.Length(value, 1, FieldLimits.AccountIdCharacters)
        ?? TextRules.NoDotSegment(value);
}
