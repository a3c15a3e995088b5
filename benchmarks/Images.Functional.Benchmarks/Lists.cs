using System;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>The check that both ways to read a page of a list read the same.</summary>
internal static class Lists
{
    private const int Images = 3;

    /// <summary>Throws where the two disagree, on a page with a token or on the last one.</summary>
    public static void Check()
    {
        foreach (var token in new[] { "token", null })
        {
            var page = ManyServer.Page(Images, token);
            var ours = ImagesV2
                .Endpoints.List.Parse(page)
                .IfLeft(static errors => throw errors.ToException())
                .Result;
            var theirs = Bare.ReadList(page)?.Result;
            Agreement.Demand(
                Text(
                    ours.ContinuationToken.Match(static next => next.Value, static () => ""),
                    [.. ours.Images.Map(static image => Peers.Text(Read(image)))]
                ),
                Text(
                    theirs?.ContinuationToken ?? "",
                    [.. (theirs?.Images ?? []).Select(Peers.Text)]
                )
            );
        }
    }

    private static Image Read(Either<Unreadable, Image> image) =>
        image.IfLeft(static one => throw one.Errors.ToException());

    private static string Text(string token, string[] images) =>
        $"{token} {string.Join(Environment.NewLine, images)}";
}
