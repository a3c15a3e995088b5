using System;

namespace Images.Functional;

/// <summary>
/// Whether viewing an image takes a signed URL: required, not required, or not stated. It deliberately converts to no <c>bool</c>, so that
/// an <c>if</c> must say which case it means: <c>if (image.RequireSignedUrls.IsRequired)</c>.
/// </summary>
/// <remarks>The <c>default</c> value is <see cref="NotStated"/>.</remarks>
public readonly record struct SignedUrls
{
    private readonly bool? value;

    private SignedUrls(bool? value) => this.value = value;

    /// <summary>Viewing the image takes a signed URL.</summary>
    public static SignedUrls Required { get; } = new(true);

    /// <summary>Anyone can view the image by its URL.</summary>
    public static SignedUrls NotRequired { get; } = new(false);

    /// <summary>The reply does not say. The API's default is that no signed URL is required.</summary>
    public static SignedUrls NotStated => default;

    /// <summary>Whether the reply says that a signed URL is required.</summary>
    public bool IsRequired => value == true;

    /// <summary>Whether the reply says either.</summary>
    public bool IsStated => value is not null;

    /// <summary>The case of a JSON boolean, where null is <see cref="NotStated"/>.</summary>
    public static SignedUrls Of(bool? value) => new(value);

    /// <summary>The JSON boolean; null for <see cref="NotStated"/>.</summary>
    public bool? ToNullable() => value;

    /// <summary>Tells the cases apart.</summary>
    public R Match<R>(Func<R> required, Func<R> notRequired, Func<R> notStated)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(notRequired);
        ArgumentNullException.ThrowIfNull(notStated);
        return value switch
        {
            true => required(),
            false => notRequired(),
            _ => notStated(),
        };
    }

    /// <summary>The name of the case.</summary>
    public override string ToString() =>
        value switch
        {
            true => nameof(Required),
            false => nameof(NotRequired),
            _ => nameof(NotStated),
        };
}
