using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class OutcomeTests
{
    private static readonly DateOnly Due = new(2026, 12, 1);
    private readonly MeetingStory _story = new();
    private readonly string _item;

    public OutcomeTests() => _item = _story.AddAgendaItem("Warmte");

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_a_withdrawn_one_keeps_its_number()
    {
        var first = _story.RecordDecision(_item, "We beginnen");
        _story.Do(Noor, new WithdrawDecision(first, "Te vroeg"));
        _story.RecordDecision(_item, "We wachten");
        var decisions = _story.State.All<Decision>().OrderBy(decision => decision.Number).ToList();
        decisions.Select(decision => (decision.Number, decision.Text, decision.Withdrawn, decision.Reason))
            .ShouldBe([(1, "We beginnen", true, "Te vroeg"), (2, "We wachten", false, null)]);
        _story.Refuse(MeetingRefusals.DecisionWithdrawn, Noor, new WithdrawDecision(first, null));
        _story.Refuse(MeetingRefusals.DecisionWithdrawn, Noor, new EditDecision(first, "Toch", "We beginnen"));
    }

    [Fact]
    public void A_decision_remembers_the_ideas_that_it_came_from_and_they_stay()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        _story.Refuse(MeetingRefusals.IdeaUnknown, Noor, new RecordDecision(Ids.Next(), _item, "Panelen", [idea, Ids.Of("none")]));
        var decision = _story.RecordDecision(_item, "Panelen op school", idea);
        _story.State.Find<Decision>(decision)!.FromIdeas.ShouldBe([idea]);
        _story.Refuse(MeetingRefusals.IdeaInUse, Piet, new RemoveIdea(idea));
        _story.Refuse(MeetingRefusals.AgendaItemInUse, Fatima, new RemoveAgendaItem(_item));
    }

    [Fact]
    public void An_edit_against_a_text_that_is_gone_is_refused_with_both_texts()
    {
        var decision = _story.RecordDecision(_item, "Zon");
        _story.Do(Fatima, new EditDecision(decision, "Wind", "Zon"));
        var refused = _story.Refuse(MeetingRefusals.DecisionChanged, Noor, new EditDecision(decision, "Water", "Zon"));
        (refused.Detail!.Current, refused.Detail.Yours).ShouldBe(("Wind", "Water"));
        var action = _story.AssignAction(_item, "Bellen", Piet);
        _story.Do(Fatima, new EditAction(action, "Mailen", Piet.PersonId, null, "Bellen"));
        _story.Refuse(MeetingRefusals.ActionChanged, Noor, new EditAction(action, "Schrijven", Piet.PersonId, null, "Bellen"))
            .Detail!.Current.ShouldBe("Mailen");
    }

    [Fact]
    public void An_action_has_one_assignee_who_takes_part_and_perhaps_a_day()
    {
        _story.Refuse(Refusals.PersonUnknown, Noor, new AssignAction(Ids.Next(), _item, "Bellen", Ids.Of("nobody"), null, []));
        var action = _story.AssignAction(_item, "Bellen", Piet, Due);
        var assigned = _story.State.Find<ActionItem>(action)!;
        (assigned.Number, assigned.AssigneeId, assigned.Due, assigned.Status).ShouldBe((1, Piet.PersonId, Due, ActionStatus.Open));

        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Noor, new AssignAction(Ids.Next(), _item, "Mailen", Piet.PersonId, null, []));
        // What was his already can still be put right.
        _story.Do(Noor, new EditAction(action, "Bellen met de school", Piet.PersonId, null, "Bellen"));
        _story.Do(Noor, new EditAction(action, "Bellen met de school", Noor.PersonId, Due, "Bellen met de school"));
        _story.State.Find<ActionItem>(action)!.AssigneeId.ShouldBe(Noor.PersonId);
    }

    [Fact]
    public void Two_who_edit_one_action_both_keep_what_they_changed()
    {
        var action = _story.AssignAction(_item, "Bellen", Piet, Due);
        _story.Do(Fatima, new EditAction(action, "Bellen", Noor.PersonId, Due, "Bellen", Piet.PersonId, Due));
        _story.Do(Noor, new EditAction(action, "Bellen met de school", Piet.PersonId, Due.AddDays(1), "Bellen", Piet.PersonId, Due));
        _story.Do(Fatima, new EditAction(action, "Bellen met de school!", Noor.PersonId, Due, "Bellen met de school", Noor.PersonId, Due));
        var edited = _story.State.Find<ActionItem>(action)!;
        (edited.Text, edited.AssigneeId, edited.Due).ShouldBe(("Bellen met de school!", Noor.PersonId, Due.AddDays(1)));

        // Who changed the same thing last, decides; so does whoever does not say what they saw.
        _story.Do(Noor, new EditAction(action, edited.Text, Fatima.PersonId, null, edited.Text, Piet.PersonId, Due));
        _story.State.Find<ActionItem>(action)!.ShouldSatisfyAllConditions(it => it.AssigneeId.ShouldBe(Fatima.PersonId), it => it.Due.ShouldBeNull());
        _story.Do(Noor, new EditAction(action, edited.Text, Noor.PersonId, Due, edited.Text));
        _story.State.Find<ActionItem>(action)!.ShouldSatisfyAllConditions(it => it.AssigneeId.ShouldBe(Noor.PersonId), it => it.Due.ShouldBe(Due));
    }

    [Fact]
    public void An_action_is_done_and_opened_again_by_whoever_has_it_also_after_the_meeting()
    {
        var action = _story.AssignAction(_item, "Bellen", Piet);
        _story.Do(Fatima, new CloseMeeting());
        _story.Do(Piet, new CompleteAction(action));
        _story.State.Find<ActionItem>(action)!.ShouldSatisfyAllConditions(it => it.Status.ShouldBe(ActionStatus.Done), it => it.DoneAt.ShouldBe(_story.Now));
        _story.Do(Piet, new CompleteAction(action)).Changes.ShouldBeEmpty();
        _story.Do(Piet, new ReopenAction(action));
        _story.State.Find<ActionItem>(action)!.DoneAt.ShouldBeNull();
    }

    [Fact]
    public void An_action_that_is_withdrawn_keeps_its_number_and_is_no_more_to_be_done()
    {
        var action = _story.AssignAction(_item, "Bellen", Piet);
        _story.Do(Noor, new WithdrawAction(action, "Niet meer nodig"));
        _story.Refuse(MeetingRefusals.ActionWithdrawn, Piet, new CompleteAction(action));
        _story.Refuse(MeetingRefusals.ActionWithdrawn, Piet, new ReopenAction(action));
        _story.Refuse(MeetingRefusals.ActionWithdrawn, Noor, new EditAction(action, "Toch", Piet.PersonId, null, "Bellen"));
        var next = _story.AssignAction(_item, "Mailen", Piet);
        _story.State.Find<ActionItem>(next)!.Number.ShouldBe(2);
    }

    [Fact]
    public void What_is_not_there_is_unknown()
    {
        var none = Ids.Of("none");
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Noor, new RecordDecision(Ids.Next(), none, "Zon", []));
        _story.Refuse(MeetingRefusals.DecisionUnknown, Noor, new EditDecision(none, "Zon", "Wind")).Detail!.Yours.ShouldBe("Zon");
        _story.Refuse(MeetingRefusals.DecisionUnknown, Noor, new WithdrawDecision(none, null));
        _story.Refuse(MeetingRefusals.ActionUnknown, Noor, new EditAction(none, "Zon", Piet.PersonId, null, "Wind"));
        _story.Refuse(MeetingRefusals.ActionUnknown, Noor, new CompleteAction(none));
        _story.Refuse(MeetingRefusals.ActionUnknown, Noor, new ReopenAction(none));
        _story.Refuse(MeetingRefusals.ActionUnknown, Noor, new WithdrawAction(none, null));
        var decision = _story.RecordDecision(_item, "Zon");
        _story.Refuse(Refusals.IdTaken, Noor, new RecordDecision(decision, _item, "Zon", []));
    }
}
