using System;
using System.ComponentModel;
using System.Globalization;

namespace Images.Functional;

/// <summary>
/// Makes a value from a text, as the binding of configuration does. A text that is none is refused with the reason, where a type without
/// a converter would silently be left <c>default</c>.
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
