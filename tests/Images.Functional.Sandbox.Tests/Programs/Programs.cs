using System;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Experimental;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>
/// Random programs, by FsCheck's state machine, which runs each command on the model and on the subject and shrinks a program by
/// leaving commands out. Few images, so that calls find them.
/// </summary>
internal sealed class Programs(Mistake planted) : Machine<Subject, World>
{
    public override Arbitrary<Setup<Subject, World>> Setup =>
        Arb.From(
            from isAff in Gen.Elements(true, false)
            from isHttpClient in Gen.Elements(true, false)
            select StateMachine.Setup(
                () => new Subject(isAff, isHttpClient, planted),
                static () => new World()
            )
        );

    public override TearDown<Subject> TearDown =>
        StateMachine.TearDown<Subject>(static subject => subject.Dispose());

    public override Gen<Operation<Subject, World>> Next(World model) =>
        Gen.Frequency(
            (6, Calling),
            (4, Planning),
            (1, Putting),
            (1, PuttingText),
            (1, Removing),
            (1, Limiting)
        );

    private static Gen<int> Images => Gen.Choose(0, 2);

    private static Gen<Operation<Subject, World>> Calling =>
        from image in Images
        from isKnown in Gen.Frequency((8, Gen.Constant(true)), (1, Gen.Constant(false)))
        select StateMachine.Operation<Subject, World>(
            $"call {image}{(isKnown ? "" : " as a stranger")}",
            world => world.Call(image, isKnown, 500, 1000),
            (subject, world) =>
                Assert.Equal(
                    (world.Answer, world.Requests, world.Elapsed),
                    (subject.Call(image, isKnown), subject.Requests, subject.Elapsed)
                )
        );

    private static Gen<Operation<Subject, World>> Putting =>
        from image in Images
        from value in Arbitraries.Image().Generator
        select Update(
            $"put {image} {value}",
            world => world with { Images = world.Images.AddOrUpdate(image, value.ToJson()) },
            state => state.With(Documented.Account, Subject.Id(image), value)
        );

    private static Gen<Operation<Subject, World>> PuttingText =>
        from image in Images
        from text in Arbitraries.EnvelopeText().Generator
        select Update(
            $"put {image} {text}",
            world => world with { Images = world.Images.AddOrUpdate(image, text.Image.ToJson()) },
            state => state.WithEnvelope(Documented.Account, Subject.Id(image), text.Text)
        );

    private static Gen<Operation<Subject, World>> Removing =>
        from image in Images
        select Update(
            $"remove {image}",
            world => world with { Images = world.Images.Remove(image) },
            state => state.Without(Documented.Account, Subject.Id(image))
        );

    // Several times the same, so that retries are used up.
    private static Gen<Operation<Subject, World>> Planning =>
        from times in Gen.Choose(1, 3)
        from late in Gen.Frequency(
            (3, Gen.Constant(0)),
            (1, Gen.Elements(1, 1_000, 59_999, 60_000, 60_001, 86_400_000))
        )
        from fault in Gen.Elements(
            new Fault(),
            new Fault(Instead: "dropped"),
            new Fault(Instead: "503"),
            new Fault(Instead: "429", RetryAfter: 0),
            new Fault(Instead: "429", RetryAfter: 7_000),
            new Fault(Instead: "429", RetryAfter: 60_000),
            new Fault(Instead: "429", RetryAfter: 61_000)
        )
        let planned = Enumerable.Repeat(fault with { Late = late }, times).ToArray()
        select Update(
            $"plan {times} {planned[0]}",
            world =>
                world with
                {
                    Script = planned.Fold(world.Script, static (script, one) => script.Add(one)),
                },
            state => state.WithScript([.. planned.Select(Step)])
        );

    private static Gen<Operation<Subject, World>> Limiting =>
        from left in Gen.Frequency((4, Gen.Constant<int?>(null)), (1, Gen.Elements<int?>(0, 1, 5)))
        select Update(
            $"limit to {left}",
            world => world with { Left = left },
            state => state with { Remaining = Prelude.Optional(left) }
        );

    private static Operation<Subject, World> Update(
        string name,
        Func<World, World> model,
        Func<SandboxState, SandboxState> change
    ) =>
        StateMachine.Operation<Subject, World>(name, model, (subject, _) => subject.Update(change));

    private static SandboxStep Step(Fault fault) =>
        (
            fault.Instead switch
            {
                null => SandboxStep.Usual,
                "dropped" => SandboxStep.Drop,
                "429" => SandboxStep.RateLimited(
                    RetryAfter.After(TimeSpan.FromMilliseconds(fault.RetryAfter ?? 0))
                ),
                var status => SandboxStep.Reply(
                    new SandboxReply(int.Parse(status, CultureInfo.InvariantCulture))
                ),
            }
        ).After(TimeSpan.FromMilliseconds(fault.Late));
}
