using FsCheck.Xunit;
using LanguageExt;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>The arbitraries serve properties by one attribute, LanguageExt's types among them.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 20)]
public class Attributes
{
    [Property]
    public void Every_type_of_the_core_is_generated(
        AccountId account,
        ImageId image,
        Creator creator,
        Filename filename,
        JsonText json,
        Metadata meta,
        UploadedAt uploaded,
        VariantUrl url
    )
    {
        Assert.NotEmpty(account.Value);
        Assert.NotEmpty(image.Value);
        Assert.True(Creator.Create(creator.Value).IsRight);
        Assert.True(Filename.Create(filename.Value).IsRight);
        Assert.NotEmpty(json.Value);
        Assert.False(meta.Json.IsNull);
        Assert.True(uploaded.Value.Length >= 20);
        Assert.NotEmpty(url.Value);
    }

    [Property]
    public void Every_reply_is_generated(
        Envelope<Image> envelope,
        EnvelopeText text,
        BrokenEnvelope broken,
        ApiMessage message,
        CfError error,
        CfErrors errors,
        ResponseInfo response,
        RetryAfter wait
    )
    {
        Assert.NotNull(envelope.Result);
        Assert.Equal(text.Text, text.ToString());
        Assert.NotEmpty(broken.Breaks);
        Assert.Contains(broken.Text, broken.ToString(), System.StringComparison.Ordinal);
        Assert.NotNull(message.Text);
        Assert.NotNull(error.Message);
        Assert.NotEmpty(errors.Items);
        Assert.InRange(response.Status, 100, 599);
        Assert.NotEmpty(wait.ToString());
    }

    [Property]
    public void Types_of_language_ext_are_generated_of_any_item(
        Option<ImageId> option,
        Seq<CfError> seq,
        Arr<int> array,
        Option<Seq<Option<string>>> nested
    )
    {
        Assert.True(option.ForAll(static id => id.Value.Length > 0));
        Assert.True(seq.ForAll(static error => error is not null));
        Assert.Equal(array.Count, array.ToArray().Length);
        Assert.True(nested.IsNone || nested.IsSome);
    }
}
