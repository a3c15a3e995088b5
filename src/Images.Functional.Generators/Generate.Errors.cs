using System;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using LanguageExt.Common;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Entries of an envelope's <c>errors</c> and <c>messages</c>.</summary>
    public static Gen<ApiMessage> ApiMessages =>
        from code in Gen.Frequency(
            (4, Gen.Elements(1000, 5404, 7003, 10000, 971)),
            (1, Gen.Choose(1000, 99_999)),
            (1, Gen.Elements(0, -1, int.MinValue, int.MaxValue))
        )
        from text in Words
        from url in Maybe(Words)
        from pointer in Maybe(Pointers)
        select new ApiMessage(code, text, url, pointer);

    /// <summary>Errors of every case.</summary>
    public static Gen<CfError> CfErrorCases =>
        Gen.OneOf(
            ApiMessages.Select(static CfError (said) => new CfError.Api(said)),
            from name in Gen.Elements(
                "account_id",
                "image_id",
                "creator",
                "filename",
                "meta",
                "uploaded",
                "variants"
            )
            from pointer in Pointers
            from limit in Words
            from had in Words
            select (CfError)new CfError.Constraint(name, pointer, limit, had),
            from pointer in Pointers
            from offset in Gen.Choose(0, int.MaxValue)
            from expected in Words
            from found in Words
            select (CfError)new CfError.Malformed(pointer, offset, expected, found),
            from status in Statuses
            from body in Words
            select (CfError)new CfError.Status(status, body),
            from reason in Words
            from transient in Gen.Elements(true, false)
            select (CfError)new CfError.Transport(reason, transient),
            from seconds in Gen.Choose(0, 100_000)
            select (CfError)new CfError.Timeout(TimeSpan.FromMilliseconds(seconds)),
            Gen.Constant<CfError>(new CfError.Cancelled()),
            Gen.Choose(0, int.MaxValue)
                .Select(static CfError (limit) => new CfError.TooLarge(limit)),
            from code in Gen.Choose(0, 10_000)
            from message in Words
            select (CfError)new CfError.Other(Error.New(code, message))
        );

    /// <summary>One to five errors, with what the response said or without.</summary>
    public static Gen<CfErrors> CfErrors =>
        from count in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 5)))
        from items in CfErrorCases.ArrayOf(count)
        from response in Maybe(ResponseInfos)
        select Functional.CfErrors.Of(items.ToSeq(), response).IfNone(NoErrors);

    /// <summary>Waits as servers ask for them: a number of seconds, or a date.</summary>
    public static Gen<RetryAfter> RetryAfters =>
        Gen.OneOf(
            from seconds in Gen.Frequency((4, Gen.Choose(0, 300)), (1, Gen.Choose(0, int.MaxValue)))
            select RetryAfter.After(TimeSpan.FromSeconds(seconds)),
            from seconds in Gen.Choose(0, int.MaxValue)
            select RetryAfter.At(DateTimeOffset.UnixEpoch.AddSeconds(seconds))
        );

    /// <summary>What a response says beside its body, of any status.</summary>
    public static Gen<ResponseInfo> ResponseInfos => Responses(Statuses);

    /// <summary>What a response of a status 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> SuccessfulResponseInfos =>
        Responses(Gen.Frequency((3, Gen.Constant(200)), (1, Gen.Choose(200, 299))));

    /// <summary>What a response of a status other than 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> FailedResponseInfos =>
        Responses(Statuses.Where(static status => status is < 200 or > 299));

    /// <summary>Successful envelopes of an image, with errors and messages beside it.</summary>
    public static Gen<Envelope<Image>> Envelopes =>
        from image in Images
        from errors in MessageLists
        from messages in MessageLists
        select new Envelope<Image>(image, errors, messages);

    private static Gen<Seq<ApiMessage>> MessageLists =>
        from count in Gen.Elements(0, 0, 1, 3)
        from messages in ApiMessages.ArrayOf(count)
        select messages.ToSeq().Strict();

    private static Gen<int> Statuses =>
        Gen.Frequency(
            (3, Gen.Elements(200, 400, 401, 403, 404, 408, 409, 429, 500, 502, 520)),
            (1, Gen.Elements(199, 299, 300, 301, 304, 399, 499, 526, 599)),
            (1, Gen.Choose(100, 599))
        );

    private static Gen<ResponseInfo> Responses(Gen<int> statuses) =>
        from status in statuses
        from ray in Maybe(Dice.Roll(static dice => Texts.Simple(dice, 16) + "-FRA"))
        from retryAfter in Maybe(RetryAfters)
        from limit in Maybe(Gen.Choose(0, 1200).Select(static left => $"\"default\";r={left};t=30"))
        from policy in Maybe(
            Gen.Choose(1, 1200).Select(static quota => $"\"burst\";q={quota};w=60")
        )
        select new ResponseInfo(status, ray, retryAfter, limit, policy);

    // What others say may hold any character.
    private static Gen<string> Words => Texts.Between(0, 450);

    private static Gen<string> Pointers =>
        Gen.OneOf(
            Gen.Elements("", "/result", "/result/id", "/result/variants/0", "/errors", "/success"),
            Dice.Roll(static dice => "/" + Texts.Any(dice, dice.Below(20)))
        );

    private static CfErrors NoErrors() => throw new InvalidOperationException("no errors");
}
