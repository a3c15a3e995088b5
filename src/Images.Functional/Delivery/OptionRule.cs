using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional;

/// <summary>One documented option of a transformation: its names, and which values it takes.</summary>
/// <param name="Name">Its whole name, which errors say.</param>
/// <param name="Short">The name it is written by.</param>
/// <param name="Alias">A name that is read too.</param>
/// <param name="Limit">What its values must be, in words.</param>
/// <param name="Canonical">The one way to write a value; null for a wrong one.</param>
internal sealed record OptionRule(
    string Name,
    string Short,
    string Alias,
    string Limit,
    Func<string, string?> Canonical
)
{
    /// <summary>The rank of an option that no document lists.</summary>
    public const int Unknown = int.MaxValue - 1;

    /// <summary>The rank of a text that can't be split into options.</summary>
    public const int Unsplit = int.MaxValue;

    private const string Levels = "high, medium-high, medium-low or low";

    public static OptionRule Width { get; } =
        Of(
            "width",
            "a whole number of at least 1, or auto",
            static text => OptionValues.OneOf(text, "auto") ?? OptionValues.Whole(text, 1),
            "w"
        );

    public static OptionRule Height { get; } =
        Of(
            "height",
            "a whole number of at least 1",
            static text => OptionValues.Whole(text, 1),
            "h"
        );

    public static OptionRule Fitting { get; } =
        OneOf(
            "fit",
            "scale-down",
            "contain",
            "cover",
            "crop",
            "pad",
            "squeeze",
            "aspect-crop",
            "scale-up"
        );

    public static OptionRule Gravity { get; } =
        Of(
            "gravity",
            "auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33",
            static text =>
                OptionValues.OneOf(text, "auto", "face", "left", "right", "top", "bottom")
                ?? OptionValues.Point(text),
            "g"
        );

    public static OptionRule Zoom { get; } =
        Of(
            "zoom",
            "a number of 0 to 1",
            static text => OptionValues.Number(text, 0, 1),
            alias: "face-zoom"
        );

    public static OptionRule Dpr { get; } =
        Of(
            "dpr",
            "a number over 0, at most 2",
            static text => OptionValues.Number(text, OptionValues.Smallest, 2)
        );

    public static OptionRule Quality { get; } =
        Of("quality", $"a whole number of 1 to 100, or {Levels}", QualityText, "q");

    public static OptionRule Format { get; } =
        OneOf("format", "auto", "avif", "webp", "jpeg", "baseline-jpeg", "json") with
        {
            Short = "f",
        };

    public static OptionRule Anim { get; } = OneOf("anim", "true", "false");

    public static OptionRule Metadata { get; } = OneOf("metadata", "copyright", "keep", "none");

    public static OptionRule Compression { get; } = OneOf("compression", "fast");

    public static OptionRule Background { get; } =
        Of(
            "background",
            "a CSS colour, such as red, #ff8000 or rgb(240,40,145)",
            OptionValues.Colour
        );

    public static OptionRule Blur { get; } =
        Of("blur", "a whole number of 1 to 250", static text => OptionValues.Whole(text, 1, 250));

    public static OptionRule Sharpen { get; } =
        Of("sharpen", "a number of 0 to 10", static text => OptionValues.Number(text, 0, 10));

    public static OptionRule Brightness { get; } = Factor("brightness");

    public static OptionRule Contrast { get; } = Factor("contrast");

    public static OptionRule Gamma { get; } = Factor("gamma");

    public static OptionRule Saturation { get; } = Factor("saturation");

    public static OptionRule Rotate { get; } = OneOf("rotate", "90", "180", "270");

    public static OptionRule Flip { get; } = OneOf("flip", "h", "v", "hv");

    public static OptionRule Trim { get; } =
        Of("trim", "four whole numbers of pixels: top;right;bottom;left", OptionValues.Edges);

    public static OptionRule TrimWidth { get; } = Edge("trim.width", 1);

    public static OptionRule TrimHeight { get; } = Edge("trim.height", 1);

    public static OptionRule TrimLeft { get; } = Edge("trim.left", 0);

    public static OptionRule TrimTop { get; } = Edge("trim.top", 0);

    public static OptionRule Segment { get; } = OneOf("segment", "foreground");

    public static OptionRule Upscale { get; } = OneOf("upscale", "interpolate", "generate");

    public static OptionRule SlowQuality { get; } =
        Of(
            "slow-connection-quality",
            $"a whole number of 1 to 100, or {Levels}",
            QualityText,
            "scq"
        );

    public static OptionRule OnError { get; } = OneOf("onerror", "redirect");

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<OptionRule> All { get; } =
    [
        Width,
        Height,
        Fitting,
        Gravity,
        Zoom,
        Dpr,
        Quality,
        Format,
        Anim,
        Metadata,
        Compression,
        Background,
        Blur,
        Sharpen,
        Brightness,
        Contrast,
        Gamma,
        Saturation,
        Rotate,
        Flip,
        Trim,
        TrimWidth,
        TrimHeight,
        TrimLeft,
        TrimTop,
        Segment,
        Upscale,
        SlowQuality,
        OnError,
    ];

    private static readonly FrozenDictionary<string, int> Ranks = All.SelectMany(
            static (rule, rank) =>
                new[] { rule.Name, rule.Short, rule.Alias }
                    .Distinct()
                    .Select(name => KeyValuePair.Create(name, rank))
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The place of an option in <see cref="All"/>, by any of its names; <see cref="Unknown"/> for others.</summary>
    public static int RankOf(string name) => Ranks.TryGetValue(name, out var rank) ? rank : Unknown;

    private static string? QualityText(string text) =>
        OptionValues.OneOf(text, "high", "medium-high", "medium-low", "low")
        ?? OptionValues.Whole(text, 1, 100);

    private static OptionRule Factor(string name) =>
        Of(
            name,
            "a number of at least 0",
            static text => OptionValues.Number(text, 0, decimal.MaxValue)
        );

    private static OptionRule Edge(string name, int minimum) =>
        Of(
            name,
            $"a whole number of at least {minimum}",
            text => OptionValues.Whole(text, minimum)
        );

    private static OptionRule OneOf(string name, params string[] values) =>
        Of(name, Words(values), text => OptionValues.OneOf(text, values));

    private static string Words(string[] values) =>
        values.Length == 1 ? values[0] : $"{string.Join(", ", values[..^1])} or {values[^1]}";

    private static OptionRule Of(
        string name,
        string limit,
        Func<string, string?> canonical,
        string? shorter = null,
        string? alias = null
    ) => new(name, shorter ?? name, alias ?? name, limit, canonical);
}
