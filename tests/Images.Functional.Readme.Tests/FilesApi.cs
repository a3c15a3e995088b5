namespace Gallery;

// <snippet>
public static class FilesApi
{
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(
            "/files/{**id}",
            async (
                string id,
                [FromServices] AccountId account,
                CloudflareClient cloudflare,
                HttpResponse response,
                CancellationToken cancellationToken
            ) =>
            {
                var sent = await cloudflare.Download(
                    ImagesV1.Blob(account, ImageId.Any(id)),
                    start =>
                    {
                        response.ContentType = start.ContentType.IfNone("application/octet-stream");
                        response.ContentLength = start.Bytes.ToNullable();
                        return response.Body;
                    },
                    cancellationToken: cancellationToken
                );
                if (sent.IsLeft && !response.HasStarted)
                {
                    response.Clear();
                    response.StatusCode = ((CfErrors)sent).IsNotFound ? 404 : 502;
                }
            }
        );
}

// </snippet>
