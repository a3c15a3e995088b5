using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>An image's place in a list: by the time of its upload, and then by a hash of its id.</summary>
internal readonly record struct ListPlace : IComparable<ListPlace>
{
    private const int Digits = 16;

    private static readonly Codec<JsonText> Result = Json.In("result", Json.Any);

    private readonly long ticks;
    private readonly ulong hash;

    private ListPlace(long ticks, ulong hash) => (this.ticks, this.hash) = (ticks, hash);

    public ListPlace(ImageId id, Either<Unreadable, Image> element)
        : this(
            element
                .ToOption()
                .Bind(static image => image.Uploaded)
                .Map(static at => at.Instant.UtcTicks)
                .IfNone(0),
            Hash(id.Value)
        ) => Element = element;

    /// <summary>What the list has there.</summary>
    public Either<Unreadable, Image> Element { get; }

    /// <summary>The token of the page that begins after this place: 32 characters.</summary>
    public ContinuationToken Token =>
        Documented.Valid(
            ContinuationToken.Create(
                string.Create(CultureInfo.InvariantCulture, $"{ticks:x16}{hash:x16}")
            )
        );

    /// <summary>The place of an envelope, whose image may be unreadable. None for a draft, and for a text without a result.</summary>
    public static Option<ListPlace> OfText(ImageId id, string envelope) =>
        ElementOf(envelope)
            .Filter(static element => !element.Exists(static image => image.IsDraft))
            .Map(element => new ListPlace(id, element));

    /// <summary>Whether an envelope has a draft.</summary>
    public static bool IsDraft(string envelope) =>
        ElementOf(envelope).Exists(static element => element.Exists(static image => image.IsDraft));

    /// <summary>The image in an envelope. None for a text without a result.</summary>
    public static Option<Either<Unreadable, Image>> ElementOf(string envelope) =>
        Result
            .Parse(envelope)
            .ToOption()
            .Map(static json =>
                Image.Codec.Parse(json.Value).MapLeft(errors => new Unreadable(json, errors))
            );

    /// <summary>The place that a token names; None if no page has given it.</summary>
    public static Option<ListPlace> Read(ContinuationToken token) =>
        token.Value.Length == 2 * Digits
        && long.TryParse(
            token.Value.AsSpan(..Digits),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture,
            out var ticks
        )
        && ulong.TryParse(
            token.Value.AsSpan(Digits),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture,
            out var hash
        )
            ? Some(new ListPlace(ticks, hash))
            : None;

    public int CompareTo(ListPlace other) => (ticks, hash).CompareTo((other.ticks, other.hash));

    // FNV-1a: the same in every process, and 64 bits tell the ids of one time apart.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * 1099511628211UL);
        return hash;
    }
}
