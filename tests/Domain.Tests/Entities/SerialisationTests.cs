using System.Text;
using System.Text.Json;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Domain.Text;
using Samenwerken.Domain.Tests.Communities;
using Samenwerken.Domain.Tests.Partners;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static MeetingCommand;
using static MeetingStory;

/// <summary>
/// LOG5: what stands in logs is pinned. The file holds, a line each, commits as they were written when they were released,
/// with every event there ever was. Lines are added to it (by running with UPDATE_VECTORS=1) and never changed.
/// </summary>
public sealed class SerialisationTests
{
    private static readonly string File = Repository.File("tests", "vectors", "released-commits.jsonl");

    /// <summary>What is told when it is first released; each story once, and never again otherwise.</summary>
    private static readonly (string Name, Func<Story> Tell)[] Stories =
    [
        ("votes, minutes and undo", VotesMinutesAndUndo),
        ("a meeting that was put back", MeetingPutBack),
        ("places, colours and links", PlacesColoursAndLinks),
        ("a secret round that loses an idea", SecretRoundThatLosesAnIdea),
        ("a demonstration that ended", DemonstrationEnded),
        ("a code that was forgotten", CodeForgotten),
        ("a community, its people and its agreements", CommunityTales.PeopleAndAgreements),
        ("what a community works on", PracticeTales.Practice),
        ("a community that explores and takes steps", CommunityTales.ExplorationAndSteps),
        ("a community and what its meetings bring home", CommunityTales.MeetingsAndOutcomes),
        ("a meeting of a community that forgets a name", CommunityTales.MeetingThatForgets),
        ("a guest who became a member of a community", CommunityTales.GuestWhoBecameAMember),
        ("an invented community", CommunityTales.Invented),
        ("a programme", AProgramme),
        ("a partner", APartner),
        ("a programme that tells its groups", () => PartnerGroupTests.Told().Programme),
        ("a community that hears the groups of its programme", () => PartnerGroupTests.Told().Community),
        ("a meeting that is led", MeetingThatIsLed),
        ("a partner that hears of its part in a community", () => PartnerAccountTests.Told()),
        ("an agenda with methods", AgendaWithMethods),
        ("an invented partner", PartnerDemonstrationTests.Invented),
        ("runs, hidden ideas, sheets and groups", RunsAndHiddenIdeas),
        ("decisions that say how they were taken", CommunityTales.DecisionsThatSayHow),
        ("an organisation that was put right", CommunityTales.OrganisationPutRight),
        ("a community that forgets people", CommunityTales.CommunityThatForgets),
        ("a community whose actions return in a meeting", () => CommunityTales.ActionsThatReturn().Community),
        ("a meeting in which actions of its community return", () => CommunityTales.ActionsThatReturn().Meeting),
        ("what members propose, a call and what groups see in a lesson", PracticeTales.ProposalsAndPerspectives),
    ];

    /// <param name="Story">Which story it belongs to; the first ones had no name.</param>
    private sealed record Line(string Kind, string? Story, string Commit);

