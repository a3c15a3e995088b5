using System;
using System.Collections.Generic;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <content>Creates an image from raw values.</content>
public sealed partial record Image
{
    /// <summary>
    /// Creates an image from raw values, and checks each as in a reply. Left: all violations, each with the pointer of its
    /// field.
    /// </summary>
    /// <param name="id">See <see cref="ImageId.Any"/>.</param>
    /// <param name="creator">See <see cref="Functional.Creator.Create"/>.</param>
    /// <param name="filename">See <see cref="Functional.Filename.Create"/>.</param>
    /// <param name="meta">A JSON text; see <see cref="Metadata.Create(string)"/>.</param>
    /// <param name="requireSignedUrls">Whether viewing the image requires a signed URL.</param>
    /// <param name="uploaded">See <see cref="Timestamp.Create"/>.</param>
    /// <param name="variants">See <see cref="VariantUrl.Create"/>.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> by default.</param>
    public static Either<CfErrors, Image> Create(
        string? id = null,
        string? creator = null,
        string? filename = null,
        string? meta = null,
        bool? requireSignedUrls = null,
        string? uploaded = null,
        IEnumerable<string>? variants = null,
        FieldLimits? limits = null
    )
    {
        Func<string?, Either<CfErrors, ImageId>> idOf = (
            limits ?? FieldLimits.Default
        ).AllowsCustomIds
            ? ImageId.Any
            : ImageId.Create;
        var violations = default(Violations);
        var image = new Image
        {
            Id = Checked(id, idOf, "id", ref violations),
            Creator = Checked(
                creator,
                Functional.Creator.Create,
                Functional.Creator.Field,
                ref violations
            ),
            Filename = Checked(
                filename,
                Functional.Filename.Create,
                Functional.Filename.Field,
                ref violations
            ),
            Meta = Checked(meta, Metadata.Create, Metadata.Field, ref violations),
            RequireSignedUrls = SignedUrls.Of(requireSignedUrls),
            Uploaded = Checked(uploaded, Timestamp.Create, Timestamp.Field, ref violations),
            Variants = variants is null ? None : Some(Checked(variants, ref violations)),
        };
        return violations.IsEmpty ? image : violations.All(None);
    }

    private static Option<A> Checked<A>(
        string? text,
        Func<string?, Either<CfErrors, A>> create,
        string name,
        ref Violations violations
    )
    {
        if (text is null)
            return None;
        var made = create(text);
        if (made.IsRight)
            return (A)made;
        var from = violations.Count;
        violations.Add((CfErrors)made);
        violations.Below(from, name);
        return None;
    }

    private static Arr<VariantUrl> Checked(IEnumerable<string> urls, ref Violations violations)
    {
        var from = violations.Count;
        var made = new List<VariantUrl>();
        var index = 0;
        foreach (var url in urls)
        {
            var before = violations.Count;
            var one = VariantUrl.Create(url);
            one.IfRight(made.Add);
            if (one.IsLeft)
                violations.Add((CfErrors)one);
            violations.Below(before, index++);
        }

        violations.Below(from, VariantUrl.Field);
        return made.ToArray();
    }
}
