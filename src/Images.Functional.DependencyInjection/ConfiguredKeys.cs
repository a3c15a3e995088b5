using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Images.Functional.Effects;
using LanguageExt;
using Microsoft.Extensions.Configuration;

namespace Images.Functional.DependencyInjection;

/// <summary>Reads a configuration section key by key, without reflection. Texts that it cannot read become faults of the options.</summary>
internal sealed class ConfiguredKeys(IConfiguration section, CloudflareImagesOptions options)
{
    public void Read()
    {
        options.Section = (section as IConfigurationSection)?.Path ?? "";
        options.ApiToken = Text(nameof(options.ApiToken)) ?? options.ApiToken;
        options.Email = Text(nameof(options.Email)) ?? options.Email;
        options.ApiKey = Text(nameof(options.ApiKey)) ?? options.ApiKey;
        options.AccountId = Text(nameof(options.AccountId)) ?? options.AccountId;
        Number(nameof(options.MaximumConnections), 1, 10_000, n => options.MaximumConnections = n);
        BaseUrl();
        Log();
        Duration("ConnectTimeout", static (client, time) => client with { ConnectTimeout = time });
        Duration("Timeout", static (client, time) => client with { Timeout = time });
        Duration("Stall", static (client, time) => client with { Stall = time });
        Duration("Deadline", static (client, time) => client with { Deadline = time });
        Number(
            "Retries",
            0,
            100,
            n => Change(client => client with { Retry = RetryPolicy.Exponential(n) })
        );
        Number(
            "MaximumReplyBytes",
            1,
            1 << 30,
            n => Change(client => client with { MaximumReplyBytes = n })
        );
    }

    // An empty text is a missing one: environment variables have no other way to unset a key.
    private string? Text(string key)
    {
        if (section.GetSection(key).GetChildren().Any())
            options.Faults.Add($"{Name(options, key)}: expected a text, not a list or an object");
        return section[key] is { Length: > 0 } text ? text : null;
    }

    private void BaseUrl()
    {
        if (Text(nameof(BaseUrl)) is { } text)
            BaseAddress
                .Create(text)
                .Match(
                    Right: address => Change(client => client with { BaseAddress = address }),
                    Left: errors => options.Faults.AddRange(Named(options, nameof(BaseUrl), errors))
                );
    }

    private void Log()
    {
        if (Text(nameof(options.Log)) is not { } text)
            return;
        var details = LoggedDetails.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
            if (Detail(word) is { } one)
                details |= one;
            else
            {
                options.Faults.Add(
                    $"{Name(options, nameof(options.Log))}: expected None, or some of Ray, Path and Message with commas between them"
                );
                return;
            }

        options.Log = details;
    }

    private static LoggedDetails? Detail(string word) =>
        word.ToUpperInvariant() switch
        {
            "NONE" => LoggedDetails.None,
            "RAY" => LoggedDetails.Ray,
            "PATH" => LoggedDetails.Path,
            "MESSAGE" => LoggedDetails.Message,
            _ => null,
        };

    private void Duration(string key, Func<CloudflareOptions, TimeSpan, CloudflareOptions> set)
    {
        if (Text(key) is not { } text)
            return;
        if (text.Equals("Infinite", StringComparison.OrdinalIgnoreCase))
            Change(client => set(client, Timeout.InfiniteTimeSpan));
        // Without a colon, .NET reads a number of days.
        else if (
            text.Contains(':', StringComparison.Ordinal)
            // In another format, 24:00:00 is 24 days.
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time)
            && time > TimeSpan.Zero
            && time <= TimeSpan.FromDays(24)
        )
            Change(client => set(client, time));
        else
            options.Faults.Add(
                $"{Name(options, key)}: expected hours, minutes and seconds such as 00:00:30, above zero and at most 24 days, or Infinite"
            );
    }

    private void Number(string key, int least, int most, Action<int> set)
    {
        if (Text(key) is not { } text)
            return;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            set(number);
        else
            options.Faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name(options, key)}: expected a whole number from {least:N0} to {most:N0}"
                )
            );
    }

    private void Change(Func<CloudflareOptions, CloudflareOptions> change) =>
        options.Client = change(options.Client);

    /// <summary>The full name of a key, for messages: <c>Cloudflare:ApiToken</c>.</summary>
    public static string Name(CloudflareImagesOptions options, string key) =>
        options.Section is { Length: > 0 } path ? ConfigurationPath.Combine(path, key) : key;

    /// <summary>The messages of errors, with the key's name in place of the field's.</summary>
    public static Seq<string> Named(CloudflareImagesOptions options, string key, CfErrors errors) =>
        errors.Items.Map(error =>
            error is CfError.Constraint constraint
                ? (constraint with { Field = Name(options, key) }).Message
                : error.Message
        );
}
