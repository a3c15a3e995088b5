using System;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A default value that is no valid one is a programming error where it is used.</summary>
public sealed class DefaultValues
{
    [Fact]
    public void An_image_takes_no_default_id() =>
        Assert.Throws<ArgumentException>(static () =>
            Image.Empty with
            {
                Id = Some(default(ImageId)),
            }
        );

    [Fact]
    public void An_image_takes_no_default_metadata() =>
        Assert.Throws<ArgumentException>(static () =>
            Image.Empty with
            {
                Meta = Some(default(Metadata)),
            }
        );

    [Fact]
    public void An_image_takes_no_default_URL() =>
        Assert.Throws<ArgumentException>(static () =>
            Image.Empty with
            {
                Variants = Some(Array(default(VariantUrl))),
            }
        );

    [Fact]
    public void Where_the_empty_value_is_valid_it_is_the_default_one()
    {
        Assert.Equal(Right<CfErrors, Creator>(default), Creator.Create(""));
        Assert.Equal(Right<CfErrors, Filename>(default), Filename.Create(""));
    }
}
