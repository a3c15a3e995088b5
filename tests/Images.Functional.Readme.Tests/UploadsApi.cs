namespace Gallery;

// <snippet>
public static class UploadsApi
{
    // For callers without cookies: a browser's form needs antiforgery tokens.
    public static void MapUploads(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/images",
                async (
                    IFormFile file,
                    [FromServices] AccountId account,
                    CloudflareClient cloudflare,
                    CancellationToken cancellationToken
                ) =>
                    (
                        await cloudflare.Upload(
                            account,
                            ImageFile.Opening(file.OpenReadStream, file.Length) with
                            {
                                Name = file.FileName,
                            },
                            cancellationToken: cancellationToken
                        )
                    ).Match(
                        Right: image => Results.Text(image.ToJson(), "application/json"),
                        Left: errors =>
                            Results.Problem(
                                errors.Message,
                                statusCode: errors
                                    is { IsInvalid: true }
                                        or { StatusCode.Case: 413 or 415 }
                                    ? 400
                                    : 502
                            )
                    )
            )
            .DisableAntiforgery();
}

// </snippet>
