using System.Collections.Generic;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional.Aot;

/// <summary>Errors gathered, and led through LanguageExt's other types.</summary>
internal static class Applicatives
{
    private static CfErrors One { get; } = new CfError.Transport("one");

    private static CfErrors Two { get; } = new CfError.Malformed("/a", 1, "two", "one");

    private static Either<CfErrors, int> Wrong { get; } = One + Two;

    public static IEnumerable<Check> Checks =>
        [
            Check.That(
                "CfErrors + CfErrors has the errors of both",
                "2 errors: no usable reply: one; unexpected JSON at /a (byte 1): expected two, found one",
                static () => (One + Two).Message
            ),
            Check.That(
                "a text + CfErrors is a text",
                "could not: no usable reply: one",
                static () => "could not: " + One
            ),
            Check.That(
                "both ids are wrong, and both are told",
                "account_id image_id",
                static () =>
                    Fields(ImagesV1.Get(AccountId.Create(""), ImageId.Create("..")).Request)
            ),
            Check.That(
                "three at once",
                "account_id image_id creator",
                static () =>
                    Fields(
                        (
                            AccountId.Create(""),
                            ImageId.Custom(""),
                            Creator.Create(new string('x', 1025))
                        ).Apply(static (a, i, c) => (a, i, c))
                    )
            ),
            Check.That(
                "Validation's own applicative form",
                "account_id image_id",
                static () =>
                    Fields(
                        (
                            AccountId.Create("").ToErrorValidation(),
                            ImageId.Create("").ToErrorValidation()
                        )
                            .Apply(static (a, i) => (a, i))
                            .ToCfEither()
                    )
            ),
            Check.That(
                "Either to Validation and back",
                (true, true),
                static () =>
                    (
                        Wrong.ToErrorValidation().ToCfEither() == Wrong,
                        Right<CfErrors, int>(1).ToErrorValidation().ToCfEither() == 1
                    )
            ),
            Check.That(
                "Either to Fin and back",
                (true, true),
                static () =>
                    (
                        Wrong.ToFin().ToCfEither() == Wrong,
                        Right<CfErrors, int>(1).ToFin().ToCfEither() == 1
                    )
            ),
            Check.That(
                "Either to Eff and Aff, and back",
                (true, true),
                static async () =>
                    (
                        Wrong.ToEff().Run().ToCfEither() == Wrong,
                        (await Wrong.ToAff().Run()).ToCfEither() == Wrong
                    )
            ),
            Check.That(
                "LINQ over Either stops at the first Left",
                "account_id",
                static () =>
                    Fields(
                        from account in AccountId.Create("")
                        from image in ImageId.Create("")
                        select (account, image)
                    )
            ),
            Check.That(
                "LINQ over Fin may have sequences as its variables",
                "key a",
                static () =>
                    (
                        from keys in SigningKeys.ToFin()
                        from name in Right<CfErrors, Option<string>>(Some("a")).ToFin()
                        from id in ImageId.Create("a").ToFin()
                        select $"{keys[0].Name.IfNone(default(SigningKeyName))} {name.IfNone("")}"
                    )
                        .ToCfEither()
                        .IfLeft("")
            ),
            Check.That(
                "LanguageExt's many errors come back one by one",
                true,
                static () => CfErrors.From(Error.Many(One, Two)) == (CfErrors)Wrong
            ),
            Check.That(
                "an exception leads back to its errors",
                true,
                static () => CfErrors.From(Error.New(One.ToException())) == One
            ),
        ];

    private static Either<CfErrors, Arr<SigningKey>> SigningKeys =>
        ImagesV1
            .Endpoints.ListKeys.Parse(
                """{"success":true,"result":{"keys":[{"name":"key","value":"secret"}]}}"""
            )
            .Map(static reply => reply.Result);

    private static string Fields<A>(Either<CfErrors, A> either) =>
        either.Match(
            static _ => "",
            static e => string.Join(' ', e.Items.Map(static one => ((CfError.Constraint)one).Field))
        );
}
