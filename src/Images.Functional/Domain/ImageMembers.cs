using System;
using System.Text.Json;

namespace Images.Functional;

/// <summary>The names of an image's members, each once.</summary>
internal static class ImageMembers
{
    /// <summary>Which member a name is.</summary>
    [Flags]
    public enum Member
    {
        Undocumented = 0,
        Id = 1,
        Creator = 2,
        Filename = 4,
        Meta = 8,
        RequireSignedUrls = 16,
        Uploaded = 32,
        Variants = 64,
    }

    public const string Id = "id";
    public const string RequireSignedUrls = "requireSignedURLs";

    /// <summary>No schema lists it; the official client's comments do.</summary>
    public const string Draft = "draft";

    public static readonly JsonEncodedText IdName = JsonEncodedText.Encode(Id);
    public static readonly JsonEncodedText CreatorName = JsonEncodedText.Encode(Creator.Field);
    public static readonly JsonEncodedText FilenameName = JsonEncodedText.Encode(Filename.Field);
    public static readonly JsonEncodedText MetaName = JsonEncodedText.Encode(Metadata.Field);
    public static readonly JsonEncodedText RequireSignedUrlsName = JsonEncodedText.Encode(
        RequireSignedUrls
    );
    public static readonly JsonEncodedText UploadedName = JsonEncodedText.Encode(UploadedAt.Field);
    public static readonly JsonEncodedText VariantsName = JsonEncodedText.Encode(VariantUrl.Field);

    /// <summary>
    /// Told apart by length first: most names need one comparison. (Literals, though each name stands elsewhere too: the
    /// compiler turns a comparison with one into two or three instructions.)
    /// </summary>
    public static Member Of(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            2 when name.SequenceEqual("id"u8) => Member.Id,
            4 when name.SequenceEqual("meta"u8) => Member.Meta,
            7 when name.SequenceEqual("creator"u8) => Member.Creator,
            8 when name.SequenceEqual("filename"u8) => Member.Filename,
            8 when name.SequenceEqual("uploaded"u8) => Member.Uploaded,
            8 when name.SequenceEqual("variants"u8) => Member.Variants,
            17 when name.SequenceEqual("requireSignedURLs"u8) => Member.RequireSignedUrls,
            _ => Member.Undocumented,
        };

    public static string Name(Member member) =>
        member switch
        {
            Member.Id => Id,
            Member.Creator => Creator.Field,
            Member.Filename => Filename.Field,
            Member.RequireSignedUrls => RequireSignedUrls,
            Member.Uploaded => UploadedAt.Field,
            _ => VariantUrl.Field,
        };

    /// <summary>The kind of JSON value that a member has; <c>meta</c> may have any.</summary>
    public static string Kind(Member member) =>
        member switch
        {
            Member.RequireSignedUrls => "a boolean",
            Member.Variants => "an array of strings",
            _ => "a string",
        };

    public static Violation? CheckUndocumented(string name) =>
        TextRules.LoneSurrogate(name) is not null
            ? new Violation("a name of Unicode text", "half a surrogate pair")
        : Of(System.Text.Encoding.UTF8.GetBytes(name)) == Member.Undocumented ? null
        : new Violation("must not be the name of a documented member", "");

    /// <summary>An image's member stands two levels deep in its envelope, which must be readable again.</summary>
    public static Violation? CheckUndocumented(JsonText value) =>
        value.Depth is var depth && depth > FieldLimits.JsonDepth - 2
            ? new Violation(
                $"at most {TextRules.Number(FieldLimits.JsonDepth - 2)} levels of nesting",
                $"{TextRules.Number(depth)} levels"
            )
            : null;
}
