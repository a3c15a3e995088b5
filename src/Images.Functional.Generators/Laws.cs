using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>
/// Laws for your own codecs, endpoints and interpreters of operations. Each is a property to check with FsCheck:
/// <c>Check.QuickThrowOnFailure(Laws.RoundTrip(MyType.Codec, values))</c>. The library's own tests use them.
/// </summary>
public static partial class Laws
{
    // Valid for no type of member, except one that accepts anything.
    private static Json Broken { get; } = Json.ListOf(Json.ListOf(Json.ListOf()));

    /// <summary>
    /// A codec reads what it writes as an equal value, which it writes as the same text. Values of <see cref="Derived"/> come from the codec's own
    /// constructor: to find one that changes what it gets, use a generator of your own.
    /// </summary>
    public static Property RoundTrip<A>(Codec<A> codec, Arbitrary<A> values)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Prop.ForAll(
            values,
            value =>
            {
                var json = codec.ToJson(value);
                return codec
                    .Parse(json)
                    .Match(
                        Right: read =>
                            (
                                EqualityComparer<A>.Default.Equals(value, read)
                                && codec.ToJson(read) == json
                            ).Label($"{json} is read as {read}, not as {value}"),
                        Left: errors => false.Label($"{json} is not read: {errors}")
                    );
            }
        );
    }

    /// <summary>
    /// Any bytes give a Right or a Left, and never an exception: random bytes, and the codec's own JSON with bytes changed, removed or cut.
    /// The codec can write and read again any value that it reads.
    /// </summary>
    public static Property Totality<A>(Codec<A> codec, Arbitrary<A> values)
    {
        ArgumentNullException.ThrowIfNull(codec);
        ArgumentNullException.ThrowIfNull(values);
        return Prop.ForAll(
            Arb.From(
                Gen.OneOf(
                    AnyBytes,
                    from value in values.Generator
                    from start in Gen.Choose(0, 1 << 16)
                    from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 8))
                    from noise in Gen.OneOf(AnyBytes, Gen.Constant<byte[]>([]))
                    select Changed(
                        Encoding.UTF8.GetBytes(codec.ToJson(value)),
                        start,
                        length,
                        noise
                    )
                ),
                static bytes =>
                    Shrinks.Items(bytes, static _ => []).Select(static some => some.ToArray())
            ),
            bytes =>
                codec
                    .Parse(bytes)
                    .Match(
                        Right: value => codec.Parse(codec.ToJson(value)).IsRight,
                        Left: errors => !errors.Items.IsEmpty,
                        Bottom: static () => false
                    )
                    .Label(Encoding.UTF8.GetString(bytes))
        );
    }

    /// <summary>
    /// If several members of an object are invalid, the codec reports an error for each, at its JSON Pointer. This uses all members for which
    /// the codec reports an error if only they are invalid.
    /// </summary>
    public static Property AllViolations<A>(Codec<A> codec, Arbitrary<A> values)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Prop.ForAll(
            values,
            value =>
            {
                if (Json.Parse(codec.ToJson(value)) is not Json.Members { Items: var members })
                    return true.ToProperty();
                string[] WrongIn(params string[] names) =>
                    codec
                        .Parse(
                            Json.MembersOf(
                                members.Select(member =>
                                    names.Contains(member.Name) ? (member.Name, Broken) : member
                                )
                            ).Canonical
                        )
                        .Match(Right: static _ => [], Left: PointersOf, Bottom: static () => []);
                // A member that may have any value can still make the whole object too long.
                var refused = members
                    .Select(static member => member.Name)
                    .Where(name => WrongIn(name).Any(pointer => IsAt(pointer, name)))
                    .ToArray();
                var pointers = WrongIn(refused);
                return refused
                    .All(name => pointers.Any(pointer => IsAt(pointer, name)))
                    .Label(
                        $"{string.Join(", ", refused)} are invalid, but reported are {string.Join(", ", pointers)}"
                    );
            }
        );
    }

    /// <summary>A server reads the request that a client writes with the same endpoint, and gets the same input.</summary>
    public static Property WrittenIsRead<I, A>(Endpoint<I, A> endpoint, Arbitrary<I> inputs)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Prop.ForAll(
            inputs,
            input =>
                endpoint
                    .Of(input)
                    .Request.Match(
                        Right: request =>
                            (
                                endpoint.Read(
                                    request.Method,
                                    request.Path,
                                    request.Under("").Split('?', 2) is [_, var query] ? query : "",
                                    request.Body
                                ) == Some(Right<CfErrors, I>(input))
                            ).Label($"{request} is not read as {input}"),
                        Left: errors => false.Label($"{input} is refused: {errors}")
                    )
        );
    }

    private static Gen<byte[]> AnyBytes =>
        Gen.Choose(0, 255).Select(static number => (byte)number).ArrayOf();

    private static byte[] Changed(byte[] bytes, int start, int length, byte[] noise)
    {
        var from = start % (bytes.Length + 1);
        return [.. bytes[..from], .. noise, .. bytes.Skip(from + length)];
    }

    private static bool IsAt(string pointer, string name) =>
        pointer == $"/{Escape(name)}"
        || pointer.StartsWith($"/{Escape(name)}/", StringComparison.Ordinal);

    private static string[] PointersOf(CfErrors errors) =>
        [
            .. errors.Items.Map(static error =>
                error switch
                {
                    CfError.Constraint constraint => constraint.Pointer,
                    CfError.Malformed malformed => malformed.Pointer,
                    _ => "",
                }
            ),
        ];

    // RFC 6901, section 3.
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);
}
