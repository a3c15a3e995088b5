using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// The documented call, from ids as text to what was received: by this library's client, which gives an image, and by a bare
/// <see cref="HttpClient"/>, which sends the same headers and reads the same bytes, unparsed.
/// </summary>
internal sealed class Calls : IDisposable
{
    public const string AccountText = "023e105f4ecef8ad9ca31a8372d0c353";
    public const string ImageText = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";
    public const string Token = "a-token-of-40-characters-that-means-none";
    private const string Authorization = "Bearer " + Token;

    private readonly BaseAddress address;
    private readonly HttpMessageInvoker? invoker;
    private readonly CloudflareClient client;
    private readonly HttpClient bare;

    // Without a handler, the client makes its own.
    private Calls(string address, HttpMessageHandler? handler, HttpMessageHandler bareHandler)
    {
        this.address = BaseAddress
            .Create(address)
            .IfLeft(static errors => throw errors.ToException());
        var options = CloudflareOptions.Default with { BaseAddress = this.address };
        invoker = handler is null ? null : new HttpMessageInvoker(handler);
        client = invoker is null
            ? new CloudflareClient(Credentials, options)
            : new CloudflareClient(invoker, Credentials, options);
        bare = new HttpClient(bareHandler);
    }

    public static Credentials Credentials { get; } =
        Credentials.Token(Token).IfLeft(static errors => throw errors.ToException());

    /// <summary>Both over sockets, each with the handler that it makes for itself.</summary>
    public static Calls To(string address) => new(address, null, new HttpClientHandler());

    /// <summary>Both over sockets, each with the handler of this library's settings: what the client itself adds.</summary>
    public static Calls OverOneHandlerTo(string address) =>
        new(address, null, CloudflareHandler.Create());

    /// <summary>Both over a handler that answers in this process.</summary>
    public static Calls InProcess() => InProcess(new StubHandler(), new StubHandler());

    public Task<Either<CfErrors, Image>> ImagesFunctional() =>
        client.Send(ImagesV1.Get(AccountId.Create(AccountText), ImageId.Create(ImageText)));

    public async Task<byte[]> Bare()
    {
        using var request = ByHand(address.Value, AccountText, ImageText);
        using var response = await bare.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        // Into one array of its size: otherwise the body is buffered twice.
        var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var bytes = new byte[(int)response.Content.Headers.ContentLength!];
        await body.ReadExactlyAsync(bytes).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>What a user of the parser alone would write.</summary>
    public async Task<Either<CfErrors, Image>> BareThenParsed() =>
        ImagesV1.ParseImage(await Bare().ConfigureAwait(false));

    /// <summary>What a user of System.Text.Json would write, source-generated; nothing is checked.</summary>
    public async Task<EnvelopeDto?> BareDeserialised() =>
        JsonSerializer.Deserialize(
            await Bare().ConfigureAwait(false),
            DtoContext.Default.EnvelopeDto
        );

    public static HttpRequestMessage ByHand(string address, string account, string image)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, Address(address, account, image));
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        message.Headers.TryAddWithoutValidation("Authorization", Authorization);
        return message;
    }

    public static HttpRequestMessage ByTypedHeaders(string address, string account, string image)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, Address(address, account, image));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.UserAgent.ParseAdd(UserAgent.Value);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return message;
    }

    /// <summary>Throws where one of the two does not receive the documented envelope.</summary>
    public async Task CheckReplies()
    {
        var image = await ImagesFunctional().ConfigureAwait(false);
        Agreement.Demand($"{ImagesV1.ParseImage(Documented.Bytes)}", $"{image}");
        var bytes = await Bare().ConfigureAwait(false);
        Agreement.Demand(Encoding.UTF8.GetString(Documented.Bytes), Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Throws where the two send another message, or receive another reply.</summary>
    public static async Task Check()
    {
        using var ours = new StubHandler();
        using var theirs = new StubHandler();
        using var calls = InProcess(ours, theirs);
        await calls.CheckReplies().ConfigureAwait(false);
        Agreement.Demand($"{ours.Last}", $"{theirs.Last}");
    }

    /// <summary>Makes calls one after the other, and as many at a time.</summary>
    public static Task Make(int count, int atATime, Func<Task> call) =>
        Task.WhenAll(
            Enumerable
                .Range(0, atATime)
                .Select(worker => OneAfterAnother((count + worker) / atATime, call))
        );

    public void Dispose()
    {
        client.Dispose();
        invoker?.Dispose();
        bare.Dispose();
    }

    private static async Task OneAfterAnother(int count, Func<Task> call)
    {
        for (var i = 0; i < count; i++)
            await call().ConfigureAwait(false);
    }

    private static Calls InProcess(StubHandler ours, StubHandler theirs) =>
        new("http://127.0.0.1/client/v4", ours, theirs);

    private static string Address(string address, string account, string image) =>
        $"{address}accounts/{Uri.EscapeDataString(account)}/images/v1/{Uri.EscapeDataString(image)}";
}
