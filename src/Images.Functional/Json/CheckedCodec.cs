namespace Images.Functional;

/// <summary>Creates a value from another one with a smart constructor, which checks it.</summary>
internal sealed class CheckedCodec<A, B>(
    Codec<A> inner,
    Func<A, Either<CfErrors, B>> create,
    Func<B, A> show
) : Codec<B>
{
    public override string Kind => inner.Kind;

    internal override bool Read(ref JsonReading reading, out B value)
    {
        value = default!;
        var start = reading.Offset;
        if (!inner.Read(ref reading, out var read))
            return false;
        if (create(read).Split(out value) is not { } errors)
            return true;
        reading.Violations.Add(errors.StartingAt(start));
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, B value) =>
        inner.Write(writer, show(value));

    internal override Option<B> Missing => inner.Missing.Bind(value => create(value).ToOption());

    internal override bool IsString => inner.IsString;

    internal override Dictionary<string, bool>? Members => inner.Members;

    internal override R Accept<R>(ICodecVisitor<B, R> visitor) =>
        visitor.Checked(inner, create, show);
}
