using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>
/// Random programs over all operations, with faults, come to what the model says: through the client above the handler, and over real sockets.
/// The suite runs 200 of each; <c>PROGRAMS=10000 dotnet test tests/Images.Functional.Sandbox.Server.Tests --filter ProgramLaws</c> runs that many.
/// </summary>
public sealed class ProgramLaws
{
    private const int Usual = 200;

    private static readonly int Programs = int.TryParse(
        Environment.GetEnvironmentVariable("PROGRAMS"),
        CultureInfo.InvariantCulture,
        out var number
    )
        ? number
        : Usual;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_service_does_what_the_model_says(bool overSockets)
    {
        await using var rig = await Rig.Start(overSockets);
        Run(rig, Planted.Nothing, Programs);
    }

    [Theory]
    [InlineData(Planted.RetryAlways)]
    [InlineData(Planted.DeleteNothing)]
    [InlineData(Planted.NewKeyOnly)]
    public async Task A_planted_mistake_is_detected(Planted planted)
    {
        await using var rig = await Rig.Start(overSockets: false);
        Assert.Contains(
            "step ",
            Assert.ThrowsAny<Exception>(() => Run(rig, planted, Usual)).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_programs_meet_every_kind_with_every_fault_and_answer()
    {
        var steps = Op
            .Programs.Generator.Sample(1000, new Rnd(20261128UL, 7UL), 1000)
            .SelectMany(static program =>
            {
                var model = Model.Empty;
                return program.Select(
                    (op, n) => (op.Kind, op.Fault, (model = model.Step(n, op)).Answer)
                );
            })
            .Where(static step => step.Answer != "skip")
            .ToArray();
        Assert.All(
            from kind in Enum.GetValues<Kind>()
            from fault in Enum.GetValues<Fault>()
            where kind != Kind.Fetch || fault == Fault.None
            select (kind, fault),
            wanted => Assert.Contains(steps, step => (step.Kind, step.Fault) == wanted)
        );
        Assert.All(
            ["ok", "missing", "taken", "refused", "uncertain", "denied"],
            answer => Assert.Contains(steps, step => step.Answer == answer)
        );
    }

    [Fact]
    public void The_model_has_at_most_eighty_lines() =>
        Assert.InRange(File.ReadLines(Path.Combine(Folder, "Programs", "Model.cs")).Count(), 1, 80);

    private static string Folder { get; } =
        typeof(ProgramLaws)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static one => one.Key == "Folder")
            .Value!;

    private static void Run(Rig rig, Planted planted, int programs) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(programs).WithEndSize(100),
            Prop.ForAll(
                Op.Programs,
                program => new Runner(rig, planted).Check(program).GetAwaiter().GetResult()
            )
        );
}
