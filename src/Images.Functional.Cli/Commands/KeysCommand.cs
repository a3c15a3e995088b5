using System;
using System.CommandLine;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary><c>cfimages keys</c>: the account's signing keys. Their values are secrets, and are printed on demand only.</summary>
internal static class KeysCommand
{
    public static Command Of(Host host) =>
        new ExampleCommand("keys", "Lists, creates and deletes signing keys.")
        {
            ListKeys(host),
            Create(host),
            Delete(host),
        };

    private static Command ListKeys(Host host)
    {
        var show = ShowValues();
        return CallCommand.Of(
            new ExampleCommand(
                "list",
                "Lists the account's signing keys.",
                "cfimages keys list --sandbox",
                "cfimages keys list --json --show-values"
            ),
            [show],
            host,
            parsed => Keys(ImagesV1.ListKeys, parsed.GetValue(show))
        );
    }

    private static Command Create(Host host)
    {
        var name = Name();
        var show = ShowValues();
        return CallCommand.Of(
            new ExampleCommand(
                "create",
                "Creates a signing key, and lists all keys.",
                "cfimages keys create blog --show-values"
            ),
            [name, show],
            host,
            parsed =>
                Keys(
                    account =>
                        ImagesV1.CreateKey(
                            account,
                            SigningKeyName.Create(parsed.GetRequiredValue(name))
                        ),
                    parsed.GetValue(show)
                )
        );
    }

    private static Command Delete(Host host)
    {
        var name = Name();
        return CallCommand.Of(
            new ExampleCommand(
                "delete",
                "Deletes a signing key, and lists the keys that are left. Every URL that it signed becomes invalid. It does not ask.",
                "cfimages keys delete blog"
            ),
            [name],
            host,
            parsed =>
                Keys(
                    account =>
                        ImagesV1.DeleteKey(
                            account,
                            SigningKeyName.Create(parsed.GetRequiredValue(name))
                        ),
                    showValues: false
                )
        );
    }

    private static Argument<string> Name() =>
        CallCommand.Name("name", "The key's name: at most 20 characters.");

    private static System.CommandLine.Option<bool> ShowValues() =>
        Flag.Of(
            "--show-values",
            "Print the keys' values. They are secrets: everyone who has one can sign URLs."
        );

    // Hidden values are left out as soon as the reply is read: nothing after that can print them.
    private static Call<Arr<SigningKey>> Keys(
        Func<Either<CfErrors, AccountId>, Operation<Arr<SigningKey>>> operation,
        bool showValues
    ) =>
        new(
            showValues
                ? operation
                : account =>
                    operation(account)
                        .Map(static keys => keys.Map(static key => key with { Value = None })),
            new Printer<Arr<SigningKey>>(
                ImagesV1.Endpoints.ListKeys.Result,
                (keys, paint) => KeysView.Lines(keys, showValues, paint)
            )
        );
}
