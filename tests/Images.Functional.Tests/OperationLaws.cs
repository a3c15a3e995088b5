using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>An operation is a functor: laws hold as equal decoding of any reply.</summary>
public class OperationLaws
{
    private static readonly Operation<Image> Get = ImagesV1.Get(
        AccountId.Create("account").Right(),
        ImageId.Create("image").Right()
    );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Mapping_the_identity_changes_nothing() =>
        Law.ForAll(
            Replies,
            static reply =>
            {
                Assert.Equal(Decode(Get, reply), Decode(Get.Map(static image => image), reply));
                Assert.Equal(Get.Request, Get.Map(static image => image).Request);
            }
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Mapping_twice_is_mapping_the_composition() =>
        Law.ForAll(
            Replies,
            static reply =>
            {
                var twice = Get.Map(Name).Map(Length);
                Assert.Equal(
                    Decode(Get.Map(static image => Length(Name(image))), reply),
                    Decode(twice, reply)
                );
                Assert.Equal(
                    Decode(from image in Get select Length(Name(image)), reply),
                    Decode(twice, reply)
                );
            }
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Decoding_is_parsing() =>
        Law.ForAll(
            Replies,
            static reply =>
                Assert.Equal(
                    ImagesV1.Endpoints.Get.Parse(reply.Body, reply.Response),
                    Decode(Get, reply)
                )
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Refining_by_what_accepts_all_is_mapping() =>
        Law.ForAll(
            Replies,
            static reply =>
                Assert.Equal(
                    Decode(Get.Map(Name), reply),
                    Decode(Get.Refine(static image => Right<CfErrors, string>(Name(image))), reply)
                )
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Refining_by_a_where_that_is_not_fulfilled_is_an_error_with_the_response() =>
        Law.ForAll(
            Replies,
            static reply =>
            {
                var read = Decode(Get, reply);
                var refined = Get.Refine(static image =>
                    from it in Right<CfErrors, Image>(image)
                    where false
                    select it
                );
                Assert.Equal(
                    read.IsRight ? CfErrors.From(Errors.Bottom).With(reply.Response) : read.Left(),
                    Decode(refined, reply).Left()
                );
            }
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Refining_by_what_refuses_all_is_its_error_with_the_response_where_there_was_a_result() =>
        Law.ForAll(
            Replies,
            static reply =>
            {
                var refused = CfErrors.Of(new CfError.Constraint("filename", "", "a name", "none"));
                var read = Decode(Get, reply);
                Assert.Equal(
                    read.IsRight ? refused.With(reply.Response) : read.Left(),
                    Decode(Get.Refine(_ => Left<CfErrors, string>(refused)), reply).Left()
                );
            }
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property An_envelope_is_a_functor_too() =>
        Law.ForAll(
            Arbitraries.Envelope(Arbitraries.Image()).Generator,
            static envelope =>
            {
                Assert.Equal(envelope, envelope.Map(static image => image));
                Assert.Equal(
                    envelope.Map(static image => Length(Name(image))),
                    envelope.Map(Name).Select(Length)
                );
            }
        );

    [Fact]
    public void The_replies_are_of_every_kind() =>
        Replies.HasClasses(
            300,
            ("right", 20, static r => ImagesV1.Endpoints.Get.Parse(r.Body, r.Response).IsRight),
            ("left", 20, static r => ImagesV1.Endpoints.Get.Parse(r.Body, r.Response).IsLeft),
            ("not 2xx", 10, static r => !r.Response.IsSuccess)
        );

    [Fact]
    public void Errors_of_a_users_own_function_are_marked_and_equal_to_the_same_errors()
    {
        var own = CfErrors
            .Of(new CfError.Constraint("name", "", "another", "this"))
            .With(ResponseInfo.Ok);
        var refused = Decode(
                Get.Refine(_ => Left<CfErrors, string>(own)),
                (ResponseInfo.Ok, Encoding.UTF8.GetBytes(Envelope.Of(Image.Empty).ToJson()))
            )
            .Left();
        Assert.Equal((false, true), (own.IsOwn, refused.IsOwn));
        Assert.Equal(own, refused);
        Assert.Equal(own.GetHashCode(), refused.GetHashCode());
    }

    private static Gen<(ResponseInfo Response, byte[] Body)> Replies =>
        from response in Gen.OneOf(
            Generate.SuccessfulResponseInfos,
            Arbitraries.ResponseInfo().Generator
        )
        from body in Gen.Frequency(
            (4, Arbitraries.EnvelopeText().Generator.Select(static text => text.ToUtf8())),
            (2, Arbitraries.BrokenEnvelope().Generator.Select(static broken => broken.ToUtf8())),
            (
                1,
                Gen.Elements(
                        "",
                        "<html>",
                        """{"success":false,"errors":[{"code":1000,"message":"m"}]}"""
                    )
                    .Select(Encoding.UTF8.GetBytes)
            )
        )
        select (response, body);

    private static Either<CfErrors, Envelope<A>> Decode<A>(
        Operation<A> operation,
        (ResponseInfo Response, byte[] Body) reply
    ) => operation.Decode(reply.Response, reply.Body);

    private static string Name(Image image) => image.Filename.Map(static f => f.Value).IfNone("");

    private static int Length(string name) => name.Length;
}
