using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Describes a type that is written as text in requests and replies: in a path, a query or a JSON string. The limits count Unicode
/// characters, and are inclusive.
/// </summary>
/// <typeparam name="A">The type.</typeparam>
public sealed class Text<A>
{
    private readonly Making<A> make;
    private readonly Func<A, string> show;
    private bool isRenamed;

    internal Text(
        (string Name, int Minimum, int Maximum) limits,
        Making<A> make,
        Func<A, string> show
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limits.Minimum, "minimum");
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Maximum, limits.Minimum, "maximum");
        (Name, Minimum, Maximum) = limits;
        (this.make, this.show) = (make, show);
    }

    /// <summary>A text that a rule checks, including its length.</summary>
    internal Text(
        (string Name, int Minimum, int Maximum) limits,
        Func<string, Violation?> rule,
        Func<string, A> make,
        Func<A, string> show
    )
        : this(
            limits,
            (string text, out A value) =>
            {
                var violation = rule(text);
                value = violation is null ? make(text) : default!;
                return violation?.In(limits.Name);
            },
            show
        ) { }

    /// <summary>The name in the API's documentation, which errors use.</summary>
    public string Name { get; private set; }

    /// <summary>The minimum number of characters.</summary>
    public int Minimum { get; }

    /// <summary>The maximum number of characters.</summary>
    public int Maximum { get; }

    /// <summary>Whether the text is a credential, which errors must not show.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>The known values of an enumeration. The API may add others; they are accepted too.</summary>
    public Arr<A> Named { get; private set; }

    /// <summary>Creates a value. Left: <see cref="CfError.Constraint"/>.</summary>
    public Either<CfErrors, A> Create(string? text) =>
        text is null ? Violation.Null.In(Name)
        : Make(text, out var value) is { } errors ? errors
        : value;

    /// <summary>Creates a value, or returns the errors; then the value is undefined.</summary>
    internal CfErrors? Make(string text, out A value) =>
        make(text, out value) is not { } errors ? null
        : isRenamed || IsSecret ? Adapted(errors)
        : errors;

    /// <summary>Returns the value's text.</summary>
    public string Show(A value) => show(value);

    /// <summary>The value's text, to be sent or written. Throws for the <c>default</c> value of a type that has no empty value.</summary>
    internal string Shown(A value)
    {
        var shown = show(value);
        // Looks up the type's name only to throw: that costs more than the rest.
        return shown is not null && (Minimum == 0 || shown.Length > 0 || !Equals(value, default(A)))
            ? shown
            : throw Required.IsDefault(TypeName.Of(typeof(A)));
    }

    /// <summary>Checks texts that a reply may contain, but a request's path may not; null if there are none.</summary>
    internal Func<string, Violation?>? Refuse { get; private set; }

    /// <summary>Returns a copy whose errors do not show the text.</summary>
    public Text<A> AsSecret() => Copy(static copy => copy.IsSecret = true);

    /// <summary>Returns a copy with another name, which errors use.</summary>
    public Text<A> Called(string name) =>
        Copy(copy => (copy.Name, copy.isRenamed) = (name.NotNull(), true));

    /// <summary>Returns a copy with these known values.</summary>
    public Text<A> WithNamed(params A[] values) => Copy(copy => copy.Named = toArray(values));

    /// <summary>Returns a copy with a rule for the texts that no path may contain.</summary>
    internal Text<A> Except(Func<string, Violation?> refuse) => Copy(copy => copy.Refuse = refuse);

    private Text<A> Copy(Action<Text<A>> change)
    {
        var copy = (Text<A>)MemberwiseClone();
        change(copy);
        return copy;
    }

    // Gives the errors this text's name, and removes secrets.
    private CfErrors Adapted(CfErrors errors) =>
        errors.Map(error =>
            error is CfError.Constraint constraint
                ? constraint with
                {
                    Field = isRenamed ? Name : constraint.Field,
                    Had =
                        IsSecret && constraint.Had is not ("" or "none")
                            ? "other text"
                            : constraint.Had,
                }
                : error
        );
}

/// <summary>Creates a value from a text, or returns the errors; then the value is undefined.</summary>
internal delegate CfErrors? Making<A>(string text, out A value);

/// <summary>Creates descriptions of texts.</summary>
public static class Text
{
    /// <summary>Describes a text; only its length is checked.</summary>
    /// <remarks>Requests do not check a value again: give it a type that only the smart constructor can create.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is below 0, or above the maximum.</exception>
    /// <param name="name">The name that errors use.</param>
    /// <param name="minimum">The minimum number of characters.</param>
    /// <param name="maximum">The maximum number of characters.</param>
    /// <param name="make">Creates the value from a valid text.</param>
    /// <param name="show">Returns the value's text.</param>
    public static Text<A> Of<A>(
        string name,
        int minimum,
        int maximum,
        Func<string, A> make,
        Func<A, string> show
    ) =>
        new(
            (name.NotNull(), minimum, maximum),
            text => TextRules.Length(text, minimum, maximum),
            make.NotNull(),
            show.NotNull()
        );

    /// <summary>Describes a text that a smart constructor checks.</summary>
    /// <inheritdoc cref="Of{A}"/>
    /// <param name="name">The name that errors use.</param>
    /// <param name="minimum">The minimum number of characters that the constructor accepts.</param>
    /// <param name="maximum">The maximum number of characters that it accepts.</param>
    /// <param name="create">The smart constructor.</param>
    /// <param name="show">Returns the text from which the constructor creates the same value.</param>
    public static Text<A> Checked<A>(
        string name,
        int minimum,
        int maximum,
        Func<string?, Either<CfErrors, A>> create,
        Func<A, string> show
    ) => new((name.NotNull(), minimum, maximum), Making(create.NotNull()), show.NotNull());

    private static Making<A> Making<A>(Func<string?, Either<CfErrors, A>> create) =>
        (string text, out A value) => create(text).Split(out value);
}
