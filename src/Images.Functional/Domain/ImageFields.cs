using System;
using System.Text;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// An image in the making: raw values go in through the one check of their field, whether a reply's or the user's. Where
/// there was a violation, it makes no image.
/// </summary>
internal ref struct ImageFields(FieldLimits limits)
{
    /// <summary>The values that stay where they stand.</summary>
    public ImageSlices Slices;

    public bool? RequireSignedUrls;

    public VariantUrl[]? Variants { get; private set; }

    public string? Id { get; private set; }

    public string? Creator { get; private set; }

    public string? Filename { get; private set; }

    public string? Meta { get; private set; }

    public UploadedAt? Uploaded { get; private set; }

    public HashMap<string, JsonText> Undocumented { get; private set; }

    public void SetId(string value, scoped ref Violations violations)
    {
        if (ImageId.Check(value, limits) is { } violation)
            violations.Add(violation, ImageMembers.Id);
        Id = value;
    }

    public void SetCreator(string value, scoped ref Violations violations)
    {
        if (Functional.Creator.Check(value) is { } violation)
            violations.Add(violation, Functional.Creator.Field);
        Creator = value;
    }

    public void SetFilename(string value, scoped ref Violations violations)
    {
        if (Functional.Filename.Check(value) is { } violation)
            violations.Add(violation, Functional.Filename.Field);
        Filename = value;
    }

    public void SetMeta(JsonText value, scoped ref Violations violations)
    {
        if (Metadata.Check(value) is { } violation)
            violations.Add(violation, Metadata.Field);
        Meta = value.Value;
    }

    public void SetMeta(Either<CfErrors, JsonText> value, scoped ref Violations violations)
    {
        if (value.IsRight)
            SetMeta((JsonText)value, ref violations);
        else
        {
            var from = violations.Count;
            violations.Add((CfErrors)value);
            violations.Below(from, Metadata.Field);
        }
    }

    public void SetUploaded(ReadOnlySpan<byte> value, scoped ref Violations violations)
    {
        if (UploadedAt.TryRead(value, out var uploaded))
            Uploaded = uploaded;
        else
            violations.Add(UploadedAt.Violation(Encoding.UTF8.GetString(value)), UploadedAt.Field);
    }

    public void SetVariants(string[] values, scoped ref Violations violations)
    {
        Variants = new VariantUrl[values.Length];
        var from = violations.Count;
        for (var i = 0; i < values.Length; i++)
            Variants[i] = Variant(values[i], i, ref violations);
        violations.Below(from, VariantUrl.Field);
    }

    public void SetUndocumented(string name, JsonText value, scoped ref Violations violations)
    {
        if (ImageMembers.CheckUndocumented(value) is { } violation)
            violations.Add(violation, name);
        Undocumented = Undocumented.AddOrUpdate(name, value);
    }

    public static VariantUrl Variant(string? value, int index, scoped ref Violations violations)
    {
        var violation = value is null ? Violation.Null : VariantUrl.Check(value);
        if (violation is null)
            return VariantUrl.Trusted(value!);
        var from = violations.Count;
        violations.Add(violation.At(VariantUrl.Field));
        violations.Below(from, index);
        return default;
    }
}
