namespace Images.Functional;

/// <summary>The names of the members of envelopes and their messages.</summary>
internal static class EnvelopeMembers
{
    [Flags]
    public enum Member
    {
        Unknown = 0,
        Errors = 1,
        Messages = 2,
        Result = 4,
        Success = 8,
        ResultInfo = 16,
    }

    public const string Errors = "errors";
    public const string Success = "success";
    public const string Result = "result";

    public static readonly JsonEncodedText ErrorsName = JsonEncodedText.Encode(Errors);
    public static readonly JsonEncodedText MessagesName = JsonEncodedText.Encode("messages");
    public static readonly JsonEncodedText ResultName = JsonEncodedText.Encode(Result);
    public static readonly JsonEncodedText SuccessName = JsonEncodedText.Encode(Success);
    public static readonly JsonEncodedText ResultInfoName = JsonEncodedText.Encode("result_info");
    public static readonly JsonEncodedText CodeName = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText MessageName = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText DocumentationUrlName = JsonEncodedText.Encode(
        "documentation_url"
    );
    public static readonly JsonEncodedText SourceName = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText PointerName = JsonEncodedText.Encode("pointer");

    public static readonly JsonEncodedText ErrorChainName = JsonEncodedText.Encode("error_chain");

    public static Member Of(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            6 when name.SequenceEqual("errors"u8) => Member.Errors,
            6 when name.SequenceEqual("result"u8) => Member.Result,
            7 when name.SequenceEqual("success"u8) => Member.Success,
            8 when name.SequenceEqual("messages"u8) => Member.Messages,
            11 when name.SequenceEqual("result_info"u8) => Member.ResultInfo,
            _ => Member.Unknown,
        };
}
