using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Tests;

public sealed class SentencesTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl"), English = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string> Codes() =>
    [
        .. new[] { typeof(Refusals), typeof(MeetingRefusals), typeof(ImportRefusals), typeof(TextRefusals), typeof(JoinCodeRefusals), typeof(CommunityRefusals), typeof(ProgrammeRefusals), typeof(PartnerRefusals), typeof(EngineCodes), typeof(IdentityCodes), typeof(WebCodes) }
            .SelectMany(codes => codes.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_sentence_in_both_languages(string code)
    {
        var sentences = new Sentences();
        var (nl, en) = (sentences.Find(code, Dutch).ShouldNotBeNull(), sentences.Find(code, English).ShouldNotBeNull());
        nl.ShouldEndWith(".");
        en.ShouldEndWith(".");
        nl.ShouldNotBe(en);
    }

    /// <summary>One sentence says what happened and the next what to do; a single one is told as something to do.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_sentence_says_what_to_do(string code)
    {
        var sentences = new Sentences();
        (sentences.Find(code, Dutch) + " ").ShouldMatch(@"[.;:?!] \p{L}|^(Vul|Kies|Neem|Schrijf|Noem|Zeg) ");
        (sentences.Find(code, English) + " ").ShouldMatch(@"[.;:?!] \p{L}|^(Please fill|Choose|Accept|First write|Name|Say) ");
    }

    [Theory]
    [InlineData(typeof(Refusals))]
    [InlineData(typeof(EngineCodes))]
    [InlineData(typeof(IdentityCodes))]
    [InlineData(typeof(WebCodes))]
    public void What_may_be_said_of_anything_calls_nothing_a_meeting(Type codes)
    {
        // A code of a file of a meeting, and that of somebody who was removed from one, are of meetings alone.
        var all = codes.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !code.StartsWith("import.", StringComparison.Ordinal) && code is not (Refusals.PersonRemoved or IdentityCodes.EntryFromMeeting)).ToList();
        all.ShouldNotBeEmpty();
        foreach (var code in all)
        {
            new Sentences().Find(code, Dutch)!.ShouldNotContain("bijeenkomst", Case.Insensitive, code);
            new Sentences().Find(code, English)!.ShouldNotContain("meeting", Case.Insensitive, code);
        }
    }

    [Theory]
    [InlineData("Sentences")]
    [InlineData("Words")]
    public void Both_languages_have_the_same_texts(string name)
    {
        var resources = new ResourceManager($"Samenwerken.Web.Texts.{name}", typeof(Sentences).Assembly);
        Keys(resources, English).ShouldBe(Keys(resources, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_sentence_says_the_limit_and_how_much_there_was()
    {
        var sentence = new Sentences().Of("text.tooLong", new Detail(Max: 280, Length: 1300), Dutch);
        sentence.ShouldContain("280");
        sentence.ShouldContain("1.300");
    }

    private static IEnumerable<string> Keys(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, true, false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order();
}
