using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A download that is whole.</summary>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="ContentType">The content type that the server said: <c>image/png</c>.</param>
/// <param name="Response">What the response said beside them.</param>
public sealed record Downloaded(long Bytes, Option<string> ContentType, ResponseInfo Response);
