using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class LockTests
{
    private readonly MeetingStory _story = new();
    private readonly string _cluster, _inside, _outside, _link;

    public LockTests()
    {
        _cluster = _story.AddCluster(Piet, "Dak");
        _inside = _story.AddIdea(Piet, "Zon", _cluster);
        _outside = _story.AddIdea(Piet, "Wind");
        _link = _story.AddLink(Piet, _inside, _outside);
    }

    private Command[] OnTheBoard => [.. InCluster, .. OutsideCluster];

    private Command[] InCluster =>
    [
        new AddIdea(Ids.Next(), "Nog een", null, null, _cluster), new EditIdea(_inside, "Zonnig", "Zon"), new MoveIdea(_inside, 1, 2),
        new MoveIdeas([new IdeaPlace(_outside, 1, 2)], _cluster), new ColourIdea(_inside, IdeaColour.Blue), new RemoveIdea(_inside),
        new AssignCluster(_inside, null), new AssignCluster(_outside, _cluster), new RenameCluster(_cluster, "Daken"), new MoveCluster(_cluster, 1, 2),
        new RemoveCluster(_cluster), new RemoveLink(_link),
    ];

    private Command[] OutsideCluster =>
    [
        new AddIdea(Ids.Next(), "Nog een", null, null, null), new EditIdea(_outside, "Harde wind", "Wind"), new MoveIdea(_outside, 1, 2),
        new ColourIdea(_outside, IdeaColour.Blue), new AddCluster(Ids.Next(), "Muur", null, null),
    ];

    [Fact]
    public void LED3_a_locked_board_takes_no_input_but_that_of_facilitators()
    {
        _story.Do(Fatima, new AddLock(LockScope.Board, null));
        foreach (var command in OnTheBoard)
            Locked(LockScope.Board, command);
        _story.AddIdea(Fatima, "Van de begeleider");
        _story.Do(Fatima, new EditIdea(_inside, "Zonnig", "Zon"));
        _story.Do(Fatima, new RemoveLock(LockScope.Board, null));
        _story.Do(Piet, OutsideCluster[1]);
    }

    [Fact]
    public void LED3_a_locked_cluster_takes_nothing_in_and_lets_nothing_go()
    {
        _story.Do(Fatima, new AddLock(LockScope.Cluster, _cluster));
        foreach (var command in InCluster)
            Locked(LockScope.Cluster, command);
        foreach (var command in OutsideCluster)
            _story.Do(Piet, command);
    }

    [Fact]
    public void LED3_a_locked_person_writes_and_moves_nothing_and_still_votes_and_raises_their_hand()
    {
        var item = _story.AddAgendaItem("Warmte");
        var round = _story.OpenVoteRound();
        _story.Do(Fatima, new AddLock(LockScope.Person, Piet.PersonId));
        foreach (var command in OnTheBoard.Append(new EditMinutes(item, 0, Delta.Insert(0, "Notulen"))))
            Locked(LockScope.Person, command);
        _story.Do(Piet, new CastVote(round, _inside));
        _story.Do(Piet, new RaiseHand(Ids.Next()));
        _story.AddIdea(Noor, "Van een ander");
    }

    [Fact]
    public void LED3_under_a_locked_agenda_item_nothing_is_written_and_an_action_is_still_done()
    {
        var (item, other) = (_story.AddAgendaItem("Warmte"), _story.AddAgendaItem("Water"));
        var (decision, action) = (_story.RecordDecision(item, "Zon"), _story.AssignAction(item, "Bel", Noor));
        _story.Do(Fatima, new AddLock(LockScope.Phase, item));
        Command[] commands =
        [
            new EditMinutes(item, 0, Delta.Insert(0, "Notulen")), new RecordDecision(Ids.Next(), item, "Wind", []), new EditDecision(decision, "Wind", "Zon"),
            new WithdrawDecision(decision, null), new AssignAction(Ids.Next(), item, "Mail", Noor.PersonId, null, []), new WithdrawAction(action, null),
            new EditAction(action, "Mail", Noor.PersonId, null, "Bel"),
        ];
        foreach (var command in commands)
            _story.Refuse(MeetingRefusals.Locked, Noor, command).Detail!.Field.ShouldBe("phase", $"{command}");
        _story.Do(Noor, new CompleteAction(action));
        _story.Do(Noor, new EditMinutes(other, 0, Delta.Insert(0, "Notulen")));
        _story.Do(Fatima, new EditDecision(decision, "Wind", "Zon"));
    }

    [Fact]
    public void LED3_the_ideas_of_a_locked_agenda_item_stay_as_they_are()
    {
        _story.InPhase(1);
        var idea = _story.AddIdea(Piet, "Van dit punt");
        var item = _story.Idea(idea).ItemId.ShouldNotBeNull();
        _story.Do(Fatima, new AddLock(LockScope.Phase, item));
        Locked(LockScope.Phase, new EditIdea(idea, "Anders", "Van dit punt"));
        Locked(LockScope.Phase, new MoveIdea(idea, 1, 2));
        Locked(LockScope.Phase, new AddIdea(Ids.Next(), "Nog een", null, null, null));
        _story.Do(Piet, new MoveIdea(_outside, 1, 2));
    }

    [Fact]
    public void LED3_a_locked_cluster_is_not_merged_or_split()
    {
        var other = _story.AddCluster(Piet, "Muur");
        _story.Do(Fatima, new AddLock(LockScope.Cluster, _cluster));
        Locked(LockScope.Cluster, new MergeClusters(other, [_cluster]));
        Locked(LockScope.Cluster, new MergeClusters(_cluster, [other]));
        Locked(LockScope.Cluster, new SplitCluster(_cluster, Ids.Next(), "Deel", [_inside]));
    }

    /// <summary>A new kind of event says here whether it is of the board, is somebody's writing, or neither: else a lock would not hold it.</summary>
    [Fact]
    public void LED3_every_event_of_a_meeting_is_known_to_be_input_or_not()
    {
        string[] others =
        [
            .. WireName.All<Event>().Where(e => e.Type.IsAssignableTo(typeof(MeetingEvent.LeadingEvent))).Select(e => e.Name),
            "meetingStarted", "meetingImported", "demonstrationStarted", "demonstrationEnded", "meetingOpened", "meetingClosed", "meetingRenamed", "meetingPlanSet", "joinCodeRenewed", "joinCodeLost",
            "personJoined", "nameForgotten", "homeActionsNoted", "guestClaimed", "roleSet", "personRemoved", "layoutSet", "ideasRevealed", "readySaid", "readyTakenBack", "groupsMade", "movedToGroup", "groupsEnded",
            "runStarted", "phaseStarted", "runPaused", "runResumed", "runTimeSet", "phaseEnded", "runHarvested", "runEnded",
            "agendaItemAdded", "agendaItemRenamed", "agendaItemMoved", "agendaItemRemoved", "agendaItemRestored", "agendaItemEdited", "methodPlanned", "agendaPlanned", "agendaUnplanned", "agendaProgressed",
            "voteRoundOpened", "voteCast", "voteWithdrawn", "voteRoundClosed", "minutesWritersSet",
        ];
        var all = WireName.All<Event>().Where(e => e.Type.IsAssignableTo(typeof(MeetingEvent))).ToList();
        var input = all.Where(e => Locks.IsInput((Event)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(e.Type))).Select(e => e.Name);
        input.Concat(others).Order(StringComparer.Ordinal).ShouldBe(all.Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LED3_undo_does_not_go_around_a_lock()
    {
        var removed = _story.Do(Piet, new RemoveIdea(_inside));
        _story.Do(Fatima, new AddLock(LockScope.Cluster, _cluster));
        _story.Refuse(MeetingRefusals.Locked, Piet, new Undo(removed.CommandId));
    }

    [Fact]
    public void A_refusal_gives_the_words_back_and_says_what_is_locked()
    {
        _story.Do(Fatima, new AddLock(LockScope.Board, null));
        var refused = _story.Refuse(MeetingRefusals.Locked, Piet, new AddIdea(Ids.Next(), "Mijn woorden", null, null, null));
        (refused.Detail!.Field, refused.Detail.Yours).ShouldBe(("board", "Mijn woorden"));
    }

    [Fact]
    public void What_is_locked_already_is_so_and_what_is_not_there_cannot_be()
    {
        _story.Do(Fatima, new AddLock(LockScope.Board, null));
        _story.Do(Fatima, new AddLock(LockScope.Board, null)).Changes.ShouldBeEmpty();
        _story.Do(Fatima, new RemoveLock(LockScope.Cluster, _cluster)).Changes.ShouldBeEmpty();
        _story.Refuse(MeetingRefusals.ClusterUnknown, Fatima, new AddLock(LockScope.Cluster, Ids.Next()));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new AddLock(LockScope.Phase, Ids.Next()));
        _story.Refuse(Refusals.PersonUnknown, Fatima, new AddLock(LockScope.Person, Ids.Next()));
    }

    private void Locked(LockScope scope, Command command) =>
        _story.Refuse(MeetingRefusals.Locked, Piet, command).Detail!.Field.ShouldBe(EnumName.Of(scope), $"{command}");
}
