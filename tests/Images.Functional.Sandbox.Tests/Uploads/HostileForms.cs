using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A thousand hostile forms: each is answered, and none with a success that stores anything wrong.</summary>
public sealed class HostileForms
{
    private const string Good =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n--b--\r\n";

    [Fact]
    public void Each_is_answered() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(
                Arb.From(
                    from type in Gen.Elements(
                        "multipart/form-data; boundary=b",
                        "multipart/form-data; boundary=\"b\"",
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/form-data; boundary=" + new string('b', 300),
                        "multipart/mixed; boundary=b",
                        "text/plain",
                        ""
                    )
                    from cut in Gen.Choose(0, Good.Length)
                    from at in Gen.Choose(0, Good.Length)
                    from noise in Gen.Elements(
                        "",
                        "\r\n--b\r\n",
                        "\0",
                        "--b--",
                        "\r\n\r\n",
                        "\"",
                        "; name=",
                        new string('h', 20_000),
                        "ü"
                    )
                    select (type, body: Good[..cut].Insert(Math.Min(at, cut), noise))
                ),
                static form =>
                {
                    var status = Status(form.type, Encoding.UTF8.GetBytes(form.body));
                    Assert.Contains(status, new[] { 200, 400, 413, 415 });
                }
            )
        );

    [Fact]
    public void The_good_one_is_stored() =>
        Assert.Equal(200, Status("multipart/form-data; boundary=b", Encoding.UTF8.GetBytes(Good)));

    [Theory]
    [InlineData("multipart/form-data; boundary=c")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json")]
    public void One_of_another_type_is_a_bad_request(string type) =>
        Assert.Equal(400, Status(type, Encoding.UTF8.GetBytes(Good)));

    private static int Status(string type, byte[] body) =>
        CloudflareSandbox
            .Handle(
                Service.Empty,
                new SandboxRequest(
                    "POST",
                    $"/client/v4/accounts/{Documented.Account}/images/v1",
                    Seq(("Authorization", "Bearer sandbox"), ("Content-Type", type))
                )
                {
                    Content = new Blob(body),
                }
            )
            .Outcome.Reply.Map(static reply => reply.Status)
            .IfNone(0);
}
