using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>
/// Laws for your own codecs, endpoints and interpreters of operations. Each is a property to check with FsCheck:
/// <c>Check.QuickThrowOnFailure(Laws.RoundTrip(MyType.Codec, values))</c>. The library's own tests use them.
/// </summary>
public static partial class Laws
{
    // Each costs a parse of the whole value, and a codec reports a limited number of errors.
    private const int MostParts = 50;

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
                            codec.ToJson(read) != json
                                ? false.Label($"{json} is read as {codec.ToJson(read)}")
                            : EqualityComparer<A>.Default.Equals(value, read) ? true.ToProperty()
                            : false.Label(
                                $"{json} is read as another value: {new Shown<A>(read)}, not {new Shown<A>(value)}"
                            ),
                        Left: errors => false.Label($"{json} is not read: {errors}")
                    );
            }
        );
    }

    /// <summary>
    /// Any bytes give a Right or a Left, and never an exception: random bytes, any JSON, and the codec's own with bytes changed, removed or
    /// cut, or with a part of another kind, extreme, missing or twice. The codec can write and read again any value that it reads.
    /// </summary>
    public static Property Totality<A>(Codec<A> codec, Arbitrary<A> values)
    {
        ArgumentNullException.ThrowIfNull(codec);
        ArgumentNullException.ThrowIfNull(values);
        var own = values.Generator.Select(value => codec.ToJson(value));
        return Prop.ForAll(
            Arb.From(
                Gen.OneOf(
                    AnyBytes,
                    from json in own
                    from start in Gen.Choose(0, 1 << 16)
                    from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 8))
                    from noise in Gen.OneOf(AnyBytes, Gen.Constant<byte[]>([]))
                    select Changed(Encoding.UTF8.GetBytes(json), start, length, noise),
                    from tree in Gen.OneOf(
                        JsonTrees.Any,
                        own.SelectMany(json => JsonTrees.Damaged(Json.Parse(json)))
                    )
                    from spelling in Spelling.Any
                    select Encoding.UTF8.GetBytes(spelling.Write(tree))
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
    /// If several members or elements of a value are of another kind, at any depth, the codec reports an error for each, at its JSON Pointer.
    /// Those that may be of any kind do not count; of many at one depth, some are tried.
    /// </summary>
    public static Property AllViolations<A>(Codec<A> codec, Arbitrary<A> values)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Prop.ForAll(
            values,
            value =>
            {
                var tree = Json.Parse(codec.ToJson(value));
                string[] Reported(IReadOnlyCollection<string> wrong) =>
                    codec
                        .Parse(OfOtherKind.In(tree, wrong).Canonical)
                        .Match(Right: static _ => [], Left: PointersOf, Bottom: static () => []);
                var level = Chosen(OfOtherKind.Inside(tree, ""));
                while (level.Length > 0)
                {
                    // If one of any kind makes the whole too long, the error is not its own.
                    var refused = level
                        .Where(part =>
                            Reported([part.Pointer]) is { Length: > 0 } reported
                            && (!part.IsLonger || reported.Any(part.Has))
                        )
                        .ToArray();
                    var reported = Reported([.. refused.Select(static part => part.Pointer)]);
                    if (refused.Any(part => !reported.Any(part.Has)))
                        return false.Label(
                            $"{string.Join(", ", refused.Select(static part => part.Pointer))} are invalid, but reported are {string.Join(", ", reported)}"
                        );
                    level = Chosen(
                        refused.SelectMany(static part =>
                            OfOtherKind.Inside(part.Value, part.Pointer)
                        )
                    );
                }

                return true.ToProperty();
            }
        );
    }

    /// <summary>
    /// A server reads the request that a client writes with the same endpoint, and gets the same input. An input that the client refuses,
    /// such as the text <c>..</c> in a path, does not count: almost all may not be refused.
    /// </summary>
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
                        Left: static _ => true.ToProperty().When(false)
                    )
        );
    }

    // Spread over all of them.
    private static OfOtherKind[] Chosen(IEnumerable<OfOtherKind> parts)
    {
        OfOtherKind[] all = [.. parts];
        var step = (all.Length / MostParts) + 1;
        return [.. all.Where((_, i) => i % step == 0)];
    }

    private static Gen<byte[]> AnyBytes =>
        Gen.Choose(0, 255).Select(static number => (byte)number).ArrayOf();

    private static byte[] Changed(byte[] bytes, int start, int length, byte[] noise)
    {
        var from = start % (bytes.Length + 1);
        return [.. bytes[..from], .. noise, .. bytes.Skip(from + length)];
    }

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
}
