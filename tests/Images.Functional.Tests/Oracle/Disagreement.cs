using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional.Tests;

/// <summary>
/// Holds everything that the core says of some bytes against the second opinions: <see cref="WholeJson"/>,
/// <see cref="FirstBroken"/>, <see cref="Meaning"/> and <see cref="Documented"/>.
/// </summary>
internal static class Disagreement
{
    private static readonly ResponseInfo NotFound = new(404);

    /// <summary>The first thing that the core says otherwise; null where all agree.</summary>
    public static string? Of(byte[] bytes) =>
        Of(bytes, static read => ImagesV1.Endpoints.Get.Parse(read));

    /// <summary>The same of another reader of the envelope.</summary>
    public static string? Of(byte[] bytes, Func<byte[], Either<CfErrors, Envelope<Image>>> reader)
    {
        using var document = WholeJson.Read(bytes);
        var text = JsonText.Parse(bytes);
        if (text.IsRight != document is not null)
            return $"one JSON value: {text.IsRight}; the document says {document is not null}";
        var envelope = reader(bytes);
        return document is null
            ? OfBroken(bytes, (CfErrors)text, envelope)
            : OfText((JsonText)text, document.RootElement)
                ?? OfVerdict(document.RootElement, envelope)
                ?? OfOffsets(bytes, envelope)
                ?? OfImageAlone(bytes, envelope)
                ?? envelope.MatchUnsafe(
                    Right: e => OfEnvelope(document.RootElement, e),
                    Left: static _ => null
                )
                ?? OfFailure(bytes, document.RootElement);
    }

    /// <summary>
    /// The part of <see cref="Of(byte[])"/> that costs little: whether it is JSON and where it breaks, and that what was read survives
    /// writing and reading.
    /// </summary>
    public static string? OfReading(byte[] bytes)
    {
        var mark = WholeJson.Mark(bytes);
        var broken = FirstBroken.Of(bytes.AsSpan(mark)) + mark;
        return ImagesV1
            .Endpoints.Get.Parse(bytes)
            .MatchUnsafe(
                Right: envelope =>
                    broken is not null ? $"read though it is broken at {broken}"
                    : ImagesV1.Endpoints.Get.Parse(Encoding.UTF8.GetBytes(envelope.ToJson()))
                    != envelope
                        ? "the envelope did not survive writing and reading"
                    : null,
                Left: errors =>
                    broken is null || errors.Items is [CfError.Malformed m] && m.Offset == broken
                        ? null
                        : $"broken at {broken}; said {errors.Message}"
            );
    }

    private static string? OfBroken(
        byte[] bytes,
        CfErrors text,
        Either<CfErrors, Envelope<Image>> envelope
    )
    {
        var mark = WholeJson.Mark(bytes);
        var broken = FirstBroken.Of(bytes.AsSpan(mark)) + mark;
        return text.Items is not [CfError.Malformed malformed]
                ? $"a broken text is not one malformed: {text.Message}"
            : malformed.Offset != broken
                ? $"broken at {malformed.Offset}; the grammar says {broken}"
            : !envelope.Match(
                Right: static _ => false,
                Left: errors => IsSame(errors, malformed, bytes.AsSpan(mark))
            )
                ? $"a broken text is read otherwise in an envelope: {envelope}"
            : ImagesV1
                .Endpoints.Get.Parse(bytes, NotFound)
                .Match(Right: static _ => false, Left: IsStatus)
                ? null
            : "a broken text with status 404 is not that status";
    }

    // Of a page, a reply's error says that it is one.
    private static bool IsSame(CfErrors errors, CfError.Malformed text, ReadOnlySpan<byte> body) =>
        errors.Items is [CfError.Malformed said]
        && said with { Found = text.Found } == text
        && (
            said.Found == text.Found
            || (
                said.Found.StartsWith("an HTML page", StringComparison.Ordinal)
                && body.TrimStart(" \t\r\n\f"u8).StartsWith("<"u8)
            )
        );

    private static string? OfText(JsonText text, JsonElement root) =>
        FirstBroken.Of(Encoding.UTF8.GetBytes(text.Value)) is not null
            ? "a canonical text is broken"
        : text.Value != Documented.Shortest(root) ? $"the canonical text was altered: {text}"
        : null;

    private static string? OfVerdict(JsonElement root, Either<CfErrors, Envelope<Image>> envelope)
    {
        string[] expected = [.. Meaning.Wrong(root).Order(StringComparer.Ordinal)];
        string[] said = envelope.Match(
            Right: static _ => [],
            Left: static errors => errors.Items.Map(Word).Order(StringComparer.Ordinal).ToArray()
        );
        return said.SequenceEqual(expected)
            ? null
            : $"said {string.Join(" + ", said)}; the document says {string.Join(" + ", expected)}";
    }

