using System.Linq;
using System.Threading.Tasks;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Signing keys, through the real client.</summary>
public sealed class KeyRuleLaws
{
    private static readonly AccountId Account = Documented.Account;

    private static readonly SigningKeyName[] Names =
    [
        .. new[] { "default", "web", "a/b", "ключ" }.Select(static name =>
            SigningKeyName.Create(name).Right()
        ),
    ];

    [Fact]
    public async Task An_account_begins_with_a_default_key()
    {
        using var service = new Service();
        var key = Assert.Single(await service.Do(ImagesV1.ListKeys(Account)));
        Assert.Equal(Names[0], key.Name);
        Assert.True(key.Value.Exists(static value => value.Reveal().Length == 32));
    }

    // Any program of creations and deletions, against a model: the names there are.
    [Property(MaxTest = 50)]
    public async Task The_keys_are_those_that_were_created_and_not_deleted_and_never_none(
        (bool IsNew, byte Name)[] program
    )
    {
        using var service = new Service();
        var model = Map((Names[0], Value(await service.Do(ImagesV1.ListKeys(Account)), Names[0])));
        foreach (var (isNew, index) in program)
        {
            var name = Names[index % Names.Length];
            var operation = isNew
                ? ImagesV1.CreateKey(Account, name)
                : ImagesV1.DeleteKey(Account, name);
            if (!isNew && !model.ContainsKey(name))
            {
                Assert.Equal((404, 5404), await service.Refused(operation));
                continue;
            }

            var keys = await service.Do(operation);
            var expected =
                isNew ? model.TryAdd(name, Value(keys, name))
                : model.Count == 1 ? Map((Names[0], Value(keys, Names[0])))
                : model.Remove(name);
            Assert.Equal(
                expected,
                toMap(keys.Map(key => (key.Name.IfNone(default(SigningKeyName)), Value(key))))
            );
            Assert.Equal(keys, await service.Do(ImagesV1.ListKeys(Account)));
            // A key that is made anew has a new value.
            Assert.Equal(
                isNew && !model.ContainsKey(name) || model.Count == 1 && !isNew ? 1 : 0,
                New(model, expected)
            );
            model = expected;
        }
    }

    private static int New(Map<SigningKeyName, string> before, Map<SigningKeyName, string> after) =>
        after.Values.Count(value => !before.Values.Contains(value));

    private static string Value(Arr<SigningKey> keys, SigningKeyName name) =>
        Value(keys.First(key => key.Name == name));

    private static string Value(SigningKey key) =>
        key.Value.Map(static value => value.Reveal()).IfNone("");
}
