using System;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class RequestLineTests(WireServer server) : IClassFixture<WireServer>
{
    [Property(Arbitrary = [typeof(HostileIds)], MaxTest = 400)]
    public async Task The_request_line_has_exactly_the_templates_segments_whatever_the_ids(
        AccountId account,
        ImageId id
    ) => Check(await server.Send(ImagesV1.Get(account, id)), "", account, id);

    [Theory]
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("/client/v4", "/client/v4")]
    [InlineData("/client/v4/", "/client/v4")]
    [InlineData("/client/v4//", "/client/v4")]
    [InlineData("/a%2Fb", "/a%2Fb")]
    public async Task A_base_addresss_path_and_trailing_slash_are_harmless(
        string path,
        string expected
    )
    {
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address + path));

        var request = await server.SendBy(client, Calls.Get);

        Check(request, expected, Calls.Account, Calls.Id);
    }

    [Fact]
    public async Task The_longest_id_of_the_largest_characters_arrives()
    {
        var longest = string.Concat(Enumerable.Repeat("\U0010FFFF", 1024));
        var id = (ImageId)ImageId.Custom(longest);

        Check(await server.Send(ImagesV1.Get(Calls.Account, id)), "", Calls.Account, id);
    }

    [Fact]
    public async Task Each_hostile_piece_arrives_within_an_id_and_as_a_whole_one()
    {
        var ids = HostileIds
            .Pieces.SelectMany(static piece => new[] { piece, $"a{piece}b" })
            .Select(ImageId.Any)
            .Where(static id => id.IsRight)
            .Select(static id => (ImageId)id)
            .Where(HostileIds.IsAskedFor)
            .ToList();

        foreach (var id in ids)
            Check(await server.Send(ImagesV1.Get(Calls.Account, id)), "", Calls.Account, id);

        // Slashes alone (also encoded ones) and an endpoint's name are reserved.
        Assert.Equal((2 * HostileIds.Pieces.Length) - 4, ids.Count);
    }

    [Fact]
    public void The_generator_reaches_every_hostile_piece_and_the_characters_around_them()
    {
        var ids = HostileIds.Images().Generator.Sample(2000, 50).Select(id => id.Value).ToList();

        Assert.All(
            HostileIds.Pieces,
            piece => Assert.Contains(ids, id => id.Contains(piece, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Calls_one_after_another_share_a_connection()
    {
        await server.Send(Calls.Get);
        var before = server.Connections;

        await server.Send(Calls.Get);
        await server.Send(Calls.Get);

        Assert.Equal(before, server.Connections);
    }

    private static void Check(RawRequest request, string path, AccountId account, ImageId id)
    {
        var parts = request.Line.Split(' ');
        Assert.Equal(["GET", parts[1], "HTTP/1.1"], parts);
        Assert.StartsWith(path + "/", parts[1], StringComparison.Ordinal);
        Assert.Equal(
            ["", "accounts", account.Value, "images", "v1", id.Value],
            parts[1][path.Length..].Split('/').Select(Rfc3986.Decode)
        );
    }
}