    public SerialisationTests()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is not "1")
            return;
        foreach (var (name, tell) in Stories.Where(story => Released().All(line => line.Story != story.Name)).ToList())
            System.IO.File.AppendAllLines(File, Tell(name, tell()));
    }

    [Fact]
    public void LOG5_every_commit_that_was_ever_released_reads_and_is_written_alike()
    {
        foreach (var line in Released())
            Encoding.UTF8.GetString(CommitJson.Write(Read(line.Commit))).ShouldBe(line.Commit);
    }

    [Fact]
    public void LOG5_every_commit_that_was_ever_released_folds_and_its_events_project()
    {
        foreach (var history in Released().GroupBy(line => (line.Kind, line.Story)))
        {
            var kind = Catalogue.All.Single(kind => kind.Name == history.Key.Kind);
            var state = State.Empty;
            foreach (var commit in history.Select(line => Read(line.Commit)))
            {
                kind.Project(state, [.. commit.Steps.Select(step => step.Event)], commit.Seq);
                state = state.Fold(commit);
            }

            state.Seq.ShouldBe(history.Count());
        }
    }

    [Fact]
    public void LOG5_every_event_stands_in_a_released_commit()
    {
        var released = Released().SelectMany(line => Read(line.Commit).Steps).Select(step => WireName.Of(step.Event)).Distinct();
        released.Order().ShouldBe(WireName.All<Event>().Select(e => e.Name).Order());
    }

    [Fact]
    public void A_commit_of_a_newer_version_is_refused() =>
        Should.Throw<JsonException>(() => Read(Released().First().Commit.Replace("\"v\":1", "\"v\":2")));

    [Fact]
    public void A_snapshot_that_cannot_be_used_reads_as_none()
    {
        var text = Encoding.UTF8.GetString(SnapshotJson.Write(new MeetingStory().State));
        Snapshot(text).ShouldNotBeNull();
        Snapshot(text.Replace("\"v\":1", "\"v\":2")).ShouldBeNull();
        Snapshot(text[..^9]).ShouldBeNull();
        Snapshot(text.Replace("participant", "somethingElse")).ShouldBeNull();
        Snapshot("{}").ShouldBeNull();
    }

    private static State? Snapshot(string text) => SnapshotJson.Read(Encoding.UTF8.GetBytes(text));

    private static Commit Read(string json) => CommitJson.Read(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<Line> Released() =>
        from line in System.IO.File.ReadLines(File)
        let json = JsonDocument.Parse(line).RootElement
        select new Line(
            json.GetProperty("kind").GetString()!,
            json.TryGetProperty("story", out var story) ? story.GetString() : null,
            json.GetProperty("commit").GetRawText());

    private static IEnumerable<string> Tell(string name, Story story) =>
        story.Commits.Select(commit => $$"""{"kind":"{{story.Kind.Name}}","story":"{{name}}","commit":{{Encoding.UTF8.GetString(CommitJson.Write(commit))}}}""");

    private static Story DemonstrationEnded()
    {
        var story = MeetingFiles.Demonstration();
        story.Do(Fatima, new AddIdea(Ids.Of("mine"), "Van mij", null, null, null));
        story.Now += Limits.DemonstrationLasts;
        story.Do(new Sender.Entity(MeetingFiles.DemonstrationId), new EndDemonstration());
        return story;
    }

    private static Story CodeForgotten()
    {
        var story = new Story(new JoinCode());
        story.Do(Sender.TheHost, new JoinCodeCommand.ClaimCode(MeetingFiles.DemonstrationId));
        story.Do(new Sender.Entity(MeetingFiles.DemonstrationId), new JoinCodeCommand.KeepCode());
        story.Do(new Sender.Entity(MeetingFiles.DemonstrationId), new JoinCodeCommand.ForgetCode());
        return story;
    }

    private static PartnerStory APartner()
    {
        var story = new PartnerStory();
        story.Note(OrganisationStatus.Invited);
        story.Do(PartnerStory.Ilse, new PartnerCommand.AnswerCommunity(PartnerStory.Community.Id, CommunityAnswer.Participate));
        story.Do(PartnerStory.Ilse, new PartnerCommand.EditPartner(PartnerStory.Profile with { Name = "Hogeschool “West”", Area = null, Oin = "00000001003214345000" }));
        story.Do(PartnerStory.Ilse, new PartnerCommand.SetPartnerRole(PartnerStory.Bram.PersonId, PartnerRole.Contact));
        story.Do(PartnerStory.Ilse, new PartnerCommand.RemoveFromPartner(PartnerStory.Gijs.PersonId));
        return story;
    }

    private static ProgrammeStory AProgramme()
    {
        var story = new ProgrammeStory();
        var marloes = ProgrammeStory.Marloes;
        story.Do(marloes, new ProgrammeCommand.EditProgramme("Samen “duurzaam”", "Voor wie ergens aan begint.", "#1a2b3c"));
        story.Do(marloes, new ProgrammeCommand.SetPartnerGroups(GroupPreset.SevenO, []));
        story.Do(marloes, new ProgrammeCommand.PutTopic(Ids.Of("soil"), TopicSort.Theme, "Bodem", "Soil"));
        story.Do(marloes, new ProgrammeCommand.PutTopic(Ids.Of("soil"), TopicSort.Theme, "Bodem en ondergrond", "Soil"));
        story.Do(marloes, new ProgrammeCommand.RetireTopic("water"));
        story.Do(marloes, new ProgrammeCommand.ReinstateTopic("water"));
        story.Do(ProgrammeStory.Ruud, new ProgrammeCommand.RenameInProgramme("Ruud 🌱"));
        story.Do(marloes, new ProgrammeCommand.SetProgrammeRole(ProgrammeStory.Ruud.PersonId, ProgrammeRole.Coordinator));
        story.Do(marloes, new ProgrammeCommand.RemoveFromProgramme(ProgrammeStory.Els.PersonId));
        return story;
    }

    private static MeetingStory PlacesColoursAndLinks()
    {
        var story = new MeetingStory();
        var (dak, zon, wind) = (story.AddCluster(Piet, "Dak"), story.AddIdea(Piet, "Zon 🏫"), story.AddIdea(Noor, "Wind"));
        story.Do(Piet, new AddIdea(Ids.Of("green"), "Groen", 1.5, -2, dak, IdeaColour.Green));
        Back(story, Piet, new MoveIdeas([new IdeaPlace(zon, 10, 20.25), new IdeaPlace(wind, null, null)], dak));
        story.Do(Fatima, new MoveIdeas([new IdeaPlace(Ids.Of("green"), 0, 0), new IdeaPlace(zon, -1000000, 1e-7)], null, LeaveClusters: true));
        Back(story, Piet, new ColourIdea(wind, IdeaColour.Violet));
        Back(story, Piet, new AddIdea(Ids.Of("one"), "Een", 1, 2, dak, IdeaColour.Blue, Others: [new IdeaWords(Ids.Of("two"), "Twee 🌱"), new IdeaWords(Ids.Of("three"), "Drie")]));
        Back(story, Piet, new MoveCluster(dak, 5, 6));
        var link = story.AddLink(Piet, zon, wind, "gaat “samen”");
        story.AddLink(Fatima, wind, Ids.Of("green"));
        Back(story, Piet, new RemoveLink(link));
        Back(story, Fatima, new RemoveIdea(wind));
        return story;
    }

    private static Story MeetingPutBack() =>
        MeetingFiles.PutBack(MeetingFiles.Export(MeetingFiles.FullMeeting().State, Fatima.PersonId)).Meeting!;

    private static MeetingStory AgendaWithMethods()
    {
        var story = new MeetingStory();
        Back(story, Fatima, new SetMeetingPlan(240, "Een “warme” wijk 🏫"));
        Back(story, Fatima, MeetingStory.Template());
        story.Do(Fatima, MeetingStory.Template());
        var ids = story.State.All<AgendaItem>().OrderBy(item => item.Order).Select(item => item.Id).ToList();
        var (ideas, choose, rest) = (ids[0], ids[1], ids[2]);
        Back(story, Fatima, new EditAgendaItem(
            ideas, "Ideeën & “meer”", AgendaSort.Create, 25, Noor.PersonId, "Wat helpt\nhier?", ["idea", "cluster"], "Lees dit.", Clear: [AgendaField.WorksOn], WasTitle: "Ideeën"));
        Back(story, Fatima, new PlanMethod(ideas, MeetingStory.BrainstormPlan with
        {
            Layout = BoardLayout.Grid, Zones = [new PlanZone("A", 1, 1), new PlanZone("A", 2, 1)], Axes = ["nu - later"],
        }));
        story.Do(Fatima, new PlanMethod(choose, null));
        story.Do(Fatima, new StartItem(ideas));
        Back(story, Fatima, new StartItem(choose));
        story.Do(Fatima, new SkipItem(rest, ToLater: true));
        story.Do(Fatima, new FinishItem(story.State.All<AgendaItem>().Single(item => item.State is AgendaItemState.Running).Id));
        story.Do(Fatima, new StartItem(choose));
        story.Do(Fatima, new CloseMeeting());
        return story;
    }

    private static MeetingStory RunsAndHiddenIdeas()
    {
        var story = new MeetingStory();
        story.Join(Person("mila"), "Mila", Role.Participant);
        var item = story.Planned("Ideeën “stil”", RunPlan);
        story.Do(Fatima, new MakeGroups([new GroupDraft(Ids.Of("group-1"), "Groep “1”", [Piet.PersonId], GroupPlace.Room), new GroupDraft(Ids.Of("group-2"), "Groep 2", [], GroupPlace.Online)], Open: true));
        story.Do(Person("mila"), new MoveToGroup(null, Ids.Of("group-2")));
        story.Do(Fatima, new StartRun(Ids.Of("run"), item));
        story.Do(Fatima, new StartPhase(Ids.Of("run"), 0));
        var zon = story.AddIdea(Piet, "Zon 🏫");
        Back(story, Piet, new EditIdea(zon, "Zon en “wind”", "Zon 🏫"));
        Back(story, Piet, new RemoveIdea(zon));
        story.AddLink(Piet, zon, story.AddIdea(Piet, "Wind", story.State.All<Cluster>().First().Id));
        story.Do(Piet, new SayReady(Ids.Of("run"), 0));
        story.Do(Piet, new SayNotReady(Ids.Of("run"), 0));
        story.Do(Fatima, new PauseRun(Ids.Of("run")));
        story.Do(Fatima, new ResumeRun(Ids.Of("run")));
        story.Do(Fatima, new AddTime(Ids.Of("run"), 1));
        story.Do(Fatima, new EndPhase(Ids.Of("run"), 0));
        story.Do(Fatima, new RevealIdeas(Ids.Of("run"), story.State.All<Cluster>().First().Id));
        story.Do(Fatima, new StartPhase(Ids.Of("run"), 2));
        story.AddIdea(Piet, "Op mijn blad");
        story.Do(Fatima, new StartPhase(Ids.Of("run"), 3));
        story.Do(Fatima, new RevealIdeas(Ids.Of("run"), null));
        story.Do(Fatima, new StartPhase(Ids.Of("run"), 1));
        story.Do(Noor, new MergeIdeas(Ids.Next(), "Zon en wind", [zon, story.AddIdea(Noor, "Nog een")], null, null, null));
        var (dak, muur) = (story.AddCluster(Piet, "Dak"), story.AddCluster(Piet, "Muur"));
        story.AddIdea(Piet, "Groen dak", dak);
        Back(story, Piet, new MergeClusters(muur, [dak]));
        story.Do(Piet, new MergeClusters(muur, [dak]));
        Back(story, Piet, new SplitCluster(muur, Ids.Next(), "Gevel", [story.AddIdea(Piet, "Klimop", muur)]));
        Back(story, Fatima, new SetLayout(item, BoardLayout.List));
        story.Do(Fatima, new HarvestRun(Ids.Of("run")));
        story.Do(Fatima, new EndGroups());
        story.Do(Fatima, new FinishRun(Ids.Of("run")));
        return story;
    }

    private static MeetingStory SecretRoundThatLosesAnIdea()
    {
        var story = new MeetingStory();
        var (zon, wind) = (story.AddIdea(Piet, "Zon"), story.AddIdea(Noor, "Wind"));
        var round = story.OpenVoteRound();
        story.Do(Noor, new CastVote(round, zon));
        story.Do(Piet, new CastVote(round, wind));
        story.Do(Piet, new RemoveIdea(zon));
        story.Do(Noor, new CastVote(round, wind));
        story.Do(Noor, new WithdrawVote(round, wind));
        story.Do(Fatima, new CloseVoteRound(round));
        return story;
    }

    private static MeetingStory MeetingThatIsLed()
    {
        var story = new MeetingStory();
        story.Do(Fatima, new SetSpeakingTime(90));
        story.Do(Piet, new RaiseHand(Ids.Of("hand-of-piet")));
        story.Do(Fatima, new AddHand(Ids.Of("hand-in-room"), null, "Rode “trui” 🧶", Channel.Room));
        story.Do(Noor, new RaiseHand(Ids.Of("hand-of-noor")));
        story.Do(Noor, new LowerHand(Ids.Of("hand-of-noor")));
        story.Do(Fatima, new GiveFloor(null));
        story.Now += TimeSpan.FromSeconds(42.5);
        story.Do(Fatima, new GiveFloor(Ids.Of("hand-in-room")));
        story.Do(Fatima, new EndTurn());

        var (zon, wind, dak) = (story.AddIdea(Piet, "Zon 🏫"), story.AddIdea(Piet, "Wind"), story.AddCluster(Piet, "Dak"));
        foreach (var (scope, target) in new (LockScope, string?)[] { (LockScope.Board, null), (LockScope.Cluster, dak), (LockScope.Phase, story.AddAgendaItem("Warmte")), (LockScope.Person, Piet.PersonId) })
        {
            story.Do(Fatima, new AddLock(scope, target));
            story.Do(Fatima, new RemoveLock(scope, target));
        }

        Back(story, Fatima, new RemoveIdea(wind, "Dit gaat over “iemand”"));
        story.Do(Fatima, new SetSpotlight("canvas", "idea", zon, 10.5, -2, 0.75));
        story.Do(Fatima, new ClearSpotlight());
        story.Now += TimeSpan.FromMinutes(1);
        var moment = story.Now - TimeSpan.FromSeconds(1);
        story.Do(Piet, new RemoveIdea(wind));
        story.Do(Piet, new MoveIdeas([new IdeaPlace(zon, 3, 4)], dak));
        Back(story, Fatima, new RestoreBoard(moment));

        story.Do(Fatima, new SetLobby(true));
        story.Do(Person("mila"), new JoinMeeting("Mila", Sector.Society, Channel.Remote, Role.NoteTaker));
        story.Do(Person("kees"), new JoinMeeting("Kees", null, null));
        story.Do(Fatima, new TurnAway(Person("kees").PersonId, "Verkeerde “zaal”"));
        story.Do(Fatima, new Admit(Person("mila").PersonId));
        story.Do(Fatima, new SetLobby(false));
        story.Do(Fatima, new EndScreen(story.OpenScreen()));
        story.Do(Fatima, new NameStandIn(Noor.PersonId));
        story.Do(Noor, new TakeLead());
        return story;
    }

    private static MeetingStory VotesMinutesAndUndo()
    {
        var story = new MeetingStory();
        var item = story.AddAgendaItem("Warmte");
        var (zon, wind) = (story.AddIdea(Piet, "Zon 🏫"), story.AddIdea(Noor, "Wind", story.AddCluster(Piet, "Dak")));
        foreach (var secret in new[] { true, false })
        {
            var round = story.OpenVoteRound(secret: secret);
            story.Do(Piet, new CastVote(round, zon));
            story.Do(Noor, new CastVote(round, zon));
            story.Do(Noor, new CastVote(round, wind));
            story.Do(Noor, new WithdrawVote(round, wind));
            story.Do(Fatima, new CloseVoteRound(round));
        }

        story.Do(Piet, new EditMinutes(item, 0, Delta.Insert(0, "Zon “en” wind 🌍")));
        story.Do(Noor, new EditMinutes(item, 1, Delta.Delete(0, 4)));
        story.Do(Fatima, new SetMinutesWriters(MinutesWriters.NoteTakers));
        var decision = story.RecordDecision(item, "We beginnen", zon);
        story.Do(Noor, new EditDecision(decision, "We beginnen nu", "We beginnen"));
        Back(story, Noor, new WithdrawDecision(decision, "Te vroeg"));
        var action = story.AssignAction(item, "Bel de school", Piet, new DateOnly(2026, 12, 1));
        story.Do(Noor, new EditAction(action, "Bel de school en de buurt", Piet.PersonId, null, "Bel de school"));
        story.Do(Piet, new CompleteAction(action));
        story.Do(Piet, new ReopenAction(action));
        Back(story, Noor, new WithdrawAction(action, "Niet nodig"));
        var extra = story.AddAgendaItem("Rondvraag");
        Back(story, Fatima, new RemoveAgendaItem(extra));
        Back(story, Noor, new RemoveIdea(wind));
        Back(story, Piet, new RemoveCluster(story.State.All<Cluster>().Single().Id));
        return story;
    }

    /// <summary>Does something and takes it back.</summary>
    private static void Back(Story story, Sender.Person person, Command command) => story.Do(person, new Undo(story.Do(person, command).CommandId));
}
