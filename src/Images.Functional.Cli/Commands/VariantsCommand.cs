using System.CommandLine;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages variants</c>: the ways in which the account's images are delivered.</summary>
internal static class VariantsCommand
{
    public static Command Of(Host host) =>
        new ExampleCommand("variants", "Lists, shows, creates, changes and deletes variants.")
        {
            ListVariants(host),
            Get(host),
            Create(host),
            Update(host),
            Delete(host),
        };

    private static Command ListVariants(Host host) =>
        CallCommand.Of(
            new ExampleCommand(
                "list",
                "Lists the account's variants.",
                "cfimages variants list --sandbox"
            ),
            [],
            host,
            static _ => new Call<Map<VariantId, Variant>>(
                ImagesV1.ListVariants,
                new Printer<Map<VariantId, Variant>>(
                    ImagesV1.Endpoints.ListVariants.Result,
                    VariantView.Rows
                )
            )
        );

    private static Command Get(Host host)
    {
        var id = Id();
        return CallCommand.Of(
            new ExampleCommand("get", "Shows a variant.", "cfimages variants get public --sandbox"),
            [id],
            host,
            parsed => new Call<Variant>(
                account =>
                    ImagesV1.GetVariant(account, VariantId.Create(parsed.GetRequiredValue(id))),
                VariantView.Printer
            )
        );
    }

    private static Command Create(Host host)
    {
        var id = Id();
        var options = new VariantOptionSet();
        return CallCommand.Of(
            new ExampleCommand(
                "create",
                "Creates a variant. An account has at most 100.",
                "cfimages variants create hero --fit cover --width 1366 --height 768 --metadata none"
            ),
            [id, .. options.All],
            host,
            parsed => new Call<Variant>(
                account =>
                    ImagesV1.CreateVariant(
                        account,
                        (
                            VariantId.Create(parsed.GetRequiredValue(id)),
                            options.Read(parsed),
                            options.ReadNever(parsed)
                        ).Apply(static (name, read, never) => new Variant(name, read, never))
                    ),
                VariantView.Printer
            )
        );
    }

    private static Command Update(Host host)
    {
        var id = Id();
        var options = new VariantOptionSet();
        return CallCommand.Of(
            new ExampleCommand(
                "update",
                "Changes a variant. Its options are replaced: one that is not given is removed. Its images are removed from the caches.",
                "cfimages variants update hero --fit cover --width 1600 --height 900 --metadata none"
            ),
            [id, .. options.All],
            host,
            parsed => new Call<Variant>(
                account =>
                    ImagesV1.UpdateVariant(
                        account,
                        VariantId.Create(parsed.GetRequiredValue(id)),
                        Change.Of(
                            parsed,
                            (options.Read(parsed), options.ReadNever(parsed)).Apply(
                                static (read, never) => new VariantUpdate(read, never)
                            ),
                            "an update replaces all options",
                            options.Replaced
                        )
                    ),
                VariantView.Printer
            )
        );
    }

    private static Command Delete(Host host)
    {
        var id = Id();
        return CallCommand.Of(
            new ExampleCommand(
                "delete",
                "Deletes a variant, and its images in the caches. It does not ask.",
                "cfimages variants delete hero"
            ),
            [id],
            host,
            parsed =>
            {
                var name = parsed.GetRequiredValue(id);
                return new Call<Unit>(
                    account => ImagesV1.DeleteVariant(account, VariantId.Create(name)),
                    DeleteCommand.Printer(ImagesV1.Endpoints.DeleteVariant.Result, name)
                );
            }
        );
    }

    private static Argument<string> Id() =>
        CallCommand.Name("variant-id", "The variant's name: at most 99 characters.");
}
