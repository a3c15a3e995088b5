using System;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// What errors say is safe to print, whatever the input was: one line, with no character that a terminal would obey.
/// </summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) })]
public class MessageTextLaws
{
    [Property(MaxTest = 300 / Law.Share)]
    public Property A_refused_text_is_quoted_harmlessly() =>
        Law.ForAll(
            Hostile,
            static text =>
            {
                IsHarmless(AccountId.Create(text));
                IsHarmless(ImageId.Create(text));
                IsHarmless(ImageId.Custom("/" + text));
                IsHarmless(Filename.Create(text));
                IsHarmless(Creator.Create(text));
                IsHarmless(Metadata.Create(text));
                IsHarmless(Timestamp.Create(text));
                IsHarmless(VariantUrl.Create(text));
                IsHarmless(ImagesV1.ParseImage(text));
                IsHarmless(Image.Empty.WithUndocumented("id", default));
                IsHarmless(Image.Codec.Parse(text));
            }
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property An_envelope_with_hostile_names_and_values_is_reported_harmlessly() =>
        Law.ForAll(
            from text in Hostile
            let quoted = System.Text.Json.JsonSerializer.Serialize(text)
            from envelope in Gen.Elements<Func<string, string>>(
                static q =>
                    $$$"""{"success":true,"result":{"filename":7,"uploaded":{{{q}}},"id":"/","variants":[{{{q}}},7]}}""",
                static q => $$$$"""{"success":true,"result":{"meta":{ {{{{q}}}}:[tru]}}}""",
                static q => $$$"""{ {{{q}}}:{{{q}}} x""",
                static q => $$$"""{"success":true,"result":{ {{{q}}}:"\ud83d"}}""",
                static q =>
                    $$$"""{"success":false,"errors":[{"code":1,"message":{{{q}}},"documentation_url":{{{q}}},"source":{"pointer":{{{q}}}}}]}"""
            )
            select Encoding.UTF8.GetBytes(envelope(quoted)),
            static body =>
            {
                IsHarmless(ImagesV1.ParseImage(body));
                IsHarmless(ImagesV1.Endpoints.Get.Parse(body, new ResponseInfo(403)));
            }
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_body_without_an_envelope_is_quoted_harmlessly() =>
        Law.ForAll(
            Gen.OneOf(
                Hostile.Select(static text => Encoding.UTF8.GetBytes("<html>" + text)),
                Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf(),
                Arbitraries
                    .EnvelopeText()
                    .Generator.Select(static text =>
                        Encoding.UTF8.GetBytes(text.Text[..text.Text.LastIndexOf('}')])
                    )
            ),
            static body =>
            {
                var errors = ImagesV1.Endpoints.Get.Parse(body, new ResponseInfo(502)).Left();
                IsHarmless(errors.Message);
                Assert.True(Documented.Characters(errors.Only<CfError.Status>().Body) <= 200);
            }
        );

    [Property(MaxTest = 300 / Law.Share)]
    public void A_message_of_the_api_is_one_harmless_line(ApiMessage message)
    {
        IsHarmless(message.ToString());
        IsHarmless(CfErrors.Of(new CfError.Api(message)).Message);
        Assert.Equal(message.Code, CfErrors.Of(new CfError.Api(message)).Code);
    }

    [Property(MaxTest = 300 / Law.Share)]
    public void Broken_envelopes_are_reported_in_harmless_words(BrokenEnvelope broken)
    {
        var errors = ImagesV1.ParseImage(broken.Text).Left();
        IsHarmless(errors.Message);
        Assert.Equal(errors.Message, errors.ToString());
        Assert.All(
            errors.Items,
            error => Assert.Contains(error.Message, errors.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_texts_are_hostile() =>
        Hostile.HasClasses(
            ("escape", 10, static t => t.Contains('\u001b', StringComparison.Ordinal)),
            ("line break", 10, static t => t.Contains('\n', StringComparison.Ordinal)),
            (
                "right-to-left override",
                10,
                static t => t.Contains('\u202e', StringComparison.Ordinal)
            ),
            ("separator", 10, static t => t.Contains('\u2028', StringComparison.Ordinal)),
            ("C1 control", 10, static t => t.Contains('\u009b', StringComparison.Ordinal)),
            (
                "tag beyond the BMP",
                10,
                static t => t.Contains("\U000E0041", StringComparison.Ordinal)
            ),
            ("long", 10, static t => t.Length > 500)
        );

    private static Gen<string> Hostile =>
        Gen.OneOf(
            Gen.Elements(
                    "\u001b[31m",
                    "\n",
                    "\r",
                    "\u202e",
                    "\u2066",
                    "\u2028",
                    "\u009b",
                    "\u200f",
                    "\0",
                    "\b",
                    "\u007f",
                    "\ufeff",
                    "\U000E0041",
                    "a",
                    "\"",
                    "\\",
                    "/",
                    "é",
                    "😀"
                )
                .ArrayOf(12)
                .Select(string.Concat),
            Gen.Elements("\u001b]0;x\a", "\u202e", "😀", "a\u0301")
                .Select(static unit => new StringBuilder().Insert(0, unit, 1100).ToString()),
            Generate.OneOver(Creator.Text)
        );

    private static void IsHarmless<A>(Either<CfErrors, A> either) =>
        either.IfLeft(static errors =>
        {
            IsHarmless(errors.Message);
            IsHarmless(errors.ToString());
            Assert.All(errors.Items, static error => IsHarmless(error.ToString()));
        });

    private static void IsHarmless(string message) =>
        Assert.DoesNotContain(
            message.EnumerateRunes(),
            static rune =>
                Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
        );
}
