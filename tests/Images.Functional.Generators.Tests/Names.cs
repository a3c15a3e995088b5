using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>The names of generators follow a pattern.</summary>
public class Names
{
    [Theory]
    [InlineData("AccountId")]
    [InlineData("ShortImageId")]
    [InlineData("CustomImageId")]
    [InlineData("Creator")]
    [InlineData("Filename")]
    [InlineData("Metadata")]
    public void A_type_with_a_limit_has_values_at_it_and_texts_over_it(string type) =>
        Assert.All([$"{type}sAtTheLimit", $"{type}sBeyondBmp", $"{type}TextsOneOver"], IsGenerator);

    [Theory]
    [InlineData("AccountId")]
    [InlineData("ImageId")]
    [InlineData("Creator")]
    [InlineData("Filename")]
    [InlineData("Metadata")]
    [InlineData("Timestamp")]
    [InlineData("VariantUrl")]
    [InlineData("Credential")]
    [InlineData("BaseAddress")]
    public void A_type_with_a_smart_constructor_has_raw_texts_for_it(string type) =>
        IsGenerator($"{type}Texts");

    private static void IsGenerator(string name) =>
        Assert.NotNull(typeof(Generate).GetProperty(name));
}
