using System.Threading.Tasks;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Sends an operation and returns its result: a client's <c>Send</c>, or your own interpreter.</summary>
public delegate Task<Either<CfErrors, string>> Interpreter(Operation<string> operation);

/// <content>Interpreters.</content>
public static partial class Laws
{
    /// <summary>
    /// An interpreter agrees with another, such as a client of the sandbox, on random programs: each step of a program gives an equal
    /// result in both, or fails in both with the same status. The programs upload, change, delete, list and show images with custom ids,
    /// and change keys and variants.
    /// </summary>
    /// <param name="own">Starts with an empty account, and returns your interpreter.</param>
    /// <param name="reference">Starts with an empty account, and returns the interpreter to compare with.</param>
    /// <param name="account">The account.</param>
    public static Property Agrees(
        Func<Task<Interpreter>> own,
        Func<Task<Interpreter>> reference,
        AccountId account
    )
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(reference);
        return Prop.ForAll(
            Programs(account),
            program => Differs(own, reference, program).GetAwaiter().GetResult()
        );
    }

    /// <summary>Programs of up to 20 operations on few images, keys and variants. Results are texts that do not depend on time or place.</summary>
    public static Arbitrary<Operation<string>[]> Programs(AccountId account) =>
        Arb.From(
            from length in Gen.Choose(1, 20)
            from program in Step(account).ArrayOf(length)
            select program,
            static program =>
                Shrinks.Items(program, static _ => []).Select(static steps => steps.ToArray())
        );

    private static async Task<Property> Differs(
        Func<Task<Interpreter>> own,
        Func<Task<Interpreter>> reference,
        Operation<string>[] program
    )
    {
        var (one, other) = (
            await own().ConfigureAwait(false),
            await reference().ConfigureAwait(false)
        );
        foreach (var operation in program)
        {
            var (left, right) = (
                Said(await one(operation).ConfigureAwait(false)),
                Said(await other(operation).ConfigureAwait(false))
            );
            if (left != right)
                return false.Label($"{operation}: {left}, not {right}");
        }

        return true.ToProperty();
    }

    private static string Said(Either<CfErrors, string> outcome) =>
        outcome.Match(
            Right: identity,
            Left: static errors =>
                errors.StatusCode.Match(static status => $"{status}", () => errors.Message)
        );

    private static Gen<Operation<string>> Step(AccountId account) =>
        from number in Gen.Choose(1, 3)
        from mark in Gen.Choose(0, 1000)
        let image = ImageId.Custom($"law/{number}").Value()
        let key = SigningKeyName.Create($"key{number}").Value()
        let variant = VariantId.Create($"variant{number}").Value()
        let options = new VariantOptions(Width: Pixels.Create(mark + 1).Value())
        let metadata = Metadata.Create($$"""{"mark":{{mark}}}""").Value()
        from step in Gen.Elements(
            ImagesV1
                .Upload(
                    account,
                    Upload.Of(
                        ImageFile.Of(Encoding.ASCII.GetBytes($"GIF89a{mark}")) with
                        {
                            Name = $"{mark}.gif",
                        }
                    ) with
                    {
                        Id = image,
                        Metadata = metadata,
                    }
                )
                .Map(Text),
            ImagesV1.Get(account, image).Map(Text),
            ImagesV1
                .Blob(account, image)
                .Map(static blob => Encoding.ASCII.GetString(blob.Bytes.Span)),
            ImagesV1.Update(account, image, new ImageUpdate(Metadata: metadata)).Map(Text),
            ImagesV1.Delete(account, image).Map(static _ => "deleted"),
            ImagesV2
                .List(account, Listing.All)
                .Map(static page => string.Join(' ', Enumerable.Order(page.Items.Map(Text)))),
            ImagesV1.Stats(account).Map(static stats => $"{stats.Current}"),
            ImagesV1.CreateKey(account, key).Map(Names),
            ImagesV1.DeleteKey(account, key).Map(Names),
            ImagesV1.CreateVariant(account, new Variant(variant, options)).Map(Text),
            ImagesV1.UpdateVariant(account, variant, new VariantUpdate(options)).Map(Text),
            ImagesV1.GetVariant(account, variant).Map(Text),
            ImagesV1.DeleteVariant(account, variant).Map(static _ => "deleted")
        )
        select step;

    private static string Text(Image image) =>
        $"{image.Id} {image.Filename} {image.Meta.Map(static meta => meta.Value)} {image.RequireSignedUrls} {image.IsDraft}";

    private static string Text(Variant variant) => Functional.Variant.Codec.ToJson(variant);

    private static string Names(Arr<SigningKey> keys) =>
        string.Join(' ', Enumerable.Order(keys.Map(static key => $"{key.Name}")));
}
