using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Tests.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What the pages show of a command of a meeting that waits.</summary>
public sealed class PredictionVectorsTests
{
    private readonly MeetingStory _story = new();
    private readonly PredictionVectors _vectors;

    public PredictionVectorsTests() => _vectors = new PredictionVectors(
        "predictions.json", _story, record => record is Idea or Cluster or Link or AgendaItem or Decision or ActionItem or Ballot or MeetingRecord);

    [Fact]
    public void The_vectors_are_what_the_server_makes_of_each_command_today()
    {
        Tell();
        _vectors.ShouldBeThoseOfToday();
    }

    private void Tell()
    {
        var (zon, wind, water, dak) = (Ids.Of("zon"), Ids.Of("wind"), Ids.Of("water"), Ids.Of("dak"));
        var (link, warmte, slot) = (Ids.Of("link"), Ids.Of("warmte"), Ids.Of("slot"));
        var (decision, action, round) = (Ids.Of("decision"), Ids.Of("action"), Ids.Of("round"));
        Do(Piet, new AddIdea(zon, "Zon op het dak", 1, 2, null, IdeaColour.Green));
        Do(Piet, new AddIdea(wind, "Wind", null, null, null));
        Do(Noor, new AddIdea(water, "Water", null, null, null));
        Do(Piet, new AddIdea(Ids.Of("bodem"), "Bodem", 5, 6, null, IdeaColour.Blue, Others: [new IdeaWords(Ids.Of("afval"), "Afval"), new IdeaWords(Ids.Of("groen"), "Groen")]));
        Do(Piet, new AddCluster(dak, "Dak", 10, 20));
        Do(Fatima, new AddCluster(Ids.Of("gevel"), "Gevel", null, null));
        Do(Piet, new AssignCluster(zon, dak));
        Do(Piet, new MoveIdeas([new IdeaPlace(zon, 3, 4), new IdeaPlace(wind, null, null)], dak));
        Do(Piet, new EditIdea(wind, "Wind op zee", "Wind"));
        Do(Piet, new ColourIdea(zon, null, [wind]));
        Do(Piet, new ColourIdea(zon, IdeaColour.Pink, [wind, Ids.Of("gone")]));
        Do(Piet, new AddLink(link, zon, wind, "samen"));
        Do(Piet, new RemoveLink(link));
        Do(Piet, new AddLink(Ids.Of("link-two"), wind, zon, null));
        Do(Fatima, new AddAgendaItem(warmte, "Warmte", null));
        Do(Fatima, new AddAgendaItem(slot, "Slot", null));
        Do(Fatima, new RenameAgendaItem(slot, "Afsluiting", "Slot"));
        Do(Noor, new RecordDecision(decision, warmte, "Zo doen we het", []));
        Do(Noor, new EditDecision(decision, "Zo doen we het niet", "Zo doen we het"));
        Do(Noor, new WithdrawDecision(decision, "Toch anders"));
        Do(Noor, new AssignAction(action, warmte, "Bel de wethouder", Piet.PersonId, new DateOnly(2026, 12, 1), []));
        Do(Piet, new CompleteAction(action));
        Do(Piet, new ReopenAction(action));
        Do(Noor, new WithdrawAction(action, null));
        Do(Fatima, new RemoveAgendaItem(slot));
        Do(Fatima, new SetMinutesWriters(MinutesWriters.NoteTakers));
        _story.Do(Fatima, new OpenVoteRound(round, "Welke?", 3, 2, false));
        Do(Piet, new CastVote(round, zon));
        Do(Piet, new CastVote(round, zon));
        Do(Piet, new WithdrawVote(round, zon));
        _story.Do(Fatima, new CloseVoteRound(round));
        Do(Piet, new RemoveCluster(dak));
        Do(Piet, new RemoveIdea(wind));
        Do(Fatima, new RemoveIdea(zon, null, [water]));
    }

    private void Do(Sender.Person by, Command command) => _vectors.Do(by, command);
}
