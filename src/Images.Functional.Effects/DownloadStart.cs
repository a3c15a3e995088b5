using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>A download whose headers have come, and whose bytes follow.</summary>
/// <param name="Bytes">The number of bytes, if the response states it.</param>
/// <param name="ContentType">The content type in the response: <c>image/png</c>.</param>
/// <param name="Response">The status and headers of the response.</param>
public sealed record DownloadStart(
    Option<long> Bytes,
    Option<string> ContentType,
    ResponseInfo Response
);
