namespace Images.Functional;

/// <summary>
/// Lets configuration binding create a value from text. An invalid text fails with the reason. Without a converter, binding would silently
/// leave the value <c>default</c>.
/// </summary>
internal sealed class ParsableConverter<A> : TypeConverter
    where A : IParsable<A>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(
        ITypeDescriptorContext? context,
        CultureInfo? culture,
        object value
    ) => value is string text ? A.Parse(text, culture) : base.ConvertFrom(context, culture, value);
}
