using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// How a type is written as text, wherever a request or a reply has it: in a path, a query, or a JSON string. Its length is
/// checked in Unicode characters, both ends inclusive.
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
        (Name, Minimum, Maximum) = limits;
        (this.make, this.show) = (make, show);
    }

    /// <summary>A text that a rule checks, the length too.</summary>
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
                return violation is null ? null : CfErrors.Of(violation.At(limits.Name));
            },
            show
        ) { }

    /// <summary>The name that the API's documents give it, which errors say.</summary>
    public string Name { get; private set; }

    /// <summary>The least number of characters.</summary>
    public int Minimum { get; }

    /// <summary>The largest number of characters.</summary>
    public int Maximum { get; }

    /// <summary>Whether no error may show the text: it is a credential.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>The values that have a name of their own, for a type that is a list of values. Others may come later, and are read too.</summary>
    public Arr<A> Named { get; private set; }

    /// <summary>Makes a value. Left: <see cref="CfError.Constraint"/>.</summary>
    public Either<CfErrors, A> Create(string? text) =>
        text is null ? CfErrors.Of(Violation.Null.At(Name))
        : Make(text, out var value) is { } errors ? errors
        : value;

    /// <summary>Makes a value, or says what is wrong: then the value is none.</summary>
    internal CfErrors? Make(string text, out A value) =>
        make(text, out value) is not { } errors ? null
        : isRenamed || IsSecret ? Told(errors)
        : errors;

    /// <summary>The value's text.</summary>
    public string Show(A value) => show(value);

    /// <summary>The same for whatever is sent or written. A <c>default</c> value of a type that has no empty one throws.</summary>
    internal string Shown(A value)
    {
        var shown = show(value);
        // A type's name is looked up, which costs more than the rest.
        return Minimum == 0 || shown.Length > 0 ? shown : throw Required.IsDefault(typeof(A).Name);
    }

    /// <summary>What a request refuses in its path, though replies may hold it; null for nothing.</summary>
    internal Func<string, Violation?>? Refuse { get; private set; }

    /// <summary>The same, of which no error shows the text.</summary>
    public Text<A> AsSecret() => Copy(static copy => copy.IsSecret = true);

    /// <summary>The same by another name, which errors say then.</summary>
    public Text<A> Called(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Copy(copy => (copy.Name, copy.isRenamed) = (name, true));
    }

    /// <summary>The same, with the values that have a name.</summary>
    public Text<A> WithNamed(params A[] values) => Copy(copy => copy.Named = toArray(values));

    /// <summary>The same, of which no path may hold the texts that a rule refuses.</summary>
    internal Text<A> Except(Func<string, Violation?> refuse) => Copy(copy => copy.Refuse = refuse);

    private Text<A> Copy(Action<Text<A>> change)
    {
        var copy = (Text<A>)MemberwiseClone();
        change(copy);
        return copy;
    }

    // By this text's name, and without a secret.
    private CfErrors Told(CfErrors errors) =>
        errors.Map(error =>
            error is CfError.Constraint constraint
                ? constraint with
                {
                    Field = isRenamed ? Name : constraint.Field,
                    Had = IsSecret && constraint.Had.Length > 0 ? "another text" : constraint.Had,
                }
                : error
        );
}

/// <summary>Makes a value of a text, or says what is wrong: then the value is none.</summary>
internal delegate CfErrors? Making<A>(string text, out A value);

/// <summary>Descriptions of texts.</summary>
public static class Text
{
    /// <summary>A text of which the length alone is checked.</summary>
    /// <param name="name">The name that errors say.</param>
    /// <param name="minimum">The least number of characters.</param>
    /// <param name="maximum">The largest number of characters.</param>
    /// <param name="make">Makes the value of a text that is right.</param>
    /// <param name="show">The value's text.</param>
    public static Text<A> Of<A>(
        string name,
        int minimum,
        int maximum,
        Func<string, A> make,
        Func<A, string> show
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(show);
        return new Text<A>(
            (name, minimum, maximum),
            text => TextRules.Length(text, minimum, maximum),
            make,
            show
        );
    }

    /// <summary>A text that a smart constructor checks.</summary>
    /// <param name="name">The name that errors say.</param>
    /// <param name="minimum">The least number of characters that the constructor takes.</param>
    /// <param name="maximum">The largest number of characters that it takes.</param>
    /// <param name="create">Makes a value, or says what is wrong.</param>
    /// <param name="show">The value's text, of which the constructor makes the same value.</param>
    public static Text<A> Checked<A>(
        string name,
        int minimum,
        int maximum,
        Func<string?, Either<CfErrors, A>> create,
        Func<A, string> show
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(show);
        return new Text<A>(
            (name, minimum, maximum),
            (string text, out A value) => create(text).Take(out value),
            show
        );
    }
}
