using System;
using System.Collections.Generic;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>How messages name types.</summary>
public class TypeNames
{
    [Theory]
    [InlineData(typeof(string), "String")]
    [InlineData(typeof(int?), "Int32?")]
    [InlineData(typeof(byte[]), "Byte[]")]
    [InlineData(typeof(Option<ImageId>), "Option<ImageId>")]
    [InlineData(typeof(Dictionary<string, List<int?>[]>), "Dictionary<String, List<Int32?>[]>")]
    public void They_are_written_as_in_CSharp(Type type, string expected) =>
        Assert.Equal(expected, TypeName.Of(type));

    [Fact]
    public void A_message_has_no_name_of_NETs() =>
        Assert.Equal(
            "This Option<Int32> is uninitialised (default). Create one with its smart constructors.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Json.Of(
                            Text.Of(
                                "x",
                                1,
                                5,
                                static text => Prelude.Some(text.Length),
                                static some => some.Match(Some: static n => $"{n}", None: "")
                            )
                        )
                        .ToJson(default)
                )
                .Message
        );
}
