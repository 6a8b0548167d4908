using System.Globalization;
using System.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Tells what can be seen of a text. Characters that only steer how others look, such as the joiner within an emoji or
/// the mark that turns the direction, are left where they are; a text of nothing else is no text.
/// </summary>
public static class VisibleText
{
    /// <summary>The first character that can be seen; null where there is none.</summary>
    public static Rune? FirstOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
                return rune;
        }

        return null;
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !IsBlank(rune.Value);

    /// <summary>Those that Unicode counts as letters, marks or signs, and that show nothing all the same.</summary>
    private static bool IsBlank(int character) => character is
        0x034F                                  // combining grapheme joiner
        or 0x115F or 0x1160 or 0x3164 or 0xFFA0 // Hangul fillers
        or 0x17B4 or 0x17B5                     // Khmer inherent vowels
        or (>= 0x180B and <= 0x180F)            // Mongolian selectors
        or 0x2065 or (>= 0xFFF0 and <= 0xFFF8)  // kept by Unicode for characters that show nothing
        or 0x2800                               // braille without dots
        or (>= 0xFE00 and <= 0xFE0F)            // variation selectors
        or (>= 0xE0000 and <= 0xE0FFF);         // tags and more selectors
}
