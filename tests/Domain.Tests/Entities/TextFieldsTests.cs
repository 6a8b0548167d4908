using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static CommandJson;
using static FieldsTests;

/// <summary>What a text may be, in whatever command it comes.</summary>
public sealed class TextFieldsTests
{
    [Theory]
    [InlineData("recordDecision", "text", Limits.Decision)]
    [InlineData("assignAction", "text", Limits.Action)]
    [InlineData("openVoteRound", "question", Limits.Question)]
    [InlineData("addIdea", "text", Limits.Idea)]
    [InlineData("editIdea", "text", Limits.Idea)]
    [InlineData("renameMeeting", "title", Limits.Title)]
    [InlineData("addAgendaItem", "title", Limits.Title)]
    [InlineData("renameAgendaItem", "title", Limits.Title)]
    [InlineData("editAgendaItem", "question", Limits.Question)]
    [InlineData("editAgendaItem", "preparation", Limits.Preparation)]
    [InlineData("setMeetingPlan", "aim", Limits.Aim)]
    [InlineData("addCluster", "name", Limits.ClusterName)]
    [InlineData("renameCluster", "name", Limits.ClusterName)]
    [InlineData("addLink", "label", Limits.LinkLabel)]
    [InlineData("removePerson", "reason", Limits.Reason)]
    public void A_text_over_its_limit_is_refused_with_the_limit(string type, string field, int max)
    {
        var json = WellFormed.First(command => TypeOf(command) == type);
        Read(With(json, field, new string('x', max))).Fields.Problems.ShouldBeEmpty();

        var problem = Problem(With(json, field, new string('x', max + 1)), field);
        (problem.Code, problem.Max, problem.Length).ShouldBe((Refusals.TextTooLong, max, max + 1));
    }

    [Theory]
    [InlineData("  \n ", Refusals.TextEmpty)]
    [InlineData("", Refusals.TextEmpty)]
    [InlineData("a\u0000b", Refusals.TextInvalid)]
    [InlineData("a\u0007b", Refusals.TextInvalid)]
    public void A_text_that_cannot_be_one_is_refused(string text, string code) =>
        Problem(With(WellFormed[5], "text", text), "text").Code.ShouldBe(code);

    [Theory]
    [InlineData("\u200b")]
    [InlineData(" \u200b\u200d\u2060\ufeff ")]
    [InlineData("\u200e\u202e")]
    [InlineData("\u00ad")]
    [InlineData("\u3164")]
    [InlineData("\u2800\ufe0f")]
    [InlineData("\U000e0041")]
    public void A_text_of_which_nothing_can_be_seen_is_empty(string text)
    {
        Problem(With(WellFormed[5], "text", text), "text").Code.ShouldBe(Refusals.TextEmpty);
        Problem(With(WellFormed[2], "title", text), "title").Code.ShouldBe(Refusals.TextEmpty);
        // What may be left out, is left out.
        Read(With(WellFormed[4], "reason", text)).Command.ShouldBeOfType<MeetingCommand.RemovePerson>().Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("renameMeeting", "title")]
    [InlineData("addAgendaItem", "title")]
    [InlineData("renameAgendaItem", "title")]
    [InlineData("addCluster", "name")]
    [InlineData("renameCluster", "name")]
    public void A_name_or_title_stays_on_one_line(string type, string field)
    {
        var json = With(WellFormed.First(command => TypeOf(command) == type), field, " Een\r\n\n warme\twijk\u2028zonder gas\n");
        var (command, fields) = Read(json);
        fields.Problems.ShouldBeEmpty();
        command!.ToString().ShouldContain("Een warme wijk zonder gas");
        Problem(With(json, field, "\n\t\n"), field).Code.ShouldBe(Refusals.TextEmpty);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Problem("""{"type":"addIdea","ideaId":"0123456789abcdef","text":"\ud83d"}""", "text").Code.ShouldBe(Refusals.TextInvalid);

    [Theory]
    [InlineData("  Zon  ", "Zon")]
    [InlineData("Zon\r\nen wind\t!", "Zon\nen wind\t!")]
    [InlineData("\u200fשלום\u200f (hallo)", "\u200fשלום\u200f (hallo)")]
    [InlineData("👍🏽", "👍🏽")]
    [InlineData("👩‍👩‍👧‍👦 שלום مرحبا 日本語", "👩‍👩‍👧‍👦 שלום مرحبا 日本語")]
    public void Text_is_trimmed_and_otherwise_kept(string text, string kept) =>
        Read(With(WellFormed[5], "text", text)).Command.ShouldBeOfType<MeetingCommand.AddIdea>().Text.ShouldBe(kept);
}
