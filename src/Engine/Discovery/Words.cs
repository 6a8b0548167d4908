using System.Globalization;
using System.Text;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// Words as they are compared: without capitals and accents, and as stems in Dutch and in English, since nobody says in which
/// language they write. The stems are those of the Snowball project: of Porter and of Kraaij and Pohlmann for Dutch, which each
/// forgive what the other does not, and of Porter for English. Not for use by several threads at once.
/// </summary>
internal sealed class Words
{
    /// <summary>A longer one is cut; nobody searches by so many letters.</summary>
    private const int MaxLength = 40;

    private readonly SnowballProgram[] _dutch = [new DutchStemmer(), new KpStemmer()];
    private readonly SnowballProgram _english = new EnglishStemmer();

    /// <summary>The words of a text, in order: letters and digits without capitals and accents.</summary>
    public static List<string> In(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.Length > MaxLength ? word.ToString(0, MaxLength) : word.ToString());
            word.Clear();
        }
    }

    /// <summary>What a word has in common with its inflections, in either language.</summary>
    public IEnumerable<string> Stems(string word) => [.. _dutch.Append(_english).Select(program => Stem(program, word)).Distinct()];

    /// <summary>By what a text is found: its words and their stems, each once.</summary>
    public IEnumerable<string> FoundBy(string text) => In(text).SelectMany(word => Stems(word).Prepend(word)).Distinct();

    private static string Stem(SnowballProgram program, string word)
    {
        program.SetCurrent(word);
        program.Stem();
        return program.Current;
    }
}
