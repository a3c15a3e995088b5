using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What is written back is what came: digit by digit, and never a value of another kind.</summary>
public sealed class NeverAlteredLaws
{
    /// <summary>Numbers as JSON may write them, which no machine's number holds.</summary>
    private static Gen<string> Numbers =>
        from sign in Gen.Elements("", "-")
        from whole in Digits.Select(static d => d.TrimStart('0') is { Length: > 0 } t ? t : "0")
        from fraction in Gen.Frequency(
            (1, Gen.Constant("")),
            (1, Digits.Select(static d => "." + d))
        )
        from exponent in Gen.Frequency(
            (2, Gen.Constant("")),
            (
                1,
                from e in Gen.Elements("e", "E", "e+", "E+", "e-", "E-")
                from digits in Digits
                select e + digits
            )
        )
        select sign + whole + fraction + exponent;

    private static Gen<string> Digits =>
        from length in Gen.Frequency(
            (3, Gen.Choose(1, 3)),
            (1, Gen.Choose(15, 20)),
            (1, Gen.Choose(38, 60))
        )
        from digits in Gen.Choose(0, 9).ArrayOf(length)
        select string.Concat(digits);

    [Property(MaxTest = 300)]
    public Property A_number_is_written_back_digit_by_digit() => Law.ForAll(Numbers, Survives);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("1.0")]
    [InlineData("1.00")]
    [InlineData("1e0")]
    [InlineData("1E+02")]
    [InlineData("1e-400")]
    [InlineData("-1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("9007199254740993")]
    [InlineData("18446744073709551616")]
    [InlineData("0.1000000000000000055511151231257827021181583404541015625")]
    public void A_number_that_machines_would_round_is_written_back_digit_by_digit(string number) =>
        Survives(number);

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("0", "-0")]
    [InlineData("1e3", "1000")]
    [InlineData("1e3", "1E3")]
    [InlineData("9007199254740993", "9007199254740992")]
    public void Numbers_of_other_digits_are_other_values(string a, string b) =>
        Assert.NotEqual(ImagesV1.ParseImage(With(a)).Right(), ImagesV1.ParseImage(With(b)).Right());

    [Property(MaxTest = 100)]
    public Property An_undocumented_member_keeps_the_order_and_repetition_of_its_parts() =>
        Law.ForAll(
            Numbers,
            static number =>
                Assert.Contains(
                    $$"""{"b":{{number}},"a":1,"b":[{{number}}]}""",
                    ImagesV1
                        .ParseImage(With($$"""{"b":{{number}},"a":1,"b":[{{number}}]}"""))
                        .Right()
                        .ToJson()
                )
        );

    public static TheoryData<string, string> OtherKinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in new[] { "id", "creator", "filename", "uploaded" })
            foreach (var value in new[] { "7", "true", "[\"a\"]", "{\"a\":\"a\"}", "1388629200" })
                data.Add(name, value);
            foreach (var value in new[] { "\"true\"", "\"\"", "1", "0", "[true]", "{}" })
                data.Add("requireSignedURLs", value);
            foreach (var value in new[] { "\"https://a/b\"", "{\"0\":\"https://a/b\"}", "true" })
                data.Add("variants", value);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public void A_value_of_another_kind_is_never_made_to_fit(string name, string value) =>
        Assert.Equal(
            "/result/" + name,
            ImagesV1
                .ParseImage($$$"""{"success":true,"result":{"{{{name}}}":{{{value}}}}}""")
                .Left()
                .Only<CfError.Malformed>()
                .Pointer
        );

    [Theory]
    [InlineData("2014-01-02T02:20:00.1234567890123456789Z")]
    [InlineData("2014-01-02T02:20:00.000Z")]
    [InlineData("2014-01-02t02:20:00z")]
    [InlineData("2014-01-02T02:20:00-00:00")]
    [InlineData("2014-01-02T02:20:00+00:00")]
    [InlineData("1999-12-31T23:59:60Z")]
    public void A_date_is_written_back_as_it_came(string uploaded) =>
        Assert.Equal(
            $$"""{"uploaded":"{{uploaded}}"}""",
            ImagesV1
                .ParseImage($$$"""{"success":true,"result":{"uploaded":"{{{uploaded}}}"}}""")
                .Right()
                .ToJson()
        );

    [Theory]
    [InlineData(" a ")]
    [InlineData("A")]
    [InlineData("e\u0301")]
    [InlineData("\u00e9")]
    [InlineData("a%2fb")]
    [InlineData("\u200fa")]
    public void An_id_is_neither_trimmed_nor_folded_nor_normalised(string id)
    {
        var image = ImagesV1
            .ParseImage($$$"""{"success":true,"result":{"id":"{{{id}}}"}}""")
            .Right();
        Assert.Equal(id, image.Id.Map(static v => v.Value).IfNone(""));
        Assert.Equal(id, SameJson.Read(image.ToJson()).GetProperty("id").GetString());
    }

    private static void Survives(string number)
    {
        var image = ImagesV1.ParseImage(With(number)).Right();
        var expected = $$"""{"meta":{"m":[{{number}}]},"x":{{number}}}""";
        Assert.Equal(expected, image.ToJson());
        Assert.Equal(
            expected,
            string.Concat(image.ToJson(indented: true).Where(static c => c is not (' ' or '\n')))
        );
        Assert.Equal(
            expected,
            ImagesV1
                .ParseImage(Encoding.UTF8.GetBytes(Envelope.Of(image).ToJson()))
                .Right()
                .ToJson()
        );
    }

    private static string With(string value) =>
        $$$"""{"success":true,"result":{"x":{{{value}}},"meta":{"m":[{{{value}}}]} }}""";
}
