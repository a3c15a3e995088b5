using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Aot;

/// <summary>A user's own metadata.</summary>
internal sealed record Tags([property: JsonPropertyName("key")] string Key);

/// <summary>A user's own message that speaks of an image.</summary>
internal sealed record Notice(ImageId Id, Timestamp? Uploaded, Dictionary<ImageId, Metadata> More);

[JsonSerializable(typeof(Tags))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Image))]
internal sealed partial class Contracts : JsonSerializerContext;

/// <summary>Parsing, writing, and what an image's values are put into.</summary>
internal static class Values
{
    private const string Result =
        """{"id":"a/b","draft":true,"meta":{"b":[1,{}],"a":"\u00e9"},"uploaded":"2014-01-02T02:20:00.10+01:00","variants":["https://imagedelivery.net/hash/a/b/hero"],"more":{"x":1.50}}""";

    private const string Violating =
        """{"success":true,"result":{"id":"","filename":7,"uploaded":"x","variants":["c",1],"id":1}}""";

    public static IEnumerable<Check> Checks =>
        [
            Check.That(
                "an image survives writing and reading",
                true,
                static () =>
                    ImagesV1.ParseImage(Envelope.Of(Documented.Image).ToJson()) == Documented.Image
            ),
            Check.That(
                "an image is written back as it came",
                """{"id":"a/b","meta":{"b":[1,{}],"a":"é"},"uploaded":"2014-01-02T02:20:00.10+01:00","variants":["https://imagedelivery.net/hash/a/b/hero"],"draft":true,"more":{"x":1.50}}""",
                static () => Read.Match(static i => i.ToJson(), static e => e.Message)
            ),
            Check.That(
                "its values are decoded",
                "Some(a/b), True, Some(hero), Some(1388625600)",
                static () =>
                    Read.Match(
                        static i =>
                            string.Join(
                                ", ",
                                i.Id,
                                i.IsDraft,
                                string.Join(
                                    ' ',
                                    i.Variants.IfNone([]).Map(static v => v.VariantName())
                                ),
                                i.Uploaded.Map(static at => at.Instant.ToUnixTimeSeconds())
                            ),
                        static e => e.Message
                    )
            ),
            Check.That(
                "every violation is told, each with its pointer",
                "/result/id /result/filename /result/uploaded /result/variants/0 /result/variants/1 /result/id",
                static () =>
                    ImagesV1
                        .ParseImage(Violating)
                        .Match(static _ => "", static e => string.Join(' ', e.Items.Map(Pointer)))
            ),
            Check.That(
                "the fields' types stand in messages of one's own",
                """{"Id":"a/b","Uploaded":"2014-01-02T02:20:00.10Z","More":{"c":{"x":[1.50]}}}""",
                static () =>
                    Again(
                        """{"Id":"a/b","Uploaded":"2014-01-02T02:20:00.10Z","More":{"c":{"x":[1.50]}}}"""
                    )
            ),
            Check.That(
                "metadata reads into a type of one's own",
                Some(new Tags("value")),
                static () =>
                    Documented.Image.Meta.Bind(static m => m.As(Contracts.Default.Tags).ToOption())
            ),
            Check.That(
                "metadata of another shape is malformed",
                true,
                static () =>
                    Metadata
                        .Create("""{"key":[]}""")
                        .Bind(static m => m.As(Contracts.Default.Tags))
                        .Match(
                            Right: static _ => false,
                            Left: static e => e.Items.Head is CfError.Malformed
                        )
            ),
            Check.That(
                "metadata is written from a type of one's own",
                """{"key":"value"}""",
                static () =>
                    Metadata
                        .From(new Tags("value"), Contracts.Default.Tags)
                        .Match(static m => m.Value, static e => e.Message)
            ),
            Check.That(
                "System.Text.Json reads and writes images by a source-generated contract",
                true,
                static () =>
                    JsonSerializer.Deserialize(
                        JsonSerializer.Serialize(Documented.Image, Contracts.Default.Image),
                        Contracts.Default.Image
                    ) == Documented.Image
            ),
            Check.That(
                "ids are keys of LanguageExt's HashMap, Map and Set",
                (true, true, true),
                static () =>
                    (
                        HashMap((Documented.Id, 1)).ContainsKey(Documented.Id),
                        Map((Documented.Id, 1)).ContainsKey(Documented.Id),
                        Set(Documented.Id, Documented.Id).Count == 1
                    )
            ),
            Check.That(
                "a policy is made of a LanguageExt schedule",
                "1 s, 2 s, 4 s",
                static () =>
                    string.Join(
                        ", ",
                        RetryPolicy
                            .FromSchedule(Schedule.exponential(1 * seconds), 3)
                            .Delays.Map(static d => $"{d.TotalSeconds} s")
                    )
            ),
        ];

    private static Either<CfErrors, Image> Read =>
        ImagesV1.ParseImage(Encoding.UTF8.GetBytes($$"""{"success":true,"result":{{Result}}}"""));

    private static string Again(string notice) =>
        JsonSerializer.Serialize(
            JsonSerializer.Deserialize(notice, Contracts.Default.Notice),
            Contracts.Default.Notice
        );

    private static string Pointer(CfError error) =>
        error switch
        {
            CfError.Constraint at => at.Pointer,
            CfError.Malformed at => at.Pointer,
            _ => error.Message,
        };
}
