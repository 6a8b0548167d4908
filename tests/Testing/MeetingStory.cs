using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Testing;

using static MeetingCommand;

/// <summary>A meeting that has just started, with somebody in each role.</summary>
public sealed class MeetingStory : Story
{
    public static readonly Sender.Person Fatima = Person("fatima");
    public static readonly Sender.Person Noor = Person("noor");
    public static readonly Sender.Person Piet = Person("piet");
    public static readonly Sender.Person Olga = Person("olga");

    public MeetingStory() : base(new Meeting())
    {
        Do(Fatima, new StartMeeting("Warmte in de wijk", "BCDFGH", "Fatima", Sector.Government, Channel.Room));
        Join(Noor, "Noor", Role.NoteTaker);
        Join(Piet, "Piet", Role.Participant);
        Join(Olga, "Olga", Role.Observer);
    }

    public static Sender.Person Person(string name) => new(Ids.Of(name), Ids.Of(name + "-phone"));

    public static Sender.Person SomeoneWith(Role role) => role switch
    {
        Role.Facilitator => Fatima,
        Role.NoteTaker => Noor,
        Role.Participant => Piet,
        _ => Olga,
    };

    public void Join(Sender.Person person, string name, Role role)
    {
        Do(person, new JoinMeeting(name, null, Channel.Remote));
        if (role is not Role.Participant)
            Do(Fatima, new SetRole(person.PersonId, role));
    }

    /// <summary>Somebody adds an idea.</summary>
    /// <returns>Its id.</returns>
    public string AddIdea(Sender.Person by, string text, string? cluster = null)
    {
        var id = Ids.Next();
        Do(by, new AddIdea(id, text, null, null, cluster));
        return id;
    }

    public string AddCluster(Sender.Person by, string name)
    {
        var id = Ids.Next();
        Do(by, new AddCluster(id, name, null, null));
        return id;
    }

    public string AddLink(Sender.Person by, string from, string to, string? label = null)
    {
        var id = Ids.Next();
        Do(by, new AddLink(id, from, to, label));
        return id;
    }

    public string AddAgendaItem(string title, string? after = null)
    {
        var id = Ids.Next();
        Do(Fatima, new AddAgendaItem(id, title, after));
        return id;
    }

    /// <summary>Ideas, first of each alone.</summary>
    public static readonly MethodPlan BrainstormPlan = new(
        "brainstorm", "Brainstorm", BoardLayout.Free, [],
        [new PlanPhase("Stil schrijven", 7, WorkForm.Solo, PhaseInput.Hidden), new PlanPhase("Doorbouwen", 12, WorkForm.Plenary, PhaseInput.Open)],
        new PlanVoting(VotingType.None));

    /// <summary>Dots, on ideas that were there.</summary>
    public static readonly MethodPlan DotsPlan = new(
        "stippen", "Stippen", BoardLayout.List, [],
        [new PlanPhase("Stemmen", 4, WorkForm.Solo, PhaseInput.Vote)],
        new PlanVoting(VotingType.Dots, 3, 2));

    /// <summary>Three items: ideas, a choice from them, and a break.</summary>
    public static PlanAgenda Template()
    {
        var ideas = Ids.Next();
        return new PlanAgenda(
        [
            new ItemDraft(ideas, "Ideeën", AgendaSort.Create, 20, "Wat helpt?", ["idea"], null, BrainstormPlan, null),
            new ItemDraft(Ids.Next(), "Kiezen", AgendaSort.Choose, 10, null, null, "Neem je stippen mee.", DotsPlan, ideas),
            new ItemDraft(Ids.Next(), "Pauze", AgendaSort.Break, 15, null, null, null, null, null),
        ]);
    }

    /// <summary>Two zones, and a phase of each kind that matters: hidden, open, two rounds of sheets, closed, a vote.</summary>
    public static readonly MethodPlan RunPlan = new(
        null, "Van alles", BoardLayout.Columns, [new PlanZone("Houden"), new PlanZone("Stoppen")],
        [
            new PlanPhase("Stil schrijven", 7, WorkForm.Solo, PhaseInput.Hidden), new PlanPhase("Doorbouwen", 12, WorkForm.Plenary, PhaseInput.Open),
            new PlanPhase("Ronde 1", 5, WorkForm.Solo, PhaseInput.PassSheet), new PlanPhase("Ronde 2", 5, WorkForm.Solo, PhaseInput.PassSheet),
            new PlanPhase("Uitleg", 3, WorkForm.Plenary, PhaseInput.Closed), new PlanPhase("Stemmen", 4, WorkForm.Solo, PhaseInput.Vote),
        ],
        new PlanVoting(VotingType.Dots, 3, 2));

    /// <summary>An agenda item with a plan.</summary>
    /// <returns>Its id.</returns>
    public string Planned(string title, MethodPlan? plan = null)
    {
        var id = AddAgendaItem(title);
        Do(Fatima, new PlanMethod(id, plan ?? RunPlan));
        return id;
    }

    /// <summary>A run that is in a phase.</summary>
    /// <returns>Its id.</returns>
    public string InPhase(int phase, MethodPlan? plan = null)
    {
        var id = Ids.Next();
        Do(Fatima, new StartRun(id, Planned("Werkvorm", plan), phase));
        return id;
    }

    public Run Run(string id) => State.Find<Run>(id)!;

    /// <summary>The ideas that somebody sees.</summary>
    public IEnumerable<string> SeenBy(Sender.Person person) => State
        .VisibleTo(((Access.Granted)Kind.AccessOf(State, person.PersonId)).Viewer)
        .Select(entry => entry.Record).OfType<Idea>().OrderBy(idea => idea.Number).Select(idea => idea.Text);

    /// <summary>An agenda item that runs.</summary>
    /// <returns>Its id.</returns>
    public string Running(string title)
    {
        var id = AddAgendaItem(title);
        Do(Fatima, new StartItem(id));
        return id;
    }

    public AgendaItem Item(string id) => State.Find<AgendaItem>(id)!;

    public string OpenVoteRound(int budget = 3, int maxPerIdea = 2, bool secret = true)
    {
        var id = Ids.Next();
        Do(Fatima, new OpenVoteRound(id, "Welke ideeën werken we uit?", budget, maxPerIdea, secret));
        return id;
    }

    public string RecordDecision(string itemId, string text, params string[] fromIdeas)
    {
        var id = Ids.Next();
        Do(Noor, new RecordDecision(id, itemId, text, [.. fromIdeas]));
        return id;
    }

    public string AssignAction(string itemId, string text, Sender.Person assignee, DateOnly? due = null)
    {
        var id = Ids.Next();
        Do(Noor, new AssignAction(id, itemId, text, assignee.PersonId, due, []));
        return id;
    }

    /// <summary>A screen in the hall is paired.</summary>
    /// <returns>Its id.</returns>
    public string OpenScreen()
    {
        var id = RoomScreen.IdOf(Ids.Next());
        Do(new Sender.Person(id, Ids.Of("projector")), new OpenScreen(id, "Grote zaal"));
        return id;
    }

    public SpeakersQueue Queue => State.Find<SpeakersQueue>(SpeakersQueue.OnlyId)!;

    public VoteRound Round(string id) => State.Find<VoteRound>(id)!;

    public Idea Idea(string id) => State.Find<Idea>(id)!;

    public MeetingRecord Meeting => State.Find<MeetingRecord>(MeetingRecord.OnlyId)!;

    public IEnumerable<string> Agenda => State.All<AgendaItem>().OrderBy(item => item.Order).Select(item => item.Title);
}
