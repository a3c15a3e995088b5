using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A step of a program.</summary>
internal abstract record ListStep
{
    public sealed record Put(Listed Image) : ListStep;

    public sealed record Delete(int Id) : ListStep;

    public sealed record Ask(Question Question) : ListStep;
}

/// <summary>Random programs of uploads, deletions and lists.</summary>
internal static class ListPrograms
{
    public static Gen<ListStep[]> All =>
        from steps in Gen.Frequency(
                (20, Uploads.Select(static image => (ListStep)new ListStep.Put(image))),
                (4, Gen.Choose(0, 99).Select(static id => (ListStep)new ListStep.Delete(id))),
                (2, Questions.Select(static question => (ListStep)new ListStep.Ask(question)))
            )
            .ListOf(120)
        from last in Questions
        select steps.Append(new ListStep.Ask(last)).ToArray();

    public static Gen<Listed> Uploads =>
        from id in Gen.Choose(0, 299)
        from second in Gen.Choose(0, 40)
        from creator in Gen.Elements(null, null, "u", "v")
        from status in Gen.Elements(null, "active", "deleted", "a|b")
        from priority in Gen.Frequency(
            (1, Gen.Constant<int?>(null)),
            (3, Gen.Choose(-2, 5).Select(static n => (int?)n))
        )
        from isDraft in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Listed(id, second, creator, status, priority, isDraft);

    public static Gen<Question> Questions =>
        from size in Gen.Choose(10, 40)
        from isAscending in Gen.Elements(true, false)
        from creator in Gen.Elements(null, null, "", "u")
        from statuses in Gen.Elements<string[]>([], [], ["active"], ["a|b"], ["active", "deleted"])
        from least in Gen.Elements<int?>(null, null, 0, 3)
        from below in Gen.Elements<int?>(null, null, 4, 1)
        select new Question(size, isAscending, creator, statuses, least, below);

    /// <summary>The program without a step, or without a half.</summary>
    public static IEnumerable<ListStep[]> Shorter(ListStep[] program) =>
        new[] { program[..(program.Length / 2)], program[(program.Length / 2)..] }
            .Where(half => half.Length < program.Length)
            .Concat(
                Enumerable
                    .Range(0, program.Length)
                    .Select(i => (ListStep[])[.. program[..i], .. program[(i + 1)..]])
            );
}
