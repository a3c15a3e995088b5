namespace Images.Functional;

/// <summary>An object. Reads all members, to find every violation, and then creates the object from their values.</summary>
internal sealed class ObjectCodec<A, F1, F2, F3, F4, F5, F6, F7, F8>(
    Member<A, F1> f1,
    Member<A, F2> f2,
    Member<A, F3> f3,
    Member<A, F4> f4,
    Member<A, F5> f5,
    Member<A, F6> f6,
    Member<A, F7> f7,
    Member<A, F8> f8,
    Func<F1, F2, F3, F4, F5, F6, F7, F8, A> make
) : Codec<A>
{
    private const int Unknown = -1;

    // If there are fewer than eight members, absent ones fill the rest.
    private readonly Member<A>[] members = Array.FindAll(
        new Member<A>[] { f1, f2, f3, f4, f5, f6, f7, f8 },
        static member => !member.IsAbsent
    );

    private int Rest => Array.FindIndex(members, static member => member.IsRest);

    public override string Kind => "an object";

    internal override bool Read(ref JsonReading reading, out A value)
    {
        value = default!;
        if (reading.Tokens.TokenType != JsonTokenType.StartObject)
            return reading.WrongKind(Kind);

        var isRead = true;
        var draft = default(Draft);
        var seen = 0;
        var next = 0;
        System.Collections.Generic.HashSet<string>? others = null;
        while (reading.Next(JsonTokenType.PropertyName))
        {
            var at = Find(in reading.Tokens, ref next, out var name);
            if (at == Unknown)
            {
                if (!(others ??= new(StringComparer.Ordinal)).Add(reading.String()))
                    isRead = reading.Repeated();
                else if (Rest == Unknown)
                    reading.Tokens.Skip();
                else
                    isRead &= Read(Rest, ref reading, ref draft);
                continue;
            }

            if ((seen & (1 << at)) != 0)
            {
                isRead = reading.Repeated();
                continue;
            }

            seen |= 1 << at;
            reading.Tokens.Read();
            var from = reading.Violations.Count;
            if (Read(at, ref reading, ref draft))
                continue;
            reading.Violations.Below(from, name);
            isRead = false;
        }

        for (var i = 0; i < members.Length; i++)
            if (members[i].Demanded is { } demanded && (seen & (1 << i)) == 0)
                isRead = reading.Missing(members[i].Name, demanded);
        if (isRead)
            value = make(
                draft.V1,
                draft.V2,
                draft.V3,
                draft.V4,
                draft.V5,
                draft.V6,
                draft.V7,
                draft.V8
            );
        return isRead;
    }

    internal override void Write(Utf8JsonWriter writer, A value)
    {
        writer.WriteStartObject();
        foreach (var member in members)
            member.Write(writer, value, members);
        writer.WriteEndObject();
    }

    internal override Dictionary<string, bool>? Members =>
        Rest == Unknown
            ? members.ToDictionary(static member => member.Name, static member => member.IsText)
            : null;

    internal override bool Has(string member) => Array.Exists(members, one => one.IsCalled(member));

    internal override R Accept<R>(ICodecVisitor<A, R> visitor) =>
        visitor.Object(
            members,
            values =>
                make(
                    At<F1>(values, 0),
                    At<F2>(values, 1),
                    At<F3>(values, 2),
                    At<F4>(values, 3),
                    At<F5>(values, 4),
                    At<F6>(values, 5),
                    At<F7>(values, 6),
                    At<F8>(values, 7)
                )
        );

    private static F At<F>(object?[] values, int at) =>
        at < values.Length ? (F)values[at]! : default!;

    private bool Read(int at, ref JsonReading reading, ref Draft draft) =>
        at switch
        {
            0 => f1.Read(ref reading, ref draft.V1),
            1 => f2.Read(ref reading, ref draft.V2),
            2 => f3.Read(ref reading, ref draft.V3),
            3 => f4.Read(ref reading, ref draft.V4),
            4 => f5.Read(ref reading, ref draft.V5),
            5 => f6.Read(ref reading, ref draft.V6),
            6 => f7.Read(ref reading, ref draft.V7),
            _ => f8.Read(ref reading, ref draft.V8),
        };

    // Members usually come in the same order: the search begins after the last one found.
    private int Find(ref readonly Utf8JsonReader token, ref int next, out string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            var at = next + i < members.Length ? next + i : next + i - members.Length;
            if (!members[at].Is(in token))
                continue;
            next = at + 1;
            name = members[at].Name;
            return at;
        }

        for (var at = 0; at < members.Length; at++)
            if (members[at].IsAlias(in token))
            {
                name = members[at].Alias!;
                return at;
            }

        name = "";
        return Unknown;
    }

    private struct Draft
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
