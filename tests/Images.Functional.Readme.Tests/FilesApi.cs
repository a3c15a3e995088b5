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
                // If bytes have been sent, the caller must notice that the others are missing.
                if (sent.IsLeft && response.HasStarted)
                    response.HttpContext.Abort();
                else if (sent.Case is CfErrors errors)
                {
                    response.Clear();
                    response.StatusCode = errors switch
                    {
                        { IsNotFound: true } => 404,
                        { IsInvalid: true } => 400,
                        _ => 502,
                    };
                }
            }
        );
}

// </snippet>
