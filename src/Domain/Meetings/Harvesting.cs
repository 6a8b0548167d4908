using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingEvent;

/// <summary>To which community a meeting belongs, and which of its planned meetings it is.</summary>
public sealed record Belongs(string CommunityId, string PlannedId);

/// <summary>A point of the agenda that a meeting begins with.</summary>
/// <param name="Text">What stands under it from the start, in Markdown.</param>
/// <param name="Plan">How it is worked on; left out where it cannot be carried out.</param>
/// <param name="WorksOn">See <see cref="AgendaItem"/>.</param>
public sealed record AgendaDraft(
    string ItemId, string Title, string? Text, AgendaSort? Sort = null, int? Minutes = null, MethodPlan? Plan = null, string? WorksOn = null)
{
    internal AgendaItem ToItem(int order) => new(ItemId, Title, order, Sort, Minutes, Plan: Plan, WorksOn: WorksOn);

    /// <summary>The items of a whole agenda, each with its plan as far as all of them can be carried out.</summary>
    internal static ImmutableArray<AgendaItem> ToItems(ImmutableArray<AgendaDraft> drafts)
    {
        ImmutableArray<AgendaItem> items = [.. drafts.Select((draft, i) => draft.ToItem(i + 1))];
        while (AgendaPlanning.ProblemIn(items) is var (wrong, _))
            items = items.Replace(wrong, wrong with { Plan = null, WorksOn = null });
        return items;
    }
}

/// <summary>
/// What a meeting of a community tells it: that it is open, and, each time that it is closed or an action is done after that, all that came
/// of it. The account is whole each time, so none has to arrive for another to make sense.
/// </summary>
internal static class Harvesting
{
    public static IEnumerable<Reaction> React(State state, MeetingRecord meeting, ImmutableArray<Event> events)
    {
        if (meeting is not { CommunityId: { } communityId, PlannedId: { } plannedId })
            yield break;
        var community = Community.IdOf(communityId);
        if (events.Any(e => e is MeetingStarted or MeetingOpened))
            yield return new Reaction(community, new GatheringCommand.NoteMeetingOpened(plannedId));
        foreach (var changed in ReturnedActions.React(state, community, events))
            yield return changed;
        foreach (var forgotten in events.OfType<PeopleForgotten>())
            yield return new Reaction(community, new GatheringCommand.TakeNotesOut(forgotten.PersonIds, forgotten.NoteIds));
        if (meeting.ClosedAt is { } closedAt && events.Any(e => e is MeetingClosed or ActionCompleted or ActionReopened or DemonstrationStarted))
            yield return new Reaction(community, new GatheringCommand.TakeMeetingHome(Of(state, plannedId, closedAt)));
    }

    private static MeetingHarvest Of(State state, string plannedId, DateTimeOffset closedAt)
    {
        // Whoever was a guest first and a member later was there once.
        var people = state.All<Participant>().Where(person => !person.Removed && state.Find<Participant>(state.Find<ClaimedGuest>(person.Id)?.PersonId ?? "") is not { Removed: false }).OrderBy(person => person.Number).ToList();
        var groups = state.All<Participant>().ToDictionary(person => person.Id, person => person.Sector is { } sector ? EnumName.Of(sector) : null);
        // What others of the meeting may not see, nobody at home does.
        var ideas = state.All<Idea>().Where(idea => !idea.Hidden).ToList();
        return new MeetingHarvest(
            plannedId, state.Seq + 1, closedAt,
            [.. people.Select(person => new Attendee(person.Id, person.Name, person.Sector, person.Channel))],
            GroupCounts.Of(people.Select(person => groups[person.Id])),
            GroupCounts.Of(ideas.Select(idea => groups.GetValueOrDefault(idea.AuthorId))),
            people.Count(person => ideas.Exists(idea => idea.AuthorId == person.Id) || state.Find<Turn>(person.Id) is { Count: > 0 }),
            [.. state.All<Decision>().OrderBy(decision => decision.Number)],
            [.. state.All<ActionItem>().Where(action => action.Home is null).OrderBy(action => action.Number)],
            [.. state.All<VoteRound>().Where(round => round.Status is VoteRoundStatus.Closed).OrderBy(round => round.Number)],
            [
                .. ideas.Where(idea => groups.GetValueOrDefault(idea.AuthorId) is not null && state.All<VoteRound>().Any(round => Got(round, idea.Id)))
                    .OrderBy(idea => idea.Number).Select(idea => new IdeaGroup(idea.Id, groups[idea.AuthorId]!)),
            ],
            [
                .. state.All<Participant>().OrderBy(person => person.Number)
                    .Select(person => new PersonInput(person.Id, person.Sector, ideas.Count(idea => idea.AuthorId == person.Id))).Where(input => input.Ideas > 0),
            ],
            [
                .. state.All<Run>().Where(run => run is { PhaseStartedAt: not null, Status: not RunStatus.Aborted }).OrderBy(run => run.StartedAt)
                    .Select(run => new MethodRun(state.Find<AgendaItem>(run.ItemId)?.Plan?.MethodId, ideas.Count(idea => idea.ItemId == run.ItemId))),
            ]);
    }

    private static bool Got(VoteRound round, string ideaId) =>
        round is { Status: VoteRoundStatus.Closed, Tally: { } tally } && tally.Any(line => line.IdeaId == ideaId);
}
