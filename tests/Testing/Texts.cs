using Samenwerken.Domain.Text;

namespace Samenwerken.Testing;

/// <summary>Texts and edits that follow from numbers, with characters that take two units, join, or run from right to left.</summary>
public static class Texts
{
    private static readonly string[] Pieces = ["a", "zon ", "\n", "🌍", "é", "👩‍👩‍👧", "שלום", "e\u0301", "中文", "- "];

    public static string Text(Random random, int pieces) =>
        string.Concat(Enumerable.Range(0, random.Next(pieces + 1)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>An edit that fits on the text and splits no pair.</summary>
    public static Delta Edit(Random random, string text)
    {
        var edit = Delta.Nothing;
        var edited = text;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var next = One(random, edited);
            edit = edit.Then(next);
            edited = next.ApplyTo(edited);
        }

        return edit;
    }

    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))))
                return false;
        }

        return true;
    }

    private static Delta One(Random random, string text)
    {
        var from = Place(random, text);
        if (random.Next(3) > 0 || text.Length == 0)
            return Delta.Insert(from, Pieces[random.Next(Pieces.Length)]);
        var to = Math.Min(text.Length, Place(random, text));
        return Delta.Delete(Math.Min(from, to), Math.Abs(to - from));
    }

    /// <summary>A place between characters.</summary>
    private static int Place(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
