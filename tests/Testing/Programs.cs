using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;

namespace Samenwerken.Testing;

using static MeetingCommand;

/// <summary>
/// Turns a list of numbers into a story: whatever the numbers are, it is something that people could do. So a property is
/// tried with thousands of stories, and a failing one shrinks to a few numbers.
/// </summary>
public static class Programs
{
    private const int People = 4;
    private const int Things = 5;

    /// <summary>The first so many kinds of <see cref="Command"/> leave people, roles and the meeting itself as they are.</summary>
    public const int Contributions = 35;

    private static readonly string[] Words = ["Zon", "Wind\nen water", "👩‍👩‍👧‍👦", "שלום", "=1+1", "<b>x</b>", "é", "a"];

    public static Sender.Person Person(int number) => new(Ids.Of($"person-{Mod(number, People)}-"), Ids.Of($"device-{Mod(number, 2)}-"));

    /// <summary>Any command that people may send to a meeting, most often about something that is there.</summary>
    public static MeetingCommand Command(int what, int which, int other)
    {
        var (idea, cluster, item) = (Id("idea", which), Id("cluster", other), Id("item", which));
        var maybe = other % 3 == 0 ? null : cluster;
        var text = Words[Mod(other, Words.Length)];
        var line = text.Replace('\n', ' ');
        var (round, decision, action) = (Id("round", which), Id("decision", which), Id("action", which));
        return Mod(what, 42) switch
        {
            0 => new AddIdea(
                idea, text, other % 2 == 0 ? other : null, other % 2 == 0 ? which : null, maybe,
                Others: other % 5 == 0 ? [new IdeaWords(Id("idea", which + 1), text), new IdeaWords(Id("idea", which + 2), "En nog een")] : null),
            1 => new EditIdea(idea, text, Words[Mod(which, Words.Length)]),
            2 => new MoveIdea(idea, other, which),
            3 => new RemoveIdea(idea, null, other % 3 == 0 ? [Id("idea", other), Id("idea", which + 1)] : null),
            4 => new AddCluster(cluster, line, null, null),
            5 => new RenameCluster(cluster, line, which % 2 == 0 ? null : Words[Mod(which, Words.Length)]),
            6 => new AssignCluster(idea, maybe),
            7 => new RemoveCluster(cluster),
            8 => new AddAgendaItem(item, line, other % 2 == 0 ? null : Id("item", other)),
            9 => other % 2 == 0 ? new RenameAgendaItem(item, line) : Planning(item, which, other, text),
            10 => other % 3 == 0 ? Planning(item, which, other + 1, text) : new MoveAgendaItem(item, other % 2 == 0 ? null : Id("item", other)),
            11 => new RemoveAgendaItem(item),
            12 => new OpenVoteRound(round, text, Mod(other, 4) + 1, Mod(which, 3) + 1, other % 2 == 0),
            13 or 14 => new CastVote(round, Id("idea", other)),
            15 => new WithdrawVote(round, Id("idea", other)),
            16 => new CloseVoteRound(round),
            17 or 18 or 19 => new EditMinutes(item, Mod(other, 7), other % 3 == 0 ? Delta.Delete(Mod(which, 3), Mod(other, 4) + 1) : Delta.Insert(Mod(which, 4), text), GoesOn: other % 2 == 0),
            20 => new RecordDecision(decision, Id("item", other), text, other % 2 == 0 ? [] : [Id("idea", other)]),
            21 => other % 3 == 0 ? new WithdrawDecision(decision, text) : new EditDecision(decision, text, Words[Mod(which, Words.Length)]),
            22 => new AssignAction(action, Id("item", other), text, Person(other).PersonId, null, []),
            23 => other % 2 == 0 ? new CompleteAction(action) : new ReopenAction(action),
            24 => other % 3 == 0 ? new WithdrawAction(action, null) : new EditAction(
                action, text, Person(other).PersonId, new DateOnly(2026, 12, 1), text, other % 2 == 0 ? Person(which).PersonId : null),
            25 => new Undo(CommandId(other)),
            26 => new MoveIdeas([new IdeaPlace(idea, other, which), new IdeaPlace(Id("idea", which + 1), null, null)], maybe, other % 6 == 0),
            27 => new ColourIdea(idea, other % 3 == 0 ? null : (IdeaColour)Mod(other, 5), other % 2 == 0 ? [Id("idea", other)] : null),
            28 => new MoveCluster(cluster, which, other),
            29 => new AddLink(Id("link", which), idea, Id("idea", other), other % 2 == 0 ? line : null),
            30 => new RemoveLink(Id("link", which)),
            31 or 32 => Running(which, other, item),
            33 => Grouping(which, other),
            34 => Merging(which, other, idea, line),
            35 => new SetRole(Person(which).PersonId, (Role)Mod(other, 4)),
            36 => new RemovePerson(Person(which).PersonId, other % 2 == 0 ? text : null),
            37 => new RenameMeeting(line),
            38 => new SetMinutesWriters((MinutesWriters)Mod(other, 2)),
            39 => new CloseMeeting(),
            40 => new OpenMeeting(),
            _ => Leading(which + other, which, other, text),
        };
    }

