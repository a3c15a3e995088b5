using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The page that shows the accounts, images and requests of a sandbox. It needs no JavaScript, and all values in it are escaped.</summary>
internal static class Page
{
    private const int MostImages = 200;
    private const int MostRequests = 50;

    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem } code { font-size: .9em }
        ul.images { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0 }
        ul.images li { width: 11rem; border: 1px solid #ddd; border-radius: 6px; padding: .5rem; overflow-wrap: anywhere }
        ul.images img { width: 100%; height: 8rem; object-fit: contain; background: #f4f4f4 }
        table { border-collapse: collapse } td, th { text-align: left; padding: .1rem 1rem .1rem 0; vertical-align: top }
        .faint { color: #777 }
        """;

    private static readonly string Policy =
        "default-src 'none'; img-src 'self'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static SandboxReply Of(SandboxState state) =>
        new(
            200,
            Seq(
                ("Content-Type", "text/html;charset=utf-8"),
                ("Content-Security-Policy", Policy),
                ("Cache-Control", "no-store")
            ),
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Cloudflare Images, on this machine</title><style>{Style}</style></head>
            <body>
            <h1>Cloudflare Images, on this machine</h1>
            {string.Concat(
                state.Accounts.Keys.OrderBy(static id => id.Value, StringComparer.Ordinal).Select(
                    id => Account(state, id)
                )
            )}
            {Requests(state)}
            </body>
            </html>

            """
        );

    private static string Account(SandboxState state, AccountId id)
    {
        var account = state.Accounts[id];
        var images = state
            .Images.AsEnumerable()
            .Where(one => one.Key.Account == id)
            .OrderByDescending(static one =>
                one.Value.Uploaded.Map(static at => at.Instant).IfNone(default(DateTimeOffset))
            )
            .ThenBy(static one => one.Key.Image.Value, StringComparer.Ordinal)
            .Select(static one => (Id: one.Key.Image, Image: one.Value))
            .ToArray();
        return $"""
            <h2>Account <code>{Text(id.Value)}</code></h2>
            <p class="faint">Hash <code>{Text(account.Hash)}</code>, {Count(
                account.Keys.Count,
                "signing key"
            )}</p>
            {Images(state, account, [.. images.Where(static one => !one.Image.IsDraft)])}
            {Drafts([.. images.Where(static one => one.Image.IsDraft)])}
            {Variants(account)}

            """;
    }

    private static string Images(
        SandboxState state,
        SandboxAccount account,
        (ImageId Id, Image Image)[] images
    ) =>
        $"<h2>{Count(images.Length, "image")}</h2>\n<ul class=\"images\">"
        + string.Concat(images.Take(MostImages).Select(one => Image(state, account, one)))
        + "</ul>"
        + (images.Length > MostImages ? $"<p>and {images.Length - MostImages} more</p>" : "");

    private static string Image(
        SandboxState state,
        SandboxAccount account,
        (ImageId Id, Image Image) one
    )
    {
        var path = Thumbnail(state, account, one);
        return $"""
            <li>{path.Map(static p =>
                    $"<a href=\"{Text(p)}\"><img src=\"{Text(p)}\" alt=\"\" loading=\"lazy\"></a>"
                ).IfNone("")}
            <code>{Text(one.Id.Value)}</code><br>{one.Image.Filename.Map(static n =>
                Text(n.Value)
            ).IfNone("")}
            <span class="faint">{(
                one.Image.RequireSignedUrls.IsRequired ? "private " : ""
            )}{one.Image.Uploaded.Map(static at => Text(at.Value)).IfNone("")}</span></li>

            """;
    }

    // The thumbnail of a private image is signed.
    private static Option<string> Thumbnail(
        SandboxState state,
        SandboxAccount account,
        (ImageId Id, Image Image) one
    ) =>
        from hash in AccountHash.Create(account.Hash).ToOption()
        from variant in account.Variants.Keys.ToSeq().HeadOrNone()
        from url in DeliveryUrl.Of(hash, one.Id, variant, "http://localhost").ToOption()
        from signed in one.Image.RequireSignedUrls.IsRequired
            ? from key in account.Keys.Values.ToSeq().HeadOrNone()
            from made in SignedUrl.Sign(url, key, None, state.Now).ToOption()
            select made
            : Some(url)
        select $"{signed}"["http://localhost".Length..];

    private static string Drafts((ImageId Id, Image Image)[] drafts) =>
        Table(
            $"{Count(drafts.Length, "draft")} without a file",
            drafts.Select(static one => new[] { one.Id.Value })
        );

    private static string Variants(SandboxAccount account) =>
        Table(
            Count(account.Variants.Count, "variant"),
            account.Variants.Values.Select(static variant =>
                new[] { variant.Id.Value, VariantOptions.Codec.ToJson(variant.Options) }
            )
        );

    private static string Requests(SandboxState state) =>
        Table(
            $"{Count(state.Requests, "request")}, newest first",
            state
                .Received.AsEnumerable()
                .Reverse()
                .Take(MostRequests)
                .Select(static request =>
                    new[]
                    {
                        request.At.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                        $"{request}",
                    }
                )
        );

    private static string Table(string title, IEnumerable<string[]> rows) =>
        $"<h2>{Text(title)}</h2>\n<table>"
        + string.Concat(
            rows.Select(static row =>
                $"<tr>{string.Concat(row.Select(static cell => $"<td><code>{Text(cell)}</code></td>"))}</tr>\n"
            )
        )
        + "</table>\n";

    private static string Count(int number, string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number:N0} {what}{(number == 1 ? "" : "s")}"
        );

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
