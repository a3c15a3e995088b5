using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <content>Objects of one to eight members.</content>
public static partial class Json
{
    /// <summary>An object, whose members are written in this order. A member that comes twice is a violation.</summary>
    public static Codec<A> Object<A, F1>(Member<A, F1> f1, Func<F1, A> make) =>
        Object(
            f1,
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            (v1, _, _, _, _, _, _, _) => make(v1)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Func<F1, F2, A> make
    ) =>
        Object(
            f1,
            f2,
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            (v1, v2, _, _, _, _, _, _) => make(v1, v2)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Func<F1, F2, F3, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            (v1, v2, v3, _, _, _, _, _) => make(v1, v2, v3)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Func<F1, F2, F3, F4, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            None<A>(),
            None<A>(),
            None<A>(),
            None<A>(),
            (v1, v2, v3, v4, _, _, _, _) => make(v1, v2, v3, v4)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Func<F1, F2, F3, F4, F5, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            None<A>(),
            None<A>(),
            None<A>(),
            (v1, v2, v3, v4, v5, _, _, _) => make(v1, v2, v3, v4, v5)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Func<F1, F2, F3, F4, F5, F6, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            None<A>(),
            None<A>(),
            (v1, v2, v3, v4, v5, v6, _, _) => make(v1, v2, v3, v4, v5, v6)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6, F7>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Member<A, F7> f7,
        Func<F1, F2, F3, F4, F5, F6, F7, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            f7,
            None<A>(),
            (v1, v2, v3, v4, v5, v6, v7, _) => make(v1, v2, v3, v4, v5, v6, v7)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6, F7, F8>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Member<A, F7> f7,
        Member<A, F8> f8,
        Func<F1, F2, F3, F4, F5, F6, F7, F8, A> make
    )
    {
        ArgumentNullException.ThrowIfNull(f1);
        ArgumentNullException.ThrowIfNull(f2);
        ArgumentNullException.ThrowIfNull(f3);
        ArgumentNullException.ThrowIfNull(f4);
        ArgumentNullException.ThrowIfNull(f5);
        ArgumentNullException.ThrowIfNull(f6);
        ArgumentNullException.ThrowIfNull(f7);
        ArgumentNullException.ThrowIfNull(f8);
        ArgumentNullException.ThrowIfNull(make);
        var names = Seq(f1.Name, f2.Name, f3.Name, f4.Name, f5.Name, f6.Name, f7.Name, f8.Name)
            .Filter(static name => name is not (RestName or NoName))
            .Strict();
        Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>>[] slots =
        [
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F1>(
                f1.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V1
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F2>(
                f2.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V2
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F3>(
                f3.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V3
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F4>(
                f4.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V4
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F5>(
                f5.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V5
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F6>(
                f6.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V6
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F7>(
                f7.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V7
            ),
            new Slot<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>, F8>(
                f8.Beside(names),
                static (ref Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) => ref draft.V8
            ),
        ];
        return new ObjectCodec<A, Draft<F1, F2, F3, F4, F5, F6, F7, F8>>(
            System.Array.FindAll(slots, static slot => slot.Name != NoName),
            (in Draft<F1, F2, F3, F4, F5, F6, F7, F8> draft) =>
                make(draft.V1, draft.V2, draft.V3, draft.V4, draft.V5, draft.V6, draft.V7, draft.V8)
        );
    }

    /// <summary>In the place of a name: all members that have no place of their own.</summary>
    internal const string RestName = "\0rest";

    // The place of a member that the object does not have.
    private const string NoName = "\0none";

    private static Member<A, Option<Unit>> None<A>() =>
        Optional(NoName, Nothing, static (A _) => Option<Unit>.None);

    private struct Draft<F1, F2, F3, F4, F5, F6, F7, F8>
    {
        public F1 V1;
        public F2 V2;
        public F3 V3;
        public F4 V4;
        public F5 V5;
        public F6 V6;
        public F7 V7;
        public F8 V8;
    }
}