    private static string? OfOffsets(byte[] bytes, Either<CfErrors, Envelope<Image>> envelope) =>
        envelope.Match(
            Right: static _ => true,
            Left: errors =>
                errors.Items.ForAll(error =>
                    error is not CfError.Malformed m || (m.Offset >= 0 && m.Offset < bytes.Length)
                )
        )
            ? null
            : "an offset is outside of the document";

    private static string? OfImageAlone(byte[] bytes, Either<CfErrors, Envelope<Image>> envelope) =>
        envelope.Map(static e => e.Result) == ImagesV1.ParseImage(bytes)
            ? null
            : "an envelope and its image are read differently";

    private static string? OfEnvelope(JsonElement root, Envelope<Image> envelope)
    {
        var image = envelope.Result;
        return OfImage(root.GetProperty("result"), image)
            ?? (
                !envelope.Errors.SequenceEqual(Meaning.Messages(root, "errors")) ? "errors altered"
                : !envelope.Messages.SequenceEqual(Meaning.Messages(root, "messages"))
                    ? "messages altered"
                : ImagesV1.Endpoints.Get.Parse(Encoding.UTF8.GetBytes(envelope.ToJson()))
                != envelope
                    ? "the envelope did not survive writing and reading"
                : ImagesV1.ParseImage(InEnvelope(image.ToJson(indented: true))) != image
                    ? "the image did not survive writing in many lines and reading"
                : ImagesV1.ParseImage(InEnvelope(image.ToJson())).Map(static i => i.ToJson())
                != image.ToJson()
                    ? "the image is written differently the second time"
                : null
            );
    }

    private static string? OfImage(JsonElement result, Image image)
    {
        var members = SameJson.ImageMembers(result);
        using var written = JsonDocument.Parse(image.ToJson(), WholeJson.Options);
        return Text(members, "id") != image.Id.Map(static v => v.Value) ? "id altered"
            : Text(members, "creator") != image.Creator.Map(static v => v.Value) ? "creator altered"
            : Text(members, "filename") != image.Filename.Map(static v => v.Value)
                ? "filename altered"
            : Text(members, "uploaded") != image.Uploaded.Map(static v => v.Value)
                ? "uploaded altered"
            : Value(members, "meta").Map(Documented.Shortest) != image.Meta.Map(static v => v.Value)
                ? "meta altered"
            : Value(members, "requireSignedURLs").Map(static v => v.GetBoolean())
            != Prelude.Optional(image.RequireSignedUrls.ToNullable())
                ? "requireSignedURLs altered"
            : Value(members, "variants")
                .Map(static v => v.EnumerateArray().Select(static u => u.GetString()!).ToArr())
            != image.Variants.Map(static urls => urls.Map(static u => u.Value))
                ? "variants altered"
            : !AreUndocumented(members, image) ? "an undocumented member altered"
            : !SameJson.AreSameImage(result, written.RootElement) ? "written otherwise than it came"
            : null;
    }

    private static bool AreUndocumented(Dictionary<string, JsonElement> members, Image image)
    {
        var expected = members
            .Where(static m => !SameJson.DocumentedNames.Contains(m.Key))
            .ToArray();
        return expected.Length == image.Undocumented.Count
            && expected.All(m =>
                image.Undocumented.Find(m.Key).Map(static v => v.Value)
                == Documented.Shortest(m.Value)
            );
    }

    // A status that is not 2xx: the readable errors of an envelope, else the status.
    private static string? OfFailure(byte[] bytes, JsonElement root)
    {
        var expected = Meaning.Said(root);
        return ImagesV1
            .Endpoints.Get.Parse(bytes, NotFound)
            .MatchUnsafe(
                Right: static _ => "with status 404 it is read",
                Left: errors =>
                    (expected.Length == 0 && IsStatus(errors))
                    || errors.Items.Map(Word).SequenceEqual(expected)
                        ? null
                        : $"with status 404 said {string.Join(" + ", errors.Items.Map(Word))}; "
                            + $"the document says {string.Join(" + ", expected)}"
            );
    }

    private static bool IsStatus(CfErrors errors) => errors.Items is [CfError.Status];

    private static string Word(CfError error) =>
        error switch
        {
            CfError.Malformed malformed => Meaning.Malformed(malformed.Pointer),
            CfError.Constraint constraint => Meaning.Constraint(constraint.Pointer),
            CfError.Api api => Meaning.Api(api.Said),
            _ => error.Message,
        };

    private static Option<JsonElement> Value(
        Dictionary<string, JsonElement> members,
        string name
    ) =>
        members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : Option<JsonElement>.None;

    private static Option<string> Text(Dictionary<string, JsonElement> members, string name) =>
        Value(members, name).Map(static value => value.GetString()!);

    private static string InEnvelope(string image) =>
        $$"""{"success":true,"result":{{image}},"errors":[],"messages":[]}""";
}
