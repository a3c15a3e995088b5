using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Signing keys for a person: a line for each. A value is printed whole, so that it can be used.</summary>
internal static class KeysView
{
    public static IEnumerable<string> Lines(Arr<SigningKey> keys, bool showValues, Paint paint) =>
        Columns
            .Rows(
                [
                    .. keys.AsEnumerable()
                        .Select(key =>
                            (Name(key), showValues ? Value(key) : paint.Faint("(hidden)"))
                        ),
                ],
                paint
            )
            .DefaultIfEmpty(paint.Faint("(no keys)"));

    private static string Name(SigningKey key) =>
        Printable.All(key.Name.Map(static name => name.Value).IfNone(""));

    private static string Value(SigningKey key) =>
        Printable.All(key.Value.Map(static value => value.Reveal()).IfNone(""));
}
