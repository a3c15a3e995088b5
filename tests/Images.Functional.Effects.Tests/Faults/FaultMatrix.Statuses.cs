using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private const string Redirects = "Location: http://127.0.0.1:9/elsewhere";

    private static int[] RedirectStatuses => [301, 302, 303, 307, 308];
    private static int[] ApiStatuses => [400, 401, 403, 404, 408, 409, 429, 500, 503];
    private static int[] EdgeStatuses => [401, 403, 404, 429, 502, 520, 526];

    private static IEnumerable<Fault> Statuses() =>
        [
            .. from status in RedirectStatuses
            select Fault.Says(
                $"redirect {status}",
                Http.Reply(status, "", Redirects),
                $"status {status}"
            ),
            .. from status in ApiStatuses
            select Fault.Says(
                $"the API's errors with {status}",
                Http.Reply(status, Http.Failure(7003)),
                "api 7003"
            ),
            .. from status in EdgeStatuses
            select Fault.Says($"HTML with {status}", Http.Reply(status, Html), $"status {status}"),
            Fault.Says("300 without a body", Http.Reply(300, ""), "status 300"),
            Fault.Says("304 without a body", Http.Raw("HTTP/1.1 304 Said", []), "status 304"),
            Fault.Says("status 700", Http.Reply(700, Html), "status 700"),
            Fault.Says("status 999", Http.Reply(999, Html), "status 999"),
            Fault.Says("switched protocols", Http.Raw("HTTP/1.1 101 Said", []), "status 101"),
            Fault.Says(
                "success with 404",
                Http.Reply(404, Whole),
                // The documented response has an entry in errors.
                "api 1000"
            ),
            Fault.Says(
                "404, compressed",
                Http.Reply(404, GZip(Html), "Content-Encoding: gzip"),
                "status 404"
            ),
            Fault.Says(
                "404, cut short",
                Http.Raw("HTTP/1.1 404 Said", Html, WithLength(1000)),
                "status 404"
            ),
            Fault.Says(
                "404, cut short after the API's errors were whole",
                Http.Raw("HTTP/1.1 404 Said", Ascii(Http.Failure(7003)), WithLength(1000)),
                "api 7003"
            ),
            Fault.Says(
                "404, cut short within the API's errors",
                Http.Raw("HTTP/1.1 404 Said", Ascii(Http.Failure(7003))[..40], WithLength(1000)),
                "status 404"
            ),
            Fault.Says(
                "404 with a junk length",
                Http.Raw("HTTP/1.1 404 Said", Ascii(Http.Failure(7003)), "Content-Length: junk"),
                "api 7003"
            ),
            Fault.Says(
                "500 in chunks without an end",
                Http.Raw("HTTP/1.1 500 Said", Http.Chunk(Html), Chunked),
                "status 500"
            ),
        ];
}
