using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Text;

/// <summary>Stories of people who write in one text at once, as data: what was there, what each wrote against it, in the order of the server, and what all end with.</summary>
public sealed class ConvergenceTests
{
    public static TheoryData<string, string, string, string, string> Stories() => new()
    {
        // the story                                      text            first            second            all end with
        { "two write in the same word",                   "warme wijk",   "5 +e",          "3 +m",           "warmmee wijk" },
        { "two write at the same place, first is left",   "ab",           "1 +X",          "1 +Y",           "aXYb" },
        { "one deletes what the other writes in",         "warme wijk",   "0 -10",         "5 + klus",       " klus" },
        { "both delete the same word",                    "warme wijk",   "0 -6",          "0 -6",           "wijk" },
        { "both delete parts that overlap",               "abcdef",       "1 -3",          "2 -3",           "af" },
        { "one deletes before where the other writes",    "abcdef",       "0 -3",          "5 +X",           "deXf" },
        { "one replaces what the other deletes",          "oud woord",    "0 +nieuw -3",   "0 -3",           "nieuw woord" },
        { "both replace the same word",                   "oud",          "0 +een -3",     "0 +twee -3",     "eentwee" },
        { "both write at the end",                        "a",            "1 +, b",        "1 +, c",         "a, b, c" },
        { "an emoji is written beside an emoji",          "🌍🌍",          "2 +☀️",         "2 +💧",          "🌍☀️💧🌍" },
        { "an emoji is deleted where another is written", "🌍🌍",          "0 -2",          "2 +💧",          "💧🌍" },
        { "writing from right to left",                   "שלום",         "4 + עולם",      "0 +אבג ",        "אבג שלום עולם" },
        { "a family of emoji in one character",           "x",            "0 +👩‍👩‍👧",       "1 +👩‍👩‍👧",        "👩‍👩‍👧x👩‍👩‍👧" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void TXT1_all_end_with_one_text(string story, string text, string first, string second, string all)
    {
        var (a, b) = (Read(first), Read(second));
        b.After(a).ApplyTo(a.ApplyTo(text)).ShouldBe(all, story);
        a.Before(b).ApplyTo(b.ApplyTo(text)).ShouldBe(all, story);
        Texts.IsWellFormed(all).ShouldBeTrue();
    }

    /// <summary>"3 +abc -2": at place 3 write abc and delete two. White space after the plus is written too.</summary>
    private static Delta Read(string story)
    {
        var (at, rest) = (int.Parse(story[..story.IndexOf(' ')]), story[(story.IndexOf(' ') + 1)..]);
        var minus = rest.LastIndexOf('-');
        var deleted = minus >= 0 ? int.Parse(rest[(minus + 1)..]) : 0;
        var written = rest.StartsWith('+') ? (minus >= 0 ? rest[1..minus].TrimEnd() : rest[1..]) : "";
        var edit = written.Length > 0 ? Delta.Insert(at, written) : Delta.Nothing;
        return deleted > 0 ? edit.Then(Delta.Delete(at + written.Length, deleted)) : edit;
    }
}
