using System;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// The requests that a step of a script is for: those of one image or of one operation. Other requests leave the step for later, so that
/// concurrent calls get the faults that are meant for them.
/// </summary>
public sealed record SandboxTarget
{
    private SandboxTarget() { }

    /// <summary>Every request.</summary>
    public static SandboxTarget Any { get; } = new();

    // A request must match all of them.
    private Seq<ImageId> Ids { get; init; }

    private Seq<(string Method, string Template)> Endpoints { get; init; }

    /// <summary>
    /// The requests for one image: those with its id in the path (API, one-time address or delivery), and uploads and links with this id.
    /// </summary>
    public static SandboxTarget Image(ImageId id) => new() { Ids = Seq1(id) };

    /// <summary>The requests of one operation: <c>SandboxTarget.Operation(ImagesV1.Endpoints.Upload)</c>.</summary>
    public static SandboxTarget Operation<I, A>(Endpoint<I, A> endpoint) =>
        new() { Endpoints = Seq1((endpoint.NotNull().Method, endpoint.Template)) };

    /// <summary>The requests that both targets match, such as those of one operation on one image.</summary>
    public SandboxTarget And(SandboxTarget other) =>
        new()
        {
            Ids = Both(Ids, other.NotNull().Ids),
            Endpoints = Both(Endpoints, other.Endpoints),
        };

    /// <summary>Which requests it means: <c>image a, GET /accounts/{account_id}/images/v1/{image_id}</c>; <c>any</c> for all.</summary>
    public override string ToString() =>
        Ids.IsEmpty && Endpoints.IsEmpty
            ? "any"
            : string.Join(
                ", ",
                Ids.AsEnumerable()
                    .Select(static id => $"image {id}")
                    .Concat(
                        Endpoints
                            .AsEnumerable()
                            .Select(static one => $"{one.Method} {one.Template}")
                    )
            );

    private static Seq<A> Both<A>(Seq<A> some, Seq<A> more) =>
        toSeq(some.AsEnumerable().Union(more).ToArray());

    internal bool Means(SandboxState state, SandboxRequest request) =>
        Endpoints.ForAll(endpoint =>
            Routing.Find(state, request).Exists(rule => (rule.Method, rule.Template) == endpoint)
        ) && Ids.ForAll(id => Names(state, request, id));

    private static bool Names(SandboxState state, SandboxRequest request, ImageId id) =>
        request.OneTimePath.Case is string path ? IsOf(id, path.Split('/')[^1])
        : request.DeliveryText.Case is string text
            ? DeliveryUrl.Create(text).Exists(url => url.ImageId == id)
        // The id may also be a word of the path, such as "v1".
        : request.Path.Split('/').Any(segment => IsOf(id, segment))
            && Routing
                .Find(state, request)
                .Bind(rule => rule.ImageIn(request.Path))
                .Exists(segment => IsOf(id, segment))
            || request.Method == "POST"
                && RequestBody.Of(request) is Body.Form form
                && form.Parts.Exists(part =>
                    part is Part.Text { Name: "id" } text && text.Value == id.Value
                );

    // Clients differ in which characters they escape, and in the case of the digits.
    private static bool IsOf(ImageId id, string segment) =>
        Uri.UnescapeDataString(segment) == id.Value;
}
