using System.Text;
using FsCheck;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Operations;

/// <summary>Every endpoint's reply is read by one table, whatever its result.</summary>
public class Replies
{
    private const string Refusal =
        """{"result":null,"success":false,"errors":[{"code":9101,"message":"no"}],"messages":[]}""";

    public static TheoryData<string> Names => EndpointTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_envelope_that_is_written_is_read_back(string endpoint) =>
        EndpointTable.Hold(endpoint, new Written());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reply_of_each_status_goes_its_way(string endpoint) =>
        EndpointTable.Hold(endpoint, new ByStatus());

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"result":null}""")]
    public void A_configuration_that_was_changed_without_a_result_is_null(string reply) =>
        Assert.True(ImagesV1.Endpoints.UpdateConfig.Parse(reply).Right().Result.IsNull);

    private sealed class Written : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs) =>
            Law.Check(
                40,
                Law.ForAll(
                    Derived.Of(endpoint.Result).Generator,
                    value =>
                    {
                        // A file's bytes have nothing beside them.
                        var envelope = !endpoint.Output.HasEnvelope
                            ? Envelope.Of(value)
                            : new Envelope<A>(
                                value,
                                Seq1(new ApiMessage(1000, "error")),
                                Seq1(new ApiMessage(2000, "message"))
                            )
                            {
                                ResultInfo = JsonText.Parse("""{"cursor":"next"}""").Right(),
                            };
                        var body = endpoint.Write(envelope);
                        Assert.Equal(envelope, endpoint.Parse(body.Bytes.Span).Right());
                        if (endpoint.Output.HasEnvelope)
                            Assert.Equal(
                                envelope,
                                endpoint.Parse(Encoding.UTF8.GetString(body.Bytes.Span)).Right()
                            );
                    }
                )
            );
    }

    private sealed class ByStatus : IEndpointLaw
    {
        public void Holds<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs)
        {
            Assert.Equal(typeof(A) != typeof(Blob), endpoint.Output.HasEnvelope);
            foreach (var status in new[] { 400, 401, 403, 404, 409, 429, 500, 503 })
            {
                var said = endpoint.Parse(Refusal, new ResponseInfo(status)).Left();
                Assert.Equal(9101, said.Only<CfError.Api>().Code);
                Assert.Equal(Some(status), said.Response.Map(static response => response.Status));
                Assert.Equal(
                    status,
                    endpoint
                        .Parse("<html>", new ResponseInfo(status))
                        .Left()
                        .Only<CfError.Status>()
                        .StatusCode
                );
            }

            if (!endpoint.Output.HasEnvelope)
                return;
            Assert.Equal(9101, endpoint.Parse(Refusal).Left().Only<CfError.Api>().Code);
            Assert.True(endpoint.Parse("").Left().Only<CfError.Malformed>().IsSyntax);
            Assert.Equal("/success", endpoint.Parse("{}").Left().Only<CfError.Malformed>().Pointer);
            endpoint.Parse((string?)null).Left().Only<CfError.Constraint>();
            // A result that is missing is one only where there is nothing to read, or no form that it must have.
            var isAny = typeof(A) == typeof(Unit) || typeof(A) == typeof(JsonText);
            foreach (var result in new[] { "", ",\"result\":null", ",\"result\":7" })
                Assert.Equal(isAny, endpoint.Parse($$"""{"success":true{{result}}}""").IsRight);
        }
    }
}
