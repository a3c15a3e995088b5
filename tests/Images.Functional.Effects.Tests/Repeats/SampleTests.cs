using System;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What goes over the wire for each endpoint.</summary>
public sealed class SampleTests
{
    private static readonly string UserAgent =
        $"Images.Functional/{typeof(CloudflareClient).Assembly.GetName().Version!.ToString(3)}";

    [Fact]
    public void Every_endpoint_has_a_sample() =>
        Assert.Equal(
            new[] { typeof(ImagesV1.Endpoints), typeof(ImagesV2.Endpoints) }
                .SelectMany(static type =>
                    type.GetProperties(BindingFlags.Public | BindingFlags.Static)
                        .Select(property => $"{type.DeclaringType!.Name}.{property.Name}")
                )
                .Order(),
            Sample.All.Select(static sample => sample.Endpoint).Distinct().Order()
        );

    [Theory]
    [MemberData(nameof(Sample.Rows), MemberType = typeof(Sample))]
    public async Task Method_path_headers_and_body_are_these_and_no_others(int row)
    {
        var sample = Sample.All[row];
        await using var server = RawServer.Saying(Http.Reply(400, Http.Failure(5400)));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        Assert.True((await client.Send(sample.Operation).Soon()).IsLeft);

        var request = Assert.Single(server.Requests);
        Assert.Equal($"{sample.Line} HTTP/1.1", request.Line);
        Assert.Equal(
            new[]
            {
                $"Host: {new Uri(server.Address).Authority}",
                sample.Endpoint.EndsWith(".Blob", StringComparison.Ordinal)
                    ? "Accept: image/*"
                    : "Accept: application/json",
                $"User-Agent: {UserAgent}",
                "Authorization: Bearer 5ecret-token",
            }
                .Concat(HeadersOfBody(sample, request))
                .Order(),
            request
                .Headers.Map(static header => WithoutChance($"{header.Name}: {header.Value}"))
                .Order()
        );
        Assert.Equal(sample.Body ?? "", WithoutChance(request.Body));
    }

    [Theory]
    [MemberData(nameof(Sample.Rows), MemberType = typeof(Sample))]
    public void It_may_be_repeated_as_the_contract_says(int row) =>
        Assert.Equal(
            Sample.All[row].Repeat,
            Sample.All[row].Operation.Request.Map(static request => request.Repeat)
        );

    // The boundary of a form is another each time.
    private static string WithoutChance(string text) =>
        Regex.Replace(text, "images-functional-[0-9a-f]{32}", "images-functional-x");

    // No body of a request that changes something is null: .NET would resend it.
    private static string[] HeadersOfBody(Sample sample, RawRequest request) =>
        sample.Body is { } body
            ?
            [
                $"Content-Length: {Encoding.UTF8.GetByteCount(request.Body)}",
                body.StartsWith("--", StringComparison.Ordinal)
                    ? "Content-Type: multipart/form-data; boundary=images-functional-x"
                    : "Content-Type: application/json",
            ]
        : sample.IsChange ? ["Content-Length: 0"]
        : [];
}
