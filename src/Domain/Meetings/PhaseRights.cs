using System.Collections.Frozen;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>Who may give a kind of command in a phase, of those whose role lets them give it at all.</summary>
internal enum InPhase
{
    /// <summary>Whoever may outside a phase.</summary>
    All,

    /// <summary>Facilitators and note takers.</summary>
    Leaders,
}

/// <summary>
/// What a phase allows: command x input. It only ever takes away from <see cref="MeetingRights"/>. SPEC.md shows this table to people; a
/// test holds the two together and tries every cell with every role.
/// </summary>
internal static class PhaseRights
{
    /// <summary>The commands that work on the board; a phase allows all others as ever.</summary>
    private static readonly FrozenSet<string> OnTheBoard = new[]
    {
        "addIdea", "mergeIdeas", "editIdea", "moveIdea", "moveIdeas", "colourIdea", "removeIdea",
        "addCluster", "renameCluster", "moveCluster", "assignCluster", "removeCluster", "mergeClusters", "splitCluster", "addLink", "removeLink",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<PhaseInput, InPhase> Board = new Dictionary<PhaseInput, InPhase>
    {
        [PhaseInput.Hidden] = InPhase.All,
        [PhaseInput.Open] = InPhase.All,
        [PhaseInput.Turns] = InPhase.All,
        [PhaseInput.PassSheet] = InPhase.All,
        [PhaseInput.Closed] = InPhase.Leaders,
        [PhaseInput.None] = InPhase.Leaders,
        [PhaseInput.Vote] = InPhase.Leaders,
        [PhaseInput.Score] = InPhase.Leaders,
    }.ToFrozenDictionary();

    /// <summary>Whether everybody may put something in.</summary>
    public static bool TakesInput(PhaseInput input) => Board[input] is InPhase.All;

    /// <summary>Why the phase that is going on does not take a command; null where it does, or where there is none.</summary>
    public static Verdict? Refuse(State state, MeetingCommand asked, Role role, DateTimeOffset now)
    {
        if (role is Role.Facilitator or Role.NoteTaker || !IsOnTheBoard(state, asked) || Runs.Active(state) is not { PhaseNow: { } phase } run)
            return null;
        if (TakesInput(phase.Input) || now < run.Grace?.Until)
            return null;
        return Verdict.Reject(
            phase.Input is PhaseInput.Vote or PhaseInput.Score ? MeetingRefusals.PhaseVoting : MeetingRefusals.PhaseClosed,
            WordsOf(asked) is { } words ? new Detail(Yours: words) : null);
    }

    /// <summary>
    /// Where a new idea belongs. What was begun while others could not see it, they do not see: not when its phase is over, nor when its run
    /// is. Only once all of that was shown, it is shown too.
    /// </summary>
    public static IdeaOrigin Place(State state, AddIdea add, string personId, DateTimeOffset now)
    {
        if (add is { RunId: { } runId, Phase: { } begun } && state.Find<Run>(runId) is { Revealed: false } before && before.IsHiddenIn(begun)
            && (before.IsOver || begun <= before.Phase))
            return Hidden(state, before, begun, personId);
        if (Runs.Active(state) is not { } run)
            return new IdeaOrigin(null, null, null, false);
        var counts = run.PhaseNow is { } phase && TakesInput(phase.Input) ? run.Phase : now < run.Grace?.Until ? run.Grace.Phase : (int?)null;
        return counts is { } inPhase && run.IsHiddenIn(inPhase) && !run.Revealed
            ? Hidden(state, run, inPhase, personId)
            : new IdeaOrigin(Boards.Now(state), run.Id, null, false);
    }

    private static IdeaOrigin Hidden(State state, Run run, int phase, string personId) => new(
        state.Find<AgendaItem>(run.ItemId) is { } item ? Boards.BoardOf(state, item) : null, run.Id,
        run.Phases[phase].Input is PhaseInput.PassSheet ? Sheets.Held(state, run.Id, personId)?.Number : null, true);

    private static bool IsOnTheBoard(State state, MeetingCommand asked) => asked is Undo undo
        ? state.DeedOf(undo.CommandId)?.Events.Any(IsOnTheBoard) is true
        : OnTheBoard.Contains(WireName.Of(asked));

    private static bool IsOnTheBoard(Event @event) => @event is
        IdeaAdded or IdeaEdited or IdeaMoved or IdeaColoured or IdeaRemoved or IdeaRestored
        or ClusterAdded or ClusterRenamed or ClusterMoved or ClusterAssigned or ClusterRemoved or ClusterRestored
        or ClustersMerged or ClustersUnmerged or ClusterSplit or ClusterUnsplit
        or LinkAdded or LinkRemoved or LinkRestored;

    /// <summary>What its writer would lose.</summary>
    private static string? WordsOf(MeetingCommand asked) => asked switch
    {
        AddIdea c => c.Words,
        MergeIdeas c => c.Text,
        EditIdea c => c.Text,
        AddCluster c => c.Name,
        RenameCluster c => c.Name,
        SplitCluster c => c.Name,
        AddLink c => c.Label,
        _ => null,
    };
}

/// <summary>Where an idea belongs, and whether others see it.</summary>
internal readonly record struct IdeaOrigin(string? ItemId, string? RunId, int? Sheet, bool Hidden);
