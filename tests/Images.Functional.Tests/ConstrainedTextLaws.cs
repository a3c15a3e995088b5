using System;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>A constrained text is accepted exactly when its documented constraint holds, and comes back unaltered.</summary>
public class ConstrainedTextLaws
{
    [Property(MaxTest = 300 / Law.Share)]
    public Property An_account_id_is_1_to_32_characters_without_dot_segments_and_stray_ones() =>
        Accepts(
            Generate.Around(AccountId.Text),
            AccountId.Create,
            static id => id.Value,
            Documented.IsAccountId
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_documented_image_id_is_1_to_32_characters_or_a_hyphenated_uuid() =>
        Accepts(Generate.ImageIdTexts, ImageId.Create, static id => id.Value, Documented.IsImageId);

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_custom_image_id_is_1_to_1024_characters_without_slashes_at_its_ends_and_no_uuid() =>
        Accepts(
            Generate.ImageIdTexts,
            ImageId.Custom,
            static id => id.Value,
            Documented.IsCustomImageId
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property Any_image_id_is_a_documented_or_a_custom_one() =>
        Accepts(
            Generate.ImageIdTexts,
            ImageId.Any,
            static id => id.Value,
            static text => Documented.IsImageId(text) || Documented.IsCustomImageId(text)
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_creator_is_at_most_1024_characters() =>
        Accepts(
            Generate.Around(Creator.Text),
            Creator.Create,
            static c => c.Value,
            Documented.IsCreator
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_filename_is_at_most_255_characters() =>
        Accepts(
            Generate.Around(Filename.Text),
            Filename.Create,
            static f => f.Value,
            Documented.IsFilename
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_variant_url_is_absolute_http_or_https_with_a_host_and_without_control_characters() =>
        Accepts(
            Generate.VariantUrlTexts,
            VariantUrl.Create,
            static u => u.Value,
            Documented.IsVariantUrl
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property Metadata_is_any_json_but_null_of_at_most_1024_bytes_in_its_shortest_text() =>
        Law.ForAll(
            Generate.MetadataTexts,
            static text =>
            {
                var made = Metadata.Create(text);
                Assert.Equal(Documented.IsMetadata(text), made.IsRight);
                made.IfRight(meta => Assert.Equal(Documented.Json(text), meta.Value));
            }
        );

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Characters_are_code_points_and_not_utf16_units(int emoji, bool accepted) =>
        Assert.Equal(accepted, AccountId.Create(Repeat("😀", emoji)).IsRight);

    [Theory]
    [InlineData("107b9558-dd06-4bbd-5fef-9c2c16bb7900", true, false)]
    [InlineData("107B9558-DD06-4BBD-5FEF-9C2C16BB7900", true, false)]
    [InlineData("107b9558dd064bbd5fef9c2c16bb7900", true, false)]
    [InlineData("107b9558-dd06-4bbd-5fef-9c2c16bb790g", false, true)]
    [InlineData("107b9558-dd06-4bbd-5fef9-c2c16bb7900", false, true)]
    [InlineData("a/b", true, true)]
    [InlineData("/a", true, false)]
    [InlineData("a/", true, false)]
    [InlineData(".", false, false)]
    [InlineData("..", false, false)]
    [InlineData("a/../b", false, false)]
    [InlineData("...", true, true)]
    [InlineData("keys", true, true)]
    [InlineData("stats", true, true)]
    [InlineData("variants/public", true, true)]
    [InlineData("keys/", true, false)]
    [InlineData("/stats", true, false)]
    [InlineData("//variants///", true, false)]
    [InlineData("Keys", true, true)]
    [InlineData("keyz", true, true)]
    [InlineData("keys/a", true, true)]
    [InlineData("", false, false)]
    public void An_image_id_is_documented_or_custom_or_both(
        string text,
        bool documented,
        bool custom
    ) =>
        Assert.Equal(
            (documented, custom, documented || custom),
            (ImageId.Create(text).IsRight, ImageId.Custom(text).IsRight, ImageId.Any(text).IsRight)
        );

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(32, true, true)]
    [InlineData(33, false, true)]
    [InlineData(1024, false, true)]
    [InlineData(1025, false, false)]
    public void A_replys_id_is_as_long_as_the_limits_have_it(
        int characters,
        bool documented,
        bool any
    )
    {
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"success":true,"result":{"id":"{{{Repeat("i", characters)}}}"}}"""
        );
        var image = ImagesV1.ParseImage(body);
        Assert.Equal(
            (documented, any),
            (
                image.Exists(static read => read.Id.Exists(static id => id.IsDocumented)),
                image.IsRight
            )
        );
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("stats")]
    [InlineData("batch_token")]
    [InlineData("variants/public")]
    [InlineData("a/blob")]
    public void A_reply_may_have_a_reserved_id(string id) =>
        Assert.Equal(
            id,
            ImagesV1
                .ParseImage($$$"""{"success":true,"result":{"id":"{{{id}}}"}}""")
                .Right()
                .Id.Map(static found => found.Value)
                .IfNone("")
        );

    [Fact]
    public void A_refused_value_names_its_field_its_limit_and_what_was_found() =>
        Assert.Equal(
            new CfError.Constraint("filename", "", "at most 255 characters", "256 characters"),
            Filename.Create(Repeat("a", 256)).Left().Only<CfError.Constraint>()
        );

    [Fact]
    public void The_texts_reach_both_sides_of_every_limit()
    {
        Generate
            .Around(AccountId.Text)
            .HasClasses(
                ("right", 30, Documented.IsAccountId),
                ("32 characters", 3, static t => Documented.Characters(t) == 32),
                ("33 characters", 3, static t => Documented.Characters(t) == 33),
                (
                    "32 characters in more units",
                    2,
                    static t => Documented.Characters(t) == 32 && t.Length > 32
                ),
                ("a lone surrogate", 3, static t => Documented.Characters(t) < 0),
                ("dot segment", 2, Documented.HasDotSegment),
                ("empty", 1, static t => t.Length == 0)
            );
        Generate.ImageIdTexts.HasClasses(
            ("documented", 30, Documented.IsImageId),
            ("custom", 30, Documented.IsCustomImageId),
            ("neither", 10, static t => !Documented.IsImageId(t) && !Documented.IsCustomImageId(t)),
            ("hyphenated uuid", 5, Documented.IsHyphenatedUuid),
            ("uuid without hyphens", 2, static t => t.Length == 32 && Documented.IsUuid(t)),
            ("nearly a uuid", 5, static t => t.Length is >= 35 and <= 38 && !Documented.IsUuid(t)),
            ("slash at an end", 2, static t => t.StartsWith('/') || t.EndsWith('/')),
            ("1,024 characters", 2, static t => Documented.Characters(t) == 1024),
            ("1,025 characters", 2, static t => Documented.Characters(t) == 1025)
        );
        Generate
            .Around(Creator.Text)
            .HasClasses(
                ("right", 30, Documented.IsCreator),
                ("wrong", 20, static t => !Documented.IsCreator(t)),
                ("1,024 characters", 3, static t => Documented.Characters(t) == 1024),
                ("1,025 characters", 3, static t => Documented.Characters(t) == 1025)
            );
        Generate
            .Around(Filename.Text)
            .HasClasses(
                ("right", 30, Documented.IsFilename),
                ("wrong", 20, static t => !Documented.IsFilename(t)),
                ("255 characters", 3, static t => Documented.Characters(t) == 255),
                ("256 characters", 3, static t => Documented.Characters(t) == 256)
            );
        Generate.VariantUrlTexts.HasClasses(
            ("right", 30, Documented.IsVariantUrl),
            ("wrong", 20, static t => !Documented.IsVariantUrl(t)),
            ("control character", 5, static t => t.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        );
        Generate.MetadataTexts.HasClasses(
            ("right", 30, Documented.IsMetadata),
            ("wrong", 15, static t => !Documented.IsMetadata(t)),
            ("no json", 3, static t => Documented.Json(t) is null),
            ("1,024 bytes", 10, static t => Bytes(t) == 1024),
            ("1,025 bytes", 10, static t => Bytes(t) == 1025),
            (
                "512 levels",
                0.2,
                static t => t.StartsWith(Repeat("[", 512), StringComparison.Ordinal)
            )
        );
    }

    private static Property Accepts<A>(
        Gen<string> texts,
        Func<string, Either<CfErrors, A>> create,
        Func<A, string> value,
        Func<string, bool> isRight
    ) =>
        Law.ForAll(
            texts,
            text =>
            {
                var made = create(text);
                Assert.Equal(isRight(text), made.IsRight);
                made.IfRight(a =>
                {
                    Assert.Equal(text, value(a));
                    Assert.Equal(text, a!.ToString());
                    Assert.Equal(made, create(value(a)));
                });
                made.IfLeft(static errors => errors.Only<CfError.Constraint>());
            }
        );

    private static int Bytes(string json) =>
        Documented.Json(json) is { } text ? System.Text.Encoding.UTF8.GetByteCount(text) : 0;

    private static string Repeat(string text, int count) =>
        new System.Text.StringBuilder().Insert(0, text, count).ToString();
}
