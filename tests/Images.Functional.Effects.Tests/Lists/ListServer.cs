using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A list of so many pages, whose tokens are their numbers, from 0.</summary>
internal sealed class ListServer(int pages, Func<int, string> images) : HttpMessageHandler
{
    private int requests;

    public int Requests => requests;

    /// <summary>The page that answers with a status in place of its images.</summary>
    public int FailingPage { get; init; } = -1;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref requests);
        cancellationToken.ThrowIfCancellationRequested();
        var query = request.RequestUri!.Query;
        var at = query.IndexOf("continuation_token=", StringComparison.Ordinal);
        var page =
            at < 0
                ? 0
                : int.Parse(
                    query[(at + "continuation_token=".Length)..].Split('&')[0],
                    System.Globalization.CultureInfo.InvariantCulture
                );
        if (page == FailingPage)
            return Task.FromResult(ScriptedHandler.Reply(403));
        var token = page + 1 < pages ? $"\"{page + 1}\"" : "null";
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    $$"""{"success":true,"errors":[],"messages":[],"result":{"images":[{{images(page)}}],"continuation_token":{{token}} } }"""
                ),
            }
        );
    }
}
