using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>The call that most tests make, and what it is made with.</summary>
internal static class Calls
{
    /// <summary>A guard against hanging, not a measurement.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static AccountId Account { get; } = (AccountId)AccountId.Create("account");

    public static ImageId Id { get; } = (ImageId)ImageId.Create("id");

    public static Operation<Image> Get { get; } = ImagesV1.Get(Account, Id);

    public static Credentials Token { get; } = (Credentials)Credentials.Token("5ecret-token");

    /// <summary>One attempt, to an address.</summary>
    public static CloudflareOptions To(string address) =>
        new() { BaseAddress = (BaseAddress)BaseAddress.Create(address), Retry = RetryPolicy.None };

    /// <summary>A client on a clock of the test's own, without a timeout.</summary>
    public static CloudflareClient On(TimeProvider clock, HttpMessageInvoker http) =>
        new(
            http,
            Token,
            To("http://localhost") with
            {
                Time = clock,
                Timeout = Timeout.InfiniteTimeSpan,
            }
        );

    /// <summary>One call through a handler, which is disposed after it.</summary>
    public static async Task<Either<CfErrors, Image>> Through(
        HttpMessageHandler handler,
        CloudflareOptions? options = null,
        CallOptions? call = null,
        CancellationToken cancel = default
    )
    {
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Token, options ?? To("http://localhost"));
        return await client.Send(Get, call, cancel).Soon();
    }

    public static Task<A> Soon<A>(this Task<A> task) => task.WaitAsync(Guard);

    public static Task Soon(this Task task) => task.WaitAsync(Guard);
}
