using System;
using System.Net.Http;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using LanguageExt.ClassInstances;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// The first time that LanguageExt compares or hashes by its own default, it searches all types of all assemblies, which takes half a second.
/// The first calls of a process do without. Each test has assemblies of its own, as a new process has.
/// </summary>
public sealed class FirstCallTests
{
    [Theory]
    [InlineData(nameof(First.Get), false)]
    [InlineData(nameof(First.List), false)]
    [InlineData(nameof(First.Upload), false)]
    [InlineData(nameof(First.Sign), false)]
    [InlineData(nameof(First.Compare), true)]
    public async Task The_first_calls_search_no_types(string call, bool searches)
    {
        var context = new Own();
        var first = context
            .LoadFromAssemblyPath(typeof(First).Assembly.Location)
            .GetType(typeof(First).FullName!)!;
        await (Task)first.GetMethod(call)!.Invoke(null, null)!;
        Assert.Equal(searches, first.GetProperty(nameof(First.HasSearched))!.GetValue(null));
        context.Unload();
    }

    private sealed class Own() : AssemblyLoadContext("own", isCollectible: true)
    {
        private static readonly AssemblyDependencyResolver Places = new(
            typeof(First).Assembly.Location
        );

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("Images.", StringComparison.Ordinal)
            || assemblyName.Name.StartsWith("LanguageExt.", StringComparison.Ordinal)
                ? LoadFromAssemblyPath(Places.ResolveAssemblyToPath(assemblyName)!)
                : null;
    }

    private static class First
    {
        public static bool HasSearched => ClassInstancesAssembly.singleton is not null;

        public static Task Get() => Send(Calls.Get);

        public static Task List() => Send(ImagesV2.List(Calls.Account, Listing.All));

        public static Task Upload() =>
            Send(
                ImagesV1.Upload(
                    Calls.Account,
                    Functional.Upload.Of(ImageFile.Of("GIF89a"u8.ToArray()))
                )
            );

        public static Task Sign()
        {
            SignedUrl.Sign(
                (DeliveryUrl)DeliveryUrl.Create("https://imagedelivery.net/hash/image/public"),
                (SigningKeyValue)SigningKeyValue.Create("Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5="),
                DateTimeOffset.MaxValue,
                DateTimeOffset.UnixEpoch
            );
            return Task.CompletedTask;
        }

        public static Task Compare()
        {
            Assert.True(Seq("a", "b") != Seq("a", "c"));
            return Task.CompletedTask;
        }

        private static async Task Send<A>(Operation<A> operation)
        {
            using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
            using var client = new CloudflareClient(http, Calls.Token);
            Assert.False((await client.Send(operation)).IsBottom);
        }
    }
}
