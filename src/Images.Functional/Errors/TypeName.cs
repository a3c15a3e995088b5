namespace Images.Functional;

/// <summary>Names of types for messages, as C# writes them: .NET's own name of <c>int?</c> is <c>Nullable`1</c>.</summary>
internal static class TypeName
{
    public static string Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{Of(value)}?"
        : type.GetElementType() is { } element ? $"{Of(element)}[]"
        : type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
        : type.Name;
}
