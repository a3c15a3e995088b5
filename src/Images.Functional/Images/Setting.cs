namespace Images.Functional;

/// <summary>
/// A setting that is on, off, or not stated. If not stated, a request does not change it, and a reply does not say. It does not convert to
/// <c>bool</c>, so an <c>if</c> must name the case.
/// </summary>
/// <remarks>The <c>default</c> value is <see cref="NotStated"/>.</remarks>
[JsonConverter(typeof(CodecJsonConverter<Setting>))]
public readonly record struct Setting : IHasCodec<Setting>
{
    /// <summary>Its JSON: a boolean; null for <see cref="NotStated"/>.</summary>
    public static Codec<Setting> Codec { get; } = Flag.Codec(Of, static flag => flag.ToNullable());

    private readonly bool? value;

    private Setting(bool? value) => this.value = value;

    /// <summary><c>true</c>.</summary>
    public static Setting On { get; } = new(true);

    /// <summary><c>false</c>.</summary>
    public static Setting Off { get; } = new(false);

    /// <summary>No value.</summary>
    public static Setting NotStated => default;

    /// <summary>Whether it is on.</summary>
    public bool IsOn => value == true;

    /// <summary>Whether it is on or off.</summary>
    public bool IsStated => value is not null;

    /// <summary>Converts a JSON boolean; null is <see cref="NotStated"/>.</summary>
    public static Setting Of(bool? value) => new(value);

    /// <summary>The JSON boolean; null for <see cref="NotStated"/>.</summary>
    public bool? ToNullable() => value;

    /// <summary>The name of the case.</summary>
    public override string ToString() =>
        value switch
        {
            true => nameof(On),
            false => nameof(Off),
            _ => nameof(NotStated),
        };
}
