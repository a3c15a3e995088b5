using LanguageExt;
using static LanguageExt.Prelude;
using Endpoints = Images.Functional.ImagesV1.Endpoints;

namespace Images.Functional.Sandbox;

/// <summary>The rules for signing keys. Each answers with all keys of the account.</summary>
internal static class KeyRules
{
    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(
                Endpoints.ListKeys,
                static (s, account) => (s, s.Account(account).SigningKeys)
            ),
            // Assumed: a key that exists keeps its value. No document says what happens.
            SandboxRule.On(
                Endpoints.CreateKey,
                static (s, at) => With(s, at.Item1, Keys(s, at).TryAdd(at.Item2, NewKey(s, at)))
            ),
            SandboxRule.On(
                Endpoints.DeleteKey,
                static (s, at) =>
                    Keys(s, at).ContainsKey(at.Item2)
                        ? With(s, at.Item1, Keys(s, at).Remove(at.Item2))
                        : (s, Refusals.NoKey)
            )
        );

    private static Map<SigningKeyName, SigningKeyValue> Keys(
        SandboxState s,
        (AccountId Account, SigningKeyName) at
    ) => s.Account(at.Account).Keys;

    private static SigningKeyValue NewKey(
        SandboxState s,
        (AccountId Account, SigningKeyName Name) at
    ) => Generated.Key(s.Seed, at.Account, at.Name, s.Serial);

    // After the last key is gone, the service makes a new default one.
    private static (SandboxState, Either<SandboxReply, Arr<SigningKey>>) With(
        SandboxState s,
        AccountId account,
        Map<SigningKeyName, SigningKeyValue> keys
    )
    {
        var name = SandboxAccount.DefaultKey;
        var after = s.Account(account) with
        {
            Keys = keys.IsEmpty ? Map((name, NewKey(s, (account, name)))) : keys,
        };
        return (s.With(account, after), after.SigningKeys);
    }
}
