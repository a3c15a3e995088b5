using System;
using System.Buffers;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// A field of an image's metadata that a list can be filtered by: <c>status</c>, or <c>region.name</c> for a member of an object. Up to 5
/// names of up to 100 letters of English, digits and underscores each.
/// </summary>
/// <remarks>The <c>default</c> one is no field.</remarks>
public readonly record struct MetadataField
{
    /// <summary>At most so many names, one in another (Cloudflare's OpenAPI description, <em>List images V2</em>).</summary>
    public const int MostLevels = 5;

    /// <summary>At most so many characters of a name (Cloudflare's documentation of the Images binding).</summary>
    public const int MostCharacters = 100;

    internal const string Name = "metadata field";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
    );

    private readonly string? text;

    private MetadataField(string text) => this.text = text;

    /// <summary>How it is written: the names with dots between them.</summary>
    public static Text<MetadataField> Text { get; } =
        new(
            (Name, 1, (MostLevels * (MostCharacters + 1)) - 1),
            Check,
            text => new(text),
            field => field.Value
        );

    /// <summary>The names with dots between them; empty for a <c>default</c> one.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a field's names. Left: <see cref="CfError.Constraint"/>; the service can't filter by other names.</summary>
    public static Either<CfErrors, MetadataField> Create(string? value) => Text.Create(value);

    /// <summary>The names with dots between them.</summary>
    public override string ToString() => Value;

    private static Violation? Check(string value)
    {
        var names = value.Split('.');
        if (names.Length > MostLevels)
            return new Violation(
                $"at most {MostLevels} names with dots between them",
                TextRules.Number(names.Length)
            );
        foreach (var name in names)
        {
            if (name.Length is 0 or > MostCharacters)
                return new Violation(
                    $"names of 1 to {MostCharacters} characters with dots between them",
                    Printable.Excerpt(value)
                );
            if (name.AsSpan().ContainsAnyExcept(Allowed))
                return new Violation(
                    "names of letters (a to z), digits and underscores",
                    Printable.Excerpt(value)
                );
        }

        return null;
    }
}
