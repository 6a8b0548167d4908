using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Testing;

using static CommunityCommand;
using static LessonCommand;
using static TableCommand;

/// <summary>What a community works on, brought to where a test needs it; each gives the id of what it made.</summary>
public static class CommunityPractice
{
    public const string Transition = "Energietransitie";

    public static string Pitch(this CommunityStory story, Sender.Person by, string text = "Wie heeft een buurtbatterij verzekerd?")
    {
        var id = Ids.Next();
        story.Do(by, new PitchHelpRequest(id, text));
        return id;
    }

    public static string Offer(this CommunityStory story, Sender.Person by, string request)
    {
        var id = Ids.Next();
        story.Do(by, new OfferExperience(id, request, "Wij hebben dat in Hoogeland gedaan"));
        return id;
    }

    /// <summary>A coalition of two for a request.</summary>
    public static string Match(this CommunityStory story, string request)
    {
        var id = Ids.Next();
        story.Do(CommunityStory.Karin, new MatchHelpRequest(
            request, id, "Buurtbatterij", [CommunityStory.Cor.PersonId, CommunityStory.Mees.PersonId], "Eén straat"));
        return id;
    }

    public static string Draft(this CommunityStory story, params string[] parties)
    {
        var id = Ids.Next();
        story.Do(CommunityStory.Karin, new DraftDeal(id, "Deal schooldaken", null));
        if (parties.Length > 0)
            story.Do(CommunityStory.Karin, new EditDeal(id, "Deal schooldaken", [.. parties], null, null, null, "Deal schooldaken"));
        return id;
    }

    public static string Promise(this CommunityStory story, string deal, string party)
    {
        var id = Ids.Next();
        story.Do(CommunityStory.Karin, new AddCommitment(deal, id, party, "Twaalf daken", new DateOnly(2027, 6, 1)));
        return id;
    }

    /// <summary>A deal of two organisations that was signed, and one of its promises.</summary>
    public static (string Deal, string Commitment) Agreed(this CommunityStory story)
    {
        var (one, other) = (story.AddOrganisation("Gemeente"), story.AddOrganisation("School"));
        var deal = story.Draft(one, other);
        var commitment = story.Promise(deal, one);
        story.Promise(deal, other);
        story.Do(CommunityStory.Karin, new SetDealStatus(deal, DealStatus.Negotiating, null, [], null));
        story.Do(CommunityStory.Karin, new SetDealStatus(
            deal, DealStatus.Agreed, new DateOnly(2026, 11, 20), [new Signatory(one, "Wethouder"), new Signatory(other, "Rector")], "https://deal.example"));
        return (deal, commitment);
    }

    public static string Plan(this CommunityStory story, Sender.Person by, string hypothesis = "Een vast loket trekt wie nu niet komt")
    {
        var id = Ids.Next();
        story.Do(by, new PlanExperiment(id, hypothesis, "Bibliotheek Waterveen", null, null));
        return id;
    }

    public static string Place(this CommunityStory story, Sender.Person by, BuildUp buildUp = BuildUp.Experimenting)
    {
        if (!story.Community.Transitions.Contains(Transition))
            story.Do(CommunityStory.Karin, new EditCommunity(new CommunityFields(Transitions: [Transition])));
        var id = Ids.Next();
        story.Do(by, new PlaceOnXCurve(id, Transition, buildUp, null, new DateOnly(2026, 11, 1), null));
        return id;
    }

    public static string Propose(this CommunityStory story, Sender.Person by, params LessonSource[] sources)
    {
        var id = Ids.Next();
        story.Do(by, new ProposeLesson(id, "Eén aanspreekpunt scheelt maanden.", [.. sources]));
        return id;
    }

    public static void Write(this CommunityStory story, Sender.Person by, string lesson, LessonPart part, string text)
    {
        var revision = story.State.Find<LessonText>(LessonText.IdOf(lesson, part))?.Revision ?? 0;
        story.Do(by, new EditLessonText(lesson, part, revision, Delta.Insert(0, text)));
    }

    /// <summary>A lesson with all that it needs to be published, but for the checks.</summary>
    public static string Drafted(this CommunityStory story, Sender.Person by, params LessonSource[] sources)
    {
        var lesson = story.Propose(by, sources);
        foreach (var part in new[] { LessonPart.Situation, LessonPart.Advice, LessonPart.Conditions })
            story.Write(by, lesson, part, "Zo was het.");
        return lesson;
    }

    public static string Checked(this CommunityStory story)
    {
        var lesson = story.Drafted(CommunityStory.Mees);
        story.Do(CommunityStory.Karin, new CheckLesson(lesson));
        story.Do(CommunityStory.Cor, new CheckLesson(lesson));
        return lesson;
    }

    public static string Tell(this CommunityStory story, Sender.Person by, bool isNamed = true)
    {
        var id = Ids.Next();
        story.Do(by, new TellValueStory(id, [new ValuePart(ValueCycle.Immediate, "Ik was niet alleen")], null, isNamed));
        return id;
    }

    public static LessonSource Note(string meeting = "meeting", string idea = "idea", string? group = "society") =>
        new(LessonSourceKind.Idea, Ids.Of(meeting), Ids.Of(idea), "Eén vast aanspreekpunt bij de gemeente", group);
}
