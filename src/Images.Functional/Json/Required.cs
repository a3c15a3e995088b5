namespace Images.Functional;

/// <summary>Throws for the <c>default</c> value of a type that has no empty value: using one is a programming error.</summary>
internal static class Required
{
    public static string Text(string value, string type) =>
        value.Length > 0 ? value : throw IsDefault(type);

    public static JsonText Json(JsonText value, string type) =>
        value.IsNull ? throw IsDefault(type) : value;

    public static ArgumentException IsDefault(string type) =>
        new($"This {type} is uninitialised (default). Create one with its smart constructors.");
}
