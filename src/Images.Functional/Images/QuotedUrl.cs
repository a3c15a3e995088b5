namespace Images.Functional;

/// <summary>Hides the secret parts of a source's URL where the service quotes it, in an error or a message.</summary>
internal static class QuotedUrl
{
    public static Decoder<Image> Hidden(Decoder<Image> decode, Upload upload) =>
        upload.Url.Case is SourceUrl url
            ? (response, body, redact) =>
                decode(response, body, redact)
                    .BiMap(
                        envelope =>
                            envelope with
                            {
                                Errors = envelope.Errors.Map(one => one.With(url.Hide)).Strict(),
                                Messages = envelope
                                    .Messages.Map(one => one.With(url.Hide))
                                    .Strict(),
                            },
                        errors => errors.Map(error => Hidden(error, url))
                    )
            : decode;

    private static CfError Hidden(CfError error, SourceUrl url) =>
        error switch
        {
            CfError.Api api => new CfError.Api(api.Said.With(url.Hide)),
            CfError.Status status => status with { Body = url.Hide(status.Body) },
            _ => error,
        };
}
