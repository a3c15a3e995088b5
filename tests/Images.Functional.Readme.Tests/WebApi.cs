namespace Gallery;

// <snippet>
public static class ImagesApi
{
    public static void MapImages(this IEndpointRouteBuilder app) =>
        app.MapGet(
            "/images/{**id}",
            async (
                string id,
                [FromServices] AccountId account,
                CloudflareClient cloudflare,
                HttpResponse response,
                CancellationToken cancellationToken
            ) =>
                (
                    await cloudflare.Send(ImagesV1.Get(account, ImageId.Any(id)), cancellationToken)
                ).Match(
                    Right: image => Results.Text(image.ToJson(), "application/json"),
                    Left: errors => Problem(errors, response)
                )
        );

    private static IResult Problem(CfErrors errors, HttpResponse response)
    {
        errors
            .Response.Bind(r => r.RetryAfter)
            .Iter(after => response.Headers.RetryAfter = after.ToString());
        return Results.Problem(
            errors.Message,
            statusCode: errors switch
            {
                { IsNotFound: true } => 404,
                { IsRateLimited: true } => 503,
                { IsInvalid: true } => 400,
                _ => 502,
            }
        );
    }
}

// </snippet>
