namespace Images.Functional.Generators;

/// <summary>One way of writing a JSON value: where white space is, and how characters are escaped.</summary>
/// <param name="Seed">The seed of the choices.</param>
/// <param name="WhiteSpace">How many places in ten have white space.</param>
/// <param name="Escapes">How many characters in ten are escaped unnecessarily.</param>
/// <param name="Pretty">Whether every member and element is on its own line.</param>
internal sealed record Spelling(int Seed, int WhiteSpace, int Escapes, bool Pretty)
{
    /// <summary>No white space, and no unnecessary escapes.</summary>
    public static Spelling Plain { get; } = new(0, 0, 0, false);

    /// <summary>Spellings of every kind.</summary>
    public static Gen<Spelling> Any =>
        from seed in Dice.Seeds
        from whiteSpace in Gen.Elements(0, 0, 1, 5, 10)
        from escapes in Gen.Elements(0, 0, 1, 5, 10)
        from pretty in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Spelling(seed, whiteSpace, escapes, pretty);

    /// <summary>Plain; then without white space, escapes or lines.</summary>
    public IEnumerable<Spelling> Plainer() =>
        new Spelling[]
        {
            Plain,
            new(Seed, 0, Escapes, Pretty),
            new(Seed, WhiteSpace, 0, Pretty),
            new(Seed, WhiteSpace, Escapes, false),
        }
            .Where(plainer => plainer != this)
            .Distinct();

    public string Write(Json json)
    {
        var pen = new Pen(this);
        pen.Write(json);
        return pen.ToString();
    }

    private sealed class Pen(Spelling spelling)
    {
        // The characters that have a short escape, and its letters.
        private const string Escaped = "\"\\/\b\f\n\r\t";
        private const string Escapes = "\"\\/bfnrt";

        private readonly Dice dice = new(spelling.Seed);
        private readonly StringBuilder text = new();
        private readonly string newLine = spelling.Seed % 2 == 0 ? "\n" : "\r\n";
        private int depth;

        public override string ToString() => text.ToString();

        public void Write(Json json)
        {
            Gap();
            switch (json)
            {
                case Json.Word word:
                    text.Append(word.Written);
                    break;
                case Json.Text { Value: var value }:
                    Quote(value);
                    break;
                case Json.List { Elements: var elements }:
                    Enclose('[', ']', elements.Length, i => Write(elements[i]));
                    break;
                case Json.Members { Items: var items }:
                    Enclose(
                        '{',
                        '}',
                        items.Length,
                        i =>
                        {
                            Gap();
                            Quote(items[i].Name);
                            Gap();
                            text.Append(spelling.Pretty ? ": " : ":");
                            Write(items[i].Value);
                        }
                    );
                    break;
                default:
                    break;
            }

            Gap();
        }

        private void Enclose(char open, char close, int count, Action<int> write)
        {
            text.Append(open);
            depth++;
            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                    text.Append(',');
                Line();
                write(i);
            }

            depth--;
            if (count > 0)
                Line();
            else
                Gap();
            text.Append(close);
        }

        // Limits the indentation, so that the text's length stays linear in the value's size.
        private void Line()
        {
            if (spelling.Pretty)
                text.Append(newLine).Append(' ', 2 * Math.Min(depth, 12));
        }

        private void Gap()
        {
            if (spelling.WhiteSpace == 0 || dice.Below(10) >= spelling.WhiteSpace)
                return;
            for (var i = dice.Between(1, 3); i > 0; i--)
                text.Append(dice.Pick(' ', '\t', '\n', '\r'));
        }

        private void Quote(string value)
        {
            text.Append('"');
            foreach (var rune in value.EnumerateRunes())
                Append(rune, spelling.Escapes > 0 && dice.Below(10) < spelling.Escapes);
            text.Append('"');
        }

        // Unless it is escaped for no reason, in the shortest form.
        private void Append(Rune rune, bool isEscaped)
        {
            var at = Escaped.IndexOf(rune.ToString(), StringComparison.Ordinal);
            if (!isEscaped && rune.Value is not ('"' or '\\' or < 0x20))
                text.Append(rune.ToString());
            else if (at >= 0 && (!isEscaped || dice.OneIn(2)))
                text.Append('\\').Append(Escapes[at]);
            else
                foreach (var unit in rune.ToString())
                    text.Append("\\u")
                        .Append(
                            ((int)unit).ToString(
                                isEscaped && dice.OneIn(2) ? "X4" : "x4",
                                CultureInfo.InvariantCulture
                            )
                        );
        }
    }
}
