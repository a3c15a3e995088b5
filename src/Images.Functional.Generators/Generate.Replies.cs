namespace Images.Functional.Generators;

/// <content>Replies.</content>
public static partial class Generate
{
    /// <summary>Details of responses with a status of 2xx.</summary>
    public static Gen<ResponseInfo> SuccessfulResponseInfos =>
        Replies.Info(Gen.Frequency((3, Gen.Constant(200)), (1, Gen.Choose(200, 299)))).Generator;

    /// <summary>Details of responses with a status other than 2xx.</summary>
    public static Gen<ResponseInfo> FailedResponseInfos =>
        Replies.Info(Replies.FailedStatuses).Generator;
}
