using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>Envelopes that fail, and the check that they fail as they should.</summary>
internal static class Failures
{
    public static byte[] Api { get; } =
        """{"errors":[{"code":5404,"message":"Image not found"}],"messages":[],"result":null,"success":false}"""u8.ToArray();

    public static ResponseInfo NotFound { get; } = new(404);

    /// <summary>The documented envelope with a number for a text, a word for a time, and a URL that is none.</summary>
    public static byte[] ThreeFields { get; } =
        Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(Documented.Bytes)
                .Replace("\"filename\":\"logo.png\"", "\"filename\":107", StringComparison.Ordinal)
                .Replace("2014-01-02T02:20:00.123Z", "yesterday", StringComparison.Ordinal)
                .Replace(
                    "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/hero",
                    "hero",
                    StringComparison.Ordinal
                )
        );

    /// <summary>Throws where a failure is not the one that is meant, or a peer reads another one.</summary>
    public static void Check()
    {
        var said = JsonSerializer.Deserialize(Api, DtoContext.Default.EnvelopeDto)?.Errors ?? [];
        var expected = string.Join(' ', said.Select(static one => $"{one.Code} {one.Message}"));
        Agreement.Demand(expected, Text(ImagesV1.ParseImage(Api)));
        Agreement.Demand(expected, Text(ImagesV1.Endpoints.Get.Parse(Api, NotFound)));
        Agreement.Demand(
            "/result/filename /result/uploaded /result/variants/1",
            Text(ImagesV1.ParseImage(ThreeFields))
        );
    }

    private static string Text<A>(Either<CfErrors, A> failed) =>
        string.Join(' ', ((CfErrors)failed).Items.Map(Text));

    private static string Text(CfError error) =>
        error switch
        {
            CfError.Api api => $"{api.Said.Code} {api.Said.Text}",
            CfError.Constraint constraint => constraint.Pointer,
            CfError.Malformed malformed => malformed.Pointer,
            _ => error.Message,
        };
}
