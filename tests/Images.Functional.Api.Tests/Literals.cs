using System.Collections.Generic;
using System.Text;

namespace Images.Functional.Api.Tests;

/// <summary>
/// Finds the string literals of C# source. A hole of an interpolated string is <c>{}</c>, and the strings inside of a hole are literals of their own.
/// </summary>
internal sealed class Literals
{
    private readonly string code;
    private readonly List<string> found = [];
    private int at;

    private Literals(string code) => this.code = code;

    public static IReadOnlyList<string> Of(string code)
    {
        var literals = new Literals(code);
        literals.Code(closing: null);
        return literals.found;
    }

    // Code until the closing brace of a hole, or to the end.
    private void Code(char? closing)
    {
        var depth = 0;
        while (at < code.Length)
        {
            if (Begins("//"))
                at = End('\n');
            else if (Begins("/*"))
                at = code.IndexOf("*/", at, System.StringComparison.Ordinal) + 2;
            else if (code[at] == '\'')
                Character();
            else if (code[at] == closing && depth == 0)
                return;
            else if (!Text())
                depth += code[at++] switch
                {
                    '{' or '(' => 1,
                    '}' or ')' => -1,
                    _ => 0,
                };
        }
    }

    private void Character()
    {
        at += code[at + 1] == '\\' ? 3 : 2;
        at = End('\'') + 1;
    }

    private int End(char last) => code.IndexOf(last, at) is var end and >= 0 ? end : code.Length;

    private bool Begins(string text) => string.CompareOrdinal(code, at, text, 0, text.Length) == 0;

    // Whether a string begins here, which is then read.
    private bool Text()
    {
        var start = at;
        var (dollars, isVerbatim) = (0, false);
        while (start < code.Length && code[start] is '$' or '@')
        {
            dollars += code[start] == '$' ? 1 : 0;
            isVerbatim |= code[start] == '@';
            start++;
        }

        var quotes = 0;
        while (start + quotes < code.Length && code[start + quotes] == '"')
            quotes++;
        if (quotes == 0)
            return false;
        at = start + (quotes >= 3 ? quotes : 1);
        if (quotes == 2)
            at = start + 2;
        else
            found.Add(
                quotes >= 3
                    ? Read(dollars, new string('"', quotes), escape: null)
                    : Read(dollars, "\"", isVerbatim ? '"' : '\\')
            );
        return true;
    }

    private string Read(int dollars, string end, char? escape)
    {
        var text = new StringBuilder();
        // A raw string says by its dollars how many braces begin a hole.
        var hole = dollars == 0 ? null : new string('{', end.Length == 1 ? 1 : dollars);
        while (true)
            if (escape is { } mark && code[at] == mark && (mark == '\\' || code[at + 1] == '"'))
            {
                text.Append(code, at, 2);
                at += 2;
            }
            else if (Begins(end) && !Begins(end + '"'))
            {
                at += end.Length;
                return text.ToString();
            }
            else if (hole is null || !Begins(hole))
                text.Append(code[at++]);
            else if (end.Length == 1 && Begins("{{"))
            {
                text.Append("{{");
                at += 2;
            }
            else
            {
                at += hole.Length;
                Code(closing: '}');
                at += hole.Length;
                text.Append("{}");
            }
    }
}