    /// <summary>Any command that belongs to leading a meeting.</summary>
    private static MeetingCommand Leading(int what, int which, int other, string text)
    {
        var (hand, person) = (Id("hand", which), Person(other).PersonId);
        var (scope, target) = Mod(other, 3) switch
        {
            0 => (LockScope.Board, null),
            1 => (LockScope.Cluster, Id("cluster", which)),
            _ => (LockScope.Person, Person(which).PersonId),
        };
        return Mod(what, 14) switch
        {
            0 or 1 => new RaiseHand(hand),
            2 => new LowerHand(hand),
            3 => other % 2 == 0 ? new AddHand(hand, person, null, Channel.Remote) : new AddHand(hand, null, "Rode trui", Channel.Room),
            4 or 5 => new GiveFloor(other % 3 == 0 ? hand : null),
            6 => new EndTurn(),
            7 => new SetSpeakingTime(other % 2 == 0 ? null : Mod(which, 100) + 10),
            8 => new AddLock(scope, target),
            9 => new RemoveLock(scope, target),
            10 => other % 2 == 0 ? new ClearSpotlight() : new SetSpotlight("list", "idea", Id("idea", which), null, null, null),
            11 => new NameStandIn(other % 3 == 0 ? null : person),
            12 => new TakeLead(),
            _ => new RemoveIdea(Id("idea", which), text),
        };
    }

    /// <summary>What an item is about, how it is worked on, and how far it is.</summary>
    private static MeetingCommand Planning(string item, int which, int other, string text) => Mod(which + other, 8) switch
    {
        0 => new EditAgendaItem(item, Minutes: Mod(other, 60) + 1, OwnerId: Person(other).PersonId, Question: text, Clear: [AgendaField.Sort], WasQuestion: ""),
        1 => new EditAgendaItem(item, Sort: (AgendaSort)Mod(other, 10), WorksOn: Id("item", other), Clear: other % 3 == 0 ? [AgendaField.WorksOn] : []),
        2 => new PlanMethod(item, MeetingStory.BrainstormPlan),
        3 => new PlanMethod(item, MeetingStory.DotsPlan, other % 2 == 0 ? MeetingRecord.OnlyId : Id("item", other)),
        4 => new PlanMethod(item, null),
        5 => new StartItem(item),
        6 => other % 2 == 0 ? new FinishItem(item) : new SkipItem(item, other % 3 == 0),
        _ => new SetMeetingPlan(Mod(other, 90) + 1, null),
    };

    /// <summary>What the first of them does so that all begin by writing unseen.</summary>
    public static IEnumerable<MeetingCommand> InHiddenPhase() =>
    [
        new AddAgendaItem(Id("item", 0), "Ideeën", null), new PlanMethod(Id("item", 0), MeetingStory.RunPlan), new StartRun(Id("run", 0), Id("item", 0), 0),
    ];

