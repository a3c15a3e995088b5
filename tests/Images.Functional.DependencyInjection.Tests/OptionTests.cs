using System;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>Each key of the section, and everything that may be wrong with it.</summary>
public sealed class OptionTests
{
    private const string Durations =
        "expected hours, minutes and seconds such as 00:00:30, above zero and at most 24 days, or Infinite";

    [Fact]
    public void Every_key_is_read()
    {
        var options = Read(
            ("Cloudflare:Email", "a@b.c"),
            ("Cloudflare:ApiKey", "key"),
            ("Cloudflare:AccountId", "account"),
            ("Cloudflare:BaseUrl", "https://example.com/v4"),
            ("Cloudflare:ConnectTimeout", "00:00:01"),
            ("Cloudflare:Timeout", "00:00:02"),
            ("Cloudflare:Stall", "infinite"),
            ("Cloudflare:Deadline", "1.00:00:00"),
            ("Cloudflare:Retries", "5"),
            ("Cloudflare:MaximumConnections", "6"),
            ("Cloudflare:MaximumReplyBytes", "7"),
            ("Cloudflare:Log", "path, Message"),
            ("Cloudflare:SomethingElse", "of no meaning")
        );
        Assert.Equal(
            ("a@b.c", "key", "account"),
            (options.Email, options.ApiKey, options.AccountId)
        );
        Assert.Equal(6, options.MaximumConnections);
        Assert.Equal(LoggedDetails.Path | LoggedDetails.Message, options.Log);
        Assert.Equal(
            CloudflareOptions.Default with
            {
                BaseAddress = (BaseAddress)BaseAddress.Create("https://example.com/v4"),
                ConnectTimeout = TimeSpan.FromSeconds(1),
                Timeout = TimeSpan.FromSeconds(2),
                Stall = Timeout.InfiniteTimeSpan,
                Deadline = TimeSpan.FromDays(1),
                Retry = RetryPolicy.Exponential(5),
                MaximumReplyBytes = 7,
            },
            options.Client
        );
    }

    [Fact]
    public void A_section_with_a_token_alone_leaves_the_defaults()
    {
        var options = Read(("Cloudflare:ApiToken", "5ecret-token"), ("Cloudflare:Timeout", ""));
        Assert.Equal("5ecret-token", options.ApiToken);
        Assert.Equal(LoggedDetails.Ray, options.Log);
        Assert.Equal(CloudflareOptions.Default, options.Client);
        Assert.Equal(CloudflareHandler.DefaultConnections, options.MaximumConnections);
    }

    [Fact]
    public async Task All_faults_are_reported_at_once_when_the_host_starts_and_none_has_a_secret()
    {
        using var host = Hosts.Of(
            ("Cloudflare:ApiToken", "5ecret\n"),
            ("Cloudflare:AccountId", ".."),
            ("Cloudflare:BaseUrl", "http://user:5ecret@example.com"),
            ("Cloudflare:Timeout", "30"),
            ("Cloudflare:Stall", "-00:00:01"),
            ("Cloudflare:Deadline", "25.00:00:00"),
            ("Cloudflare:Retries", "101"),
            ("Cloudflare:MaximumConnections", "0"),
            ("Cloudflare:MaximumReplyBytes", "1 MiB"),
            ("Cloudflare:Log", "everything")
        );

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "Cloudflare:MaximumConnections: expected a whole number from 1 to 10,000",
                "Cloudflare:BaseUrl: must be https: credentials go over http only to this machine",
                "Cloudflare:Log: expected None, or some of Ray, Path and Message with commas between them",
                $"Cloudflare:Timeout: {Durations}",
                $"Cloudflare:Stall: {Durations}",
                $"Cloudflare:Deadline: {Durations}",
                "Cloudflare:Retries: expected a whole number from 0 to 100",
                "Cloudflare:MaximumReplyBytes: expected a whole number from 1 to 1,073,741,824",
                "Cloudflare:ApiToken: expected visible ASCII characters without spaces, found a line break",
                "Cloudflare:AccountId: expected no path segment . or .., found only ..",
            ],
            thrown.Failures
        );
        Assert.DoesNotContain("5ecret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Log:0")]
    [InlineData("ApiToken:Value")]
    public void A_list_or_an_object_is_a_fault(string key) =>
        Assert.Equal(
            [$"Cloudflare:{key.Split(':')[0]}: expected a text, not a list or an object"],
            Faults(Hosts.Of(("Cloudflare:ApiToken", "5ecret-token"), ($"Cloudflare:{key}", "Path")))
        );

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("24:00")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    public void More_hours_minutes_or_seconds_than_there_are_is_a_fault(string duration) =>
        Assert.Equal(
            [$"Cloudflare:Deadline: {Durations}"],
            Faults(
                Hosts.Of(("Cloudflare:ApiToken", "5ecret-token"), ("Cloudflare:Deadline", duration))
            )
        );

    [Fact]
    public void Wrong_credentials_that_code_sets_are_a_fault() =>
        Assert.Equal(
            ["API token: expected visible ASCII characters without spaces, found a space"],
            Faults(
                Hosts.Build(static builder =>
                    builder.Services.AddCloudflareImages(static options =>
                        options.Credentials = Credentials.Token("5ecret token")
                    )
                )
            )
        );

    [Fact]
    public void Without_credentials_the_fault_says_which_keys_to_set() =>
        Assert.Equal(
            ["credentials: set Cloudflare:ApiToken, or Cloudflare:Email and Cloudflare:ApiKey"],
            Faults(Hosts.Of())
        );

    [Fact]
    public void Half_of_an_email_and_a_key_is_a_fault_of_the_other_half()
    {
        Assert.Equal(
            ["Cloudflare:ApiKey: must not be null"],
            Faults(Hosts.Of(("Cloudflare:Email", "a@b.c")))
        );
        Assert.Equal(
            ["Cloudflare:Email: must not be null"],
            Faults(Hosts.Of(("Cloudflare:ApiKey", "key")))
        );
    }

    [Fact]
    public void What_code_sets_is_checked_too_and_the_faults_name_the_client() =>
        Assert.Equal(
            [
                "client staging: credentials: set ApiToken, or Email and ApiKey",
                "client staging: MaximumConnections: must be at least 1",
            ],
            Faults(
                Hosts.Build(static builder =>
                    builder.Services.AddCloudflareImages(
                        "staging",
                        static options => options.MaximumConnections = 0
                    )
                ),
                "staging"
            )
        );

    [Fact]
    public void A_source_of_credentials_is_enough()
    {
        using var host = Hosts.Build(static builder =>
            builder.Services.AddCloudflareImages(static options =>
                options.Credentials = Credentials.Token("5ecret-token")
            )
        );
        Assert.NotNull(host.Client());
    }

    // If no host starts, the first client throws.
    private static System.Collections.Generic.IEnumerable<string> Faults(
        IHost host,
        string? name = null
    )
    {
        using (host)
            return Assert
                .Throws<OptionsValidationException>(() =>
                    name is null
                        ? host.Client()
                        : host.Services.GetRequiredKeyedService<CloudflareClient>(name)
                )
                .Failures;
    }

    private static CloudflareImagesOptions Read(params (string, string?)[] keys)
    {
        using var host = Hosts.Of(keys);
        return host.Services.GetRequiredService<IOptions<CloudflareImagesOptions>>().Value;
    }
}
