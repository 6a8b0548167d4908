using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>
/// Each method of the library, from its plan to what came of it, by a facilitator, a note taker, six people who take part and one who reads
/// along. In every phase they do what the phase asks for, and try what it does not take.
/// </summary>
public sealed class MethodRunTests
{
    private static readonly Sender Itself = new Sender.Entity(new EntityId("meeting", Ids.Of("meeting")));
    private static readonly ImmutableArray<Sender.Person> Writers = [Piet, Person("mila"), Person("joris"), Person("sanne"), Person("ahmed"), Person("tess")];
    private readonly MeetingStory _story = new();
    private readonly List<string> _voteRounds = [];
    private string _run = null!;
    private string _item = null!;

    public MethodRunTests()
    {
        foreach (var writer in Writers.Skip(1))
            _story.Join(writer, writer.PersonId, Role.Participant);
    }

    public static TheoryData<string> Methods() => [.. MethodLibraryTests.Library().Select(method => (string)method["id"]!)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void RUN1_RUN5_RUN6_a_method_of_the_library_goes_from_its_plan_to_what_comes_of_it_and_nobody_peeks(string id)
    {
        var method = MethodLibraryTests.Library().Single(method => (string)method["id"]! == id);
        var plan = MethodPlan.Read(new Fields(JsonSerializer.SerializeToElement(MethodLibraryTests.PlanOf(method, "nl"))));
        var earlier = method["worksOnIdeas"] is null ? null : IdeasOfAnEarlierItem();
        var before = _story.State.Count<Idea>();
        _item = _story.AddAgendaItem(plan.Name);
        _story.Do(Fatima, new PlanMethod(_item, plan, earlier));
        _run = Ids.Next();
        _story.Do(Fatima, new StartRun(_run, _item));
        Zones().Select(zone => zone.Name).ShouldBe(plan.Zones.Select(zone => zone.Name), "the zones of the plan are there as clusters, in their order");

        for (var phase = 0; phase < plan.Phases.Length; phase++)
        {
            Divide(plan.Phases[phase].Form);
            _story.Do(Fatima, new StartPhase(_run, phase));
            var ends = _story.Now.AddMinutes(plan.Phases[phase].Minutes);
            // What was begun in the phase before may no longer be finished.
            _story.Now += Limits.Grace;
            Work(plan, phase);
            TimeIsUp(ends);
            var goesRoundAgain = plan.Phases[phase].Input is PhaseInput.PassSheet && phase + 1 < plan.Phases.Length && plan.Phases[phase + 1].Input is PhaseInput.PassSheet;
            if (!goesRoundAgain)
                Reveal();
        }

        if (_voteRounds.Count == 0 && plan.Voting.Type is not VotingType.None)
            Vote(plan);
        _story.Do(Fatima, new HarvestRun(_run));
        Record(method["outputs"]!.AsArray().Select(output => ((string)output!).Split(':')[0]).ToHashSet());
        _story.Do(Fatima, new FinishRun(_run));
        _story.Do(Fatima, new FinishItem(_item));

        Result(plan, earlier, before);
    }

    /// <summary>What each of the others wrote while nobody saw it, and then showed.</summary>
    private string IdeasOfAnEarlierItem()
    {
        _item = _story.AddAgendaItem("Ideeën");
        _story.Do(Fatima, new PlanMethod(_item, BrainstormPlan));
        _run = Ids.Next();
        _story.Do(Fatima, new StartRun(_run, _item, 0));
        Hide(0);
        Reveal();
        _story.Do(Fatima, new FinishRun(_run));
        _story.Do(Fatima, new FinishItem(_item));
        return _item;
    }

    private void Divide(WorkForm form)
    {
        var size = form switch { WorkForm.Pair => 2, WorkForm.Small => 3, WorkForm.Circle => 6, _ => 0 };
        _story.Do(Fatima, size == 0 ? new EndGroups() : new MakeGroups(
            [.. Writers.Chunk(size).Select((people, i) => new GroupDraft(Ids.Next(), $"Groep {i + 1}", [.. people.Select(person => person.PersonId)], GroupPlace.Mixed))]));
    }

    private void Work(MethodPlan plan, int phase)
    {
        switch (plan.Phases[phase].Input)
        {
            case PhaseInput.Hidden:
                Hide(phase);
                break;
            case PhaseInput.PassSheet:
                WriteOnSheets(phase);
                break;
            case PhaseInput.Open or PhaseInput.Turns:
                Build(phase);
                break;
            case PhaseInput.Vote or PhaseInput.Score:
                _story.Refuse(MeetingRefusals.PhaseVoting, Piet, new AddIdea(Ids.Next(), "Nu niet", null, null, null));
                Vote(plan);
                break;
            case PhaseInput.Closed or PhaseInput.None:
                _story.Refuse(MeetingRefusals.PhaseClosed, Piet, new AddIdea(Ids.Next(), "Nu niet", null, null, null));
                _story.AddIdea(Noor, $"Genoteerd in fase {phase}");
                break;
        }

        foreach (var writer in Writers)
            _story.Do(writer, new SayReady(_run, phase)).By.ShouldBeNull();
        _story.Run(_run).Ready.ShouldBe(Writers.Length);
    }

    /// <summary>Everybody writes two notes, and nobody else hears more of them than how many there are.</summary>
    private void Hide(int phase)
    {
        var zones = Zones();
        foreach (var (writer, i) in Writers.Select((writer, i) => (writer, i)))
        {
            _story.Do(writer, new AddIdea(Ids.Next(), Secret(writer, phase, 1), null, null, zones.Count == 0 ? null : zones[i % zones.Count].Id)).By.ShouldBeNull();
            _story.AddIdea(writer, Secret(writer, phase, 2));
        }

        _story.Run(_run).Hidden.ShouldBe(2 * Writers.Length);
        foreach (var writer in Writers)
        {
            foreach (var other in (Sender.Person[])[Fatima, Noor, Olga, .. Writers.Where(other => other != writer)])
                Received(other).ShouldNotContain(Secret(writer, phase, 1));
            Received(writer).ShouldContain(Secret(writer, phase, 1), Case.Sensitive, "the control: its writer has it");
        }
    }

    /// <summary>A sheet is read by whoever holds it, and what stands on it by whoever wrote that.</summary>
    private void WriteOnSheets(int phase)
    {
        foreach (var writer in Writers)
            _story.AddIdea(writer, Secret(writer, phase, 1));
        foreach (var idea in _story.State.All<Idea>().Where(idea => idea.Hidden))
        {
            var holder = _story.State.All<Sheet>().Single(sheet => sheet.RunId == _run && sheet.Number == idea.Sheet).HolderId;
            foreach (var person in (Sender.Person[])[Fatima, Noor, Olga, .. Writers])
                _story.SeenBy(person).Contains(idea.Text).ShouldBe(person.PersonId == idea.AuthorId || person.PersonId == holder);
        }
    }

    /// <summary>Everybody adds to what all see, one sorts it, and where there are zones it goes into one.</summary>
    private void Build(int phase)
    {
        foreach (var writer in Writers)
            _story.AddIdea(writer, $"{writer.PersonId} bouwt voort in fase {phase}");
        var zones = Zones();
        var into = zones.Count > 0 ? zones[phase % zones.Count].Id : _story.AddCluster(Fatima, $"Thema {phase}");
        var loose = _story.State.All<Idea>().Where(idea => idea is { Hidden: false, ClusterId: null }).Take(4).Select(idea => new IdeaPlace(idea.Id, null, null)).ToList();
        _story.Do(Writers[1], new MoveIdeas([.. loose], into));
    }

    private void Vote(MethodPlan plan)
    {
        var id = Ids.Next();
        var (budget, most) = (plan.Voting.Budget ?? 1, plan.Voting.MaxPerIdea ?? 1);
        _story.Do(Fatima, new OpenVoteRound(id, plan.Name, budget, most, true));
        var ideas = _story.State.All<Idea>().Where(idea => !idea.Hidden).OrderBy(idea => idea.Number).Select(idea => idea.Id).ToList();
        foreach (var (writer, i) in Writers.Select((writer, i) => (writer, i)))
        {
            for (var dot = 0; dot < budget; dot++)
                _story.Do(writer, new CastVote(id, ideas[(i + dot) % ideas.Count]));
            _story.Round(id).Tally.ShouldBeNull("nobody sees how a secret vote stands");
        }

        _story.Do(Fatima, new CloseVoteRound(id));
        _voteRounds.Add(id);
        _story.Round(id).Tally!.Value.Sum(it => it.Votes).ShouldBe(budget * Writers.Length);
    }

    private void TimeIsUp(DateTimeOffset ends)
    {
        var due = _story.Kind.Due(_story.State).ShouldNotBeNull();
        due.At.ShouldBe(ends);
        _story.Now = due.At;
        _story.Do(Itself, due.Command);
        _story.Run(_run).Status.ShouldBe(RunStatus.Overtime);
    }

    private void Reveal()
    {
        var hidden = _story.State.All<Idea>().Where(idea => idea.Hidden).ToList();
        if (hidden.Count == 0)
            return;
        _story.Run(_run).Hidden.ShouldBe(hidden.Count);
        _story.Do(Fatima, new RevealIdeas(_run, null));
        foreach (var person in (Sender.Person[])[Fatima, Noor, Olga, .. Writers])
            _story.SeenBy(person).ShouldBe(_story.State.All<Idea>().OrderBy(idea => idea.Number).Select(idea => idea.Text));
    }

    private void Record(HashSet<string> outputs)
    {
        var idea = _story.State.All<Idea>().OrderBy(idea => idea.Number).First().Id;
        if (outputs.Contains("decision"))
            _story.RecordDecision(_item, "Zo doen we het.", idea);
        if (outputs.Contains("action"))
            _story.Do(Noor, new AssignAction(Ids.Next(), _item, "Bel de school.", Writers[2].PersonId, null, [idea]));
    }

    private void Result(MethodPlan plan, string? earlier, int before)
    {
        var run = _story.Run(_run);
        (run.Status, run.Hidden, _story.Item(_item).State).ShouldBe((RunStatus.Finished, 0, AgendaItemState.Done));
        _story.Kind.Due(_story.State).ShouldBeNull();
        var made = _story.State.All<Idea>().Where(idea => idea.RunId == _run).ToList();
        made.Count.ShouldBe(_story.State.Count<Idea>() - before, "no idea is lost, and none is of anything else");
        made.ShouldAllBe(idea => idea.ItemId == (earlier ?? _item), "they stand on the board that was worked on");
        made.ShouldNotBeEmpty();

        foreach (var (phase, at) in plan.Phases.Index().Select(it => (it.Item, it.Index)).Where(it => it.Item.Input is PhaseInput.Open or PhaseInput.Turns))
        {
            var written = made.Where(idea => idea.Text.EndsWith($"bouwt voort in fase {at}", StringComparison.Ordinal)).ToList();
            written.Count.ShouldBe(Writers.Length);
            var size = phase.Form switch { WorkForm.Pair => 3, WorkForm.Small => 2, WorkForm.Circle => 1, _ => 0 };
            written.Select(idea => idea.GroupId).OfType<string>().Distinct().Count().ShouldBe(size, "what a group made flows back with its origin");
        }

        if (plan.Phases.Any(phase => phase.Input is PhaseInput.Open or PhaseInput.Turns))
            _story.State.All<Idea>().ShouldContain(idea => idea.ClusterId != null);
        var sheets = _story.State.All<Sheet>().Where(sheet => sheet.RunId == _run).ToList();
        foreach (var sheet in sheets)
            made.Where(idea => idea.Sheet == sheet.Number).Select(idea => idea.AuthorId).Distinct().Count().ShouldBe(Math.Min(Writers.Length, plan.Phases.Count(phase => phase.Input is PhaseInput.PassSheet)));
        sheets.Count.ShouldBe(plan.Phases.Any(phase => phase.Input is PhaseInput.PassSheet) ? Writers.Length : 0);
        _voteRounds.Count.ShouldBe(Math.Max(plan.Phases.Count(phase => phase.Input is PhaseInput.Vote or PhaseInput.Score), plan.Voting.Type is VotingType.None ? 0 : 1));
        Zones().Select(zone => zone.Name).ShouldBe(plan.Zones.Select(zone => zone.Name), "its zones are still there");
    }

    private List<Cluster> Zones() => [.. _story.State.All<Cluster>().Where(cluster => cluster.ItemId == _item && cluster.Zone is not null).OrderBy(cluster => cluster.Zone)];

    private static string Secret(Sender.Person writer, int phase, int note) => $"geheim-{writer.PersonId}-{phase}-{note}";

    /// <summary>All that somebody has of the meeting, as it goes over the wire.</summary>
    private string Received(Sender.Person person) => string.Join('\n', _story.State
        .VisibleTo(((Access.Granted)_story.Kind.AccessOf(_story.State, person.PersonId)).Viewer)
        .Select(entry => JsonSerializer.Serialize<object>(entry.Record)));
}
