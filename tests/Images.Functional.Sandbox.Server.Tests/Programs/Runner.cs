using System;
using System.Threading.Tasks;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Runs a program through the client, and compares each answer with the model's.</summary>
internal sealed class Runner(Rig rig, Planted planted)
{
    private readonly Caller caller = new(rig.Client, Documented.Account, rig.Domain, rig.Fetch)
    {
        RetriesAlways = planted == Planted.RetryAlways,
    };

    public async Task Check(Op[] program)
    {
        rig.Begin(PlantedIn(Served.Empty));
        var model = Model.Empty;
        for (var n = 0; n < program.Length; n++)
        {
            var op = program[n];
            model = model.Step(n, op);
            if (model.Answer == "skip")
                continue;
            if (Step(op.Fault) is { } step)
                rig.Update(state => state.WithScript(step));
            var answer = await caller.Run(n, op);
            rig.Update(static state => state with { Script = default });
            Assert.True(model.Answer == answer, $"step {n}, {op}: {answer}, not {model.Answer}");
        }
    }

    private static SandboxStep? Step(Fault fault) =>
        fault switch
        {
            Fault.Refused => SandboxStep.RateLimited(RetryAfter.After(TimeSpan.Zero)),
            Fault.Lost => SandboxStep.Drop,
            Fault.LostAfter => SandboxStep.DropAfter,
            _ => null,
        };

    private SandboxState PlantedIn(SandboxState state) =>
        planted switch
        {
            Planted.DeleteNothing => state.WithRules(
                SandboxRule.On(ImagesV1.Endpoints.Delete, static (s, _) => (s, unit))
            ),
            Planted.NewKeyOnly => state.WithRules(
                SandboxRule.On(
                    ImagesV1.Endpoints.CreateKey,
                    static (s, at) =>
                        (
                            s,
                            s.Accounts[at.Item1]
                                .Keys.Map(static k => new SigningKey(k.Key, k.Value))
                                .ToArr()
                        )
                )
            ),
            _ => state,
        };
}

/// <summary>A mistake that the programs must find.</summary>
public enum Planted
{
    Nothing,
    RetryAlways,
    DeleteNothing,
    NewKeyOnly,
}
