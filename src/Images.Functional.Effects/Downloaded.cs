using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A complete download.</summary>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="ContentType">The content type in the response: <c>image/png</c>.</param>
/// <param name="Response">The status and headers of the response.</param>
public sealed record Downloaded(long Bytes, Option<string> ContentType, ResponseInfo Response);
