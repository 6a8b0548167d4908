using System.Globalization;
using System.Resources;

namespace Samenwerken.Web.Texts;

/// <summary>The words that exports use, in Words.resx and Words.en.resx; a test compares the two.</summary>
internal static class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words).FullName!, typeof(Words).Assembly);

    public static string Of(string word, CultureInfo culture) =>
        Resources.GetString(word, culture) ?? throw new InvalidOperationException($"There is no word for {word}.");
}
