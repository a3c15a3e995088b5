using System;
using System.Threading.Tasks;
using FsCheck;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>The law that users run against their own interpreters: it holds for the client over sockets, and finds one that lies.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task The_client_over_sockets_agrees_with_the_client_above_the_handler()
    {
        await using var sockets = await Rig.Start(overSockets: true);
        await using var handler = await Rig.Start(overSockets: false);
        Holds(() => Begin(sockets), () => Begin(handler));
    }

    [Fact]
    public async Task An_interpreter_that_deletes_nothing_is_found()
    {
        await using var own = await Rig.Start(overSockets: false);
        await using var reference = await Rig.Start(overSockets: false);
        Assert.ThrowsAny<Exception>(() =>
            Holds(() => Begin(own, deletes: false), () => Begin(reference))
        );
    }

    private static void Holds(Func<Task<Interpreter>> own, Func<Task<Interpreter>> reference) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100),
            Laws.Agrees(own, reference, Documented.Account)
        );

    private static Task<Interpreter> Begin(Rig rig, bool deletes = true)
    {
        rig.Begin(Served.Empty);
        return Task.FromResult<Interpreter>(operation =>
            !deletes && operation.Request.Exists(static request => request.Method == "DELETE")
                ? Task.FromResult<LanguageExt.Either<CfErrors, string>>("deleted")
                : rig.Client.Send(operation)
        );
    }
}
