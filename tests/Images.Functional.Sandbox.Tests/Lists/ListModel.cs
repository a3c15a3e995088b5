using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>An image as the model has it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Second">When it was uploaded.</param>
/// <param name="Creator">Its creator; null for none.</param>
/// <param name="Status">A text of its metadata; null for none.</param>
/// <param name="Priority">A number of its metadata, in an object; null for none.</param>
/// <param name="IsDraft">Whether its file has not come.</param>
internal sealed record Listed(
    int Id,
    int Second,
    string? Creator,
    string? Status,
    int? Priority,
    bool IsDraft
)
{
    public ImageId Key => ImageId.Any($"image-{Id}").Right();

    public Image Image =>
        Image
            .Codec.Parse(
                "{"
                    + string.Join(
                        ',',
                        new[]
                        {
                            $"\"id\":\"{Key}\"",
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"\"uploaded\":\"{DateTime.UnixEpoch.AddSeconds(Second):s}Z\""
                            ),
                            Creator is null ? "" : $"\"creator\":\"{Creator}\"",
                            IsDraft ? "\"draft\":true" : "",
                            Meta.Length > 0 ? $"\"meta\":{{{Meta}}}" : "",
                        }.Where(static member => member.Length > 0)
                    )
                    + "}"
            )
            .Right();

    private string Meta =>
        string.Join(
            ',',
            new[]
            {
                Status is null ? "" : $"\"status\":\"{Status}\"",
                Priority is null ? "" : $"\"a\":{{\"priority\":{Priority}}}",
            }.Where(static member => member.Length > 0)
        );
}

/// <summary>What a list is asked for, in the model's words.</summary>
/// <param name="PageSize">How many images a page has.</param>
/// <param name="IsAscending">Whether the oldest comes first.</param>
/// <param name="Creator">Whose; empty for images without a creator, null for all.</param>
/// <param name="Statuses">One of these texts; none for any.</param>
/// <param name="Least">The least number; null for any.</param>
/// <param name="Below">What the number is below; null for any.</param>
internal sealed record Question(
    int PageSize,
    bool IsAscending,
    string? Creator,
    string[] Statuses,
    int? Least,
    int? Below
)
{
    public Either<CfErrors, Listing> Listing
    {
        get
        {
            Either<CfErrors, Listing> listing = Functional.Listing.All with
            {
                PageSize = Functional.PageSize.Create(PageSize).Right(),
                Sort = IsAscending ? SortOrder.Ascending : SortOrder.Descending,
                Creator =
                    Creator is null ? CreatorFilter.Any
                    : Creator.Length == 0 ? CreatorFilter.Missing
                    : CreatorFilter.Of(Functional.Creator.Create(Creator).Right()).Right(),
            };
            listing = Statuses.Length switch
            {
                0 => listing,
                1 => listing.Where("status").Is(Statuses[0]),
                _ => listing.Where("status").In(Statuses),
            };
            if (Least is { } least)
                listing = listing.Where("a.priority").AtLeast(least);
            return Below is { } below ? listing.Where("a.priority").LessThan(below) : listing;
        }
    }

    /// <summary>The ids that the list has, by the model: those of one time in any order.</summary>
    public (int Second, int Id)[] Answer(IEnumerable<Listed> images)
    {
        var found = images
            .Where(image =>
                !image.IsDraft
                && (Creator is null || (image.Creator ?? "") == Creator)
                && (
                    Statuses.Length == 0
                    || (image.Status is { } status && Statuses.Contains(status))
                )
                && (Least is not { } least || image.Priority >= least)
                && (Below is not { } below || image.Priority < below)
            )
            .Select(static image => (image.Second, image.Id))
            .Order()
            .ToArray();
        return IsAscending
            ? found
            : [.. found.OrderByDescending(static one => one.Second).ThenBy(static one => one.Id)];
    }

    public override string ToString() =>
        $"{PageSize} a page, {(IsAscending ? "oldest" : "newest")} first, creator {Creator ?? "any"}, "
        + $"status [{string.Join('|', Statuses)}], priority {Least}..{Below}";
}
