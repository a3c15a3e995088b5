using System;
using System.Text;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// An image in the making: raw values go in through the one check of their field, whether a reply's or the user's. Where
/// there was a violation, the image is not for use.
/// </summary>
internal readonly ref struct ImageFields(Image image, FieldLimits limits)
{
    public void SetId(string value, scoped ref Violations violations)
    {
        if (ImageId.Check(value, limits) is { } violation)
            violations.Add(violation, ImageMembers.Id);
        image.IdOrNull = value;
    }

    public void SetCreator(string value, scoped ref Violations violations)
    {
        if (Creator.Check(value) is { } violation)
            violations.Add(violation, Creator.Field);
        image.CreatorOrNull = value;
    }

    public void SetFilename(string value, scoped ref Violations violations)
    {
        if (Filename.Check(value) is { } violation)
            violations.Add(violation, Filename.Field);
        image.FilenameOrNull = value;
    }

    public void SetMeta(JsonText value, scoped ref Violations violations)
    {
        if (Metadata.Check(value) is { } violation)
            violations.Add(violation, Metadata.Field);
        image.MetaOrNull = value.Value;
    }

    public void SetMeta(Either<CfErrors, JsonText> value, scoped ref Violations violations)
    {
        if (value.IsRight)
            SetMeta((JsonText)value, ref violations);
        else
            violations.AddBelow((CfErrors)value, Metadata.Field);
    }

    public void SetRequireSignedUrls(bool? value) => image.RequireSignedUrlsOrNull = value;

    public void SetUploaded(ReadOnlySpan<byte> value, scoped ref Violations violations)
    {
        if (UploadedAt.TryRead(value, out var uploaded))
            image.UploadedOrNull = uploaded;
        else
            violations.Add(UploadedAt.Violation(Encoding.UTF8.GetString(value)), UploadedAt.Field);
    }

    public void SetVariants(VariantUrl[] values) => image.VariantsOrNull = values;

    public void SetVariants(string[] values, scoped ref Violations violations)
    {
        var variants = new VariantUrl[values.Length];
        for (var i = 0; i < values.Length; i++)
            variants[i] = Variant(values[i], i, ref violations);
        SetVariants(variants);
    }

    public void SetUndocumented(string name, JsonText value, scoped ref Violations violations)
    {
        if (ImageMembers.CheckUndocumented(value) is { } violation)
            violations.Add(violation, name);
        image.Undocumented = image.Undocumented.AddOrUpdate(name, value);
    }

    public static VariantUrl Variant(string value, int index, scoped ref Violations violations)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (VariantUrl.Check(value) is not { } violation)
            return VariantUrl.Trusted(value);
        violations.Add(violation, VariantUrl.Field, index);
        return default;
    }
}
