using System;
using System.ComponentModel;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Routes, configuration and other readers of texts accept what the smart constructors accept, and refuse the rest aloud.</summary>
public class ParsingLaws
{
    [Property(MaxTest = 100 / Law.Share)]
    public Property An_account_id() => IsRead(Generate.Around(AccountId.Text), AccountId.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property An_image_id_is_any() => IsRead(Generate.ImageIdTexts, ImageId.Any);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_creator() => IsRead(Generate.Around(Creator.Text), Creator.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_filename() => IsRead(Generate.Around(Filename.Text), Filename.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_time_of_upload() => IsRead(Generate.TimestampTexts, Timestamp.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_variants_url() => IsRead(Generate.VariantUrlTexts, VariantUrl.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_variants_name() => IsRead(Generate.Around(VariantId.Text), VariantId.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_signing_keys_name() =>
        IsRead(Generate.Around(SigningKeyName.Text), SigningKeyName.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_continuation_token() =>
        IsRead(Generate.Around(ContinuationToken.Text), ContinuationToken.Create);

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_page_size() =>
        IsRead(
            from size in Gen.Choose(0, 2 * PageSize.Least)
            from factor in Gen.Elements(1, PageSize.Most / PageSize.Least / 2)
            from more in Gen.Elements("", " ", "x")
            select string.Create(CultureInfo.InvariantCulture, $"{size * factor}{more}"),
            PageSize.Text.Create
        );

    [Property(MaxTest = 100 / Law.Share)]
    public Property A_base_address() => IsRead(Generate.BaseAddressTexts, BaseAddress.Create);

    [Fact]
    public void Null_is_none_for_TryParse_and_a_programming_error_for_Parse()
    {
        Assert.False(TryParse<ImageId>(null, out _));
        Assert.Throws<ArgumentNullException>(static () => Parse<ImageId>(null!));
    }

    [Fact]
    public void A_converter_accepts_only_strings()
    {
        var converter = TypeDescriptor.GetConverter(typeof(ImageId));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(7));
    }

    private static Property IsRead<A>(Gen<string> texts, Func<string?, Either<CfErrors, A>> create)
        where A : IParsable<A> =>
        Law.ForAll(
            texts,
            text =>
            {
                var converter = TypeDescriptor.GetConverter(typeof(A));
                create(text)
                    .Match(
                        Right: value =>
                        {
                            Assert.True(TryParse<A>(text, out var tried));
                            Assert.Equal(value, tried);
                            Assert.Equal(value, Parse<A>(text));
                            Assert.Equal(value, converter.ConvertFromInvariantString(text));
                            Assert.Equal(
                                value.ToString(),
                                converter.ConvertToInvariantString(value)
                            );
                        },
                        Left: errors =>
                        {
                            Assert.False(TryParse<A>(text, out var tried));
                            Assert.Equal(default, tried);
                            Assert.Equal(errors.Message, Refusal(() => Parse<A>(text)));
                            Assert.Equal(
                                errors.Message,
                                Refusal(() => converter.ConvertFromInvariantString(text))
                            );
                        }
                    );
            }
        );

    private static string Refusal(Func<object?> read) =>
        Assert.Throws<FormatException>(read).Message;

    private static A Parse<A>(string text)
        where A : IParsable<A> => A.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryParse<A>(string? text, out A? value)
        where A : IParsable<A> => A.TryParse(text, CultureInfo.InvariantCulture, out value);
}