    /// <summary>A plan is gone through, in whatever order.</summary>
    private static MeetingCommand Running(int which, int other, string item) => (Mod(other, 14), Id("run", which / 2)) switch
    {
        (0, _) => new PlanMethod(item, MeetingStory.RunPlan),
        (1 or 2, var run) => new StartRun(run, item, Mod(which, 6)),
        (3 or 4, var run) => new StartPhase(run, Mod(which, 6)),
        (5, var run) => which % 2 == 0 ? new PauseRun(run) : new ResumeRun(run),
        (6, var run) => new AddTime(run, Mod(which, 9) - 4),
        (7, var run) => new EndPhase(run, Mod(which, 6)),
        (8, var run) => new RevealIdeas(run, which % 2 == 0 ? null : Id("cluster", which)),
        (9 or 10, var run) => new SayReady(run, Mod(which, 6)),
        (11, var run) => new SayNotReady(run, Mod(which, 6)),
        (12, var run) => which % 3 == 0 ? new HarvestRun(run) : which % 3 == 1 ? new FinishRun(run) : new AbortRun(run),
        _ => new SetLayout(item, (BoardLayout)Mod(which, 11)),
    };

    private static MeetingCommand Grouping(int which, int other) => Mod(other, 4) switch
    {
        0 => new MakeGroups(
        [
            new GroupDraft(Id("group", which), "Een", [Person(0).PersonId, Person(1).PersonId], GroupPlace.Room),
            new GroupDraft(Id("group", which + 1), "Twee", [Person(2).PersonId], GroupPlace.Online),
        ], which % 2 == 0),
        1 or 2 => new MoveToGroup(which % 2 == 0 ? null : Person(which).PersonId, which % 5 == 0 ? null : Id("group", other)),
        _ => new EndGroups(),
    };

    private static MeetingCommand Merging(int which, int other, string idea, string line) => Mod(which, 3) switch
    {
        0 => new MergeClusters(Id("cluster", which), [Id("cluster", other), Id("cluster", other + 1)]),
        1 => new SplitCluster(Id("cluster", other), Id("cluster", which), line, [idea, Id("idea", other)]),
        _ => new MergeIdeas(idea, line, [Id("idea", other), Id("idea", other + 1)], null, null, null),
    };

    /// <summary>A meeting in which everything in the numbers was tried, by everybody.</summary>
    public static Story Meeting(IReadOnlyList<int> numbers)
    {
        var story = new Story(new Meeting());
        story.Do(Person(0), new StartMeeting("Warmte", "BCDFGH", "Een", null, null));
        for (var i = 1; i < People; i++)
            story.Do(Person(i), new JoinMeeting($"Persoon {i}", (Sector)(i % 5), Channel.Remote));
        foreach (var (i, step) in numbers.Chunk(4).Where(step => step.Length == 4).Index())
            story.Try(Person(Mod(step[0], People)), Command(step[1], step[2], step[3]), CommandId(i));
        return story;
    }

    /// <summary>A toy entity whose records went from audience to audience as the numbers say.</summary>
    public static Story Toy(IReadOnlyList<int> numbers)
    {
        var story = new Story(new ToyKind());
        for (var i = 0; i < People; i++)
            story.Do(Person(i), new JoinMeeting($"Persoon {i}", null, null));
        foreach (var step in numbers.Chunk(4).Where(step => step.Length == 4))
            story.Try(Person(Mod(step[0], People)), ToyCommand(step[1], step[2], step[3]));
        return story;
    }

    public static MeetingCommand ToyCommand(int what, int which, int other) => Mod(what, 6) switch
    {
        0 or 1 => new AddIdea(Id("idea", which), ToyKind.TextFor(AudienceOf(other), $"secret-{Mod(other, 100)}"), null, null, null),
        2 => new EditIdea(Id("idea", which), ToyKind.TextFor(AudienceOf(other), $"secret-{Mod(which, 100)}"), ""),
        3 => new MoveIdea(Id("idea", which), other, which),
        4 => new RemoveIdea(Id("idea", which)),
        _ => new SetRole(Person(Mod(which, People)).PersonId, (Role)Mod(other, 4)),
    };

    private static Audience AudienceOf(int number) => Mod(number, 6) switch
    {
        0 or 1 => Audience.Everyone,
        2 => Audience.Nobody,
        3 => new Audience.Roles(["facilitator"]),
        4 => new Audience.Roles(["facilitator", "noteTaker"]),
        _ => new Audience.Person(Person(Mod(number / 6, People)).PersonId),
    };

    private static string CommandId(int number) => Ids.Of($"command-{Mod(number, 1000)}-");

    private static string Id(string kind, int number) => Ids.Of($"{kind}-{Mod(number, Things)}-");

    private static int Mod(int number, int by) => (int)((uint)number % (uint)by);
}
