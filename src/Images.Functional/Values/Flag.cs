namespace Images.Functional;

/// <summary>A boolean or null, as a type of its own with three cases.</summary>
internal static class Flag
{
    public static Codec<A> Codec<A>(Func<bool?, A> of, Func<A, bool?> show) =>
        Json.Any.Checked<A>(
            json =>
                json.Value switch
                {
                    "true" => of(true),
                    "false" => of(false),
                    "null" => of(null),
                    var other => CfErrors.Of(
                        new CfError.Malformed("", 0, "a boolean or null", Printable.Excerpt(other))
                    ),
                },
            flag =>
                show(flag) switch
                {
                    true => JsonText.Trusted("true"u8),
                    false => JsonText.Trusted("false"u8),
                    null => default,
                }
        );
}
