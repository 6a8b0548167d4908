using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class AgendaTests
{
    private readonly MeetingStory _story = new();
    private readonly string _a, _b, _c;

    public AgendaTests() => (_a, _b, _c) = (_story.AddAgendaItem("A"), _story.AddAgendaItem("B"), _story.AddAgendaItem("C"));

    [Fact]
    public void An_item_comes_last_or_after_the_one_that_is_named()
    {
        _story.AddAgendaItem("D");
        _story.AddAgendaItem("A2", after: _a);

        _story.Agenda.ShouldBe(["A", "A2", "B", "C", "D"]);
        OrdersHaveNoGap();
    }

    [Theory]
    [InlineData("C", null, "C A B")]
    [InlineData("C", "A", "A C B")]
    [InlineData("A", "C", "B C A")]
    [InlineData("A", "B", "B A C")]
    [InlineData("A", null, "A B C")]
    [InlineData("B", "A", "A B C")]
    [InlineData("B", "B", "A B C")]
    public void An_item_moves_to_the_front_or_behind_another(string item, string? after, string order)
    {
        _story.Do(Fatima, new MoveAgendaItem(IdOf(item), after is null ? null : IdOf(after)));

        string.Join(' ', _story.Agenda).ShouldBe(order);
        OrdersHaveNoGap();
    }

    [Fact]
    public void Removing_an_item_leaves_no_gap()
    {
        _story.Do(Fatima, new RemoveAgendaItem(_a));
        _story.Agenda.ShouldBe(["B", "C"]);
        OrdersHaveNoGap();
    }

    [Fact]
    public void Another_title_than_its_writer_saw_is_refused_with_both_and_stays()
    {
        _story.Do(Fatima, new RenameAgendaItem(_a, "Inchecken", "A"));

        _story.Refuse(MeetingRefusals.AgendaItemChanged, Fatima, new RenameAgendaItem(_a, "Begin", "A"))
            .Detail.ShouldBe(new Detail(Current: "Inchecken", Yours: "Begin"));
        _story.Do(Fatima, new RenameAgendaItem(_a, "Begin", "Inchecken"));
        _story.Do(Fatima, new RenameAgendaItem(_a, "Welkom"));
        _story.Agenda.ShouldBe(["Welkom", "B", "C"]);
    }

    [Fact]
    public void What_is_not_there_cannot_be_used()
    {
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new AddAgendaItem(Ids.Next(), "D", Ids.Next()));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new MoveAgendaItem(_a, Ids.Next()));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new MoveAgendaItem(Ids.Next(), null));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new RenameAgendaItem(Ids.Next(), "D"));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new RemoveAgendaItem(Ids.Next()));
        _story.Refuse(Refusals.IdTaken, Fatima, new AddAgendaItem(_a, "Weer A", null));
    }

    [Fact]
    public void An_agenda_holds_so_many_items_and_no_more()
    {
        while (_story.State.Count<AgendaItem>() < Limits.AgendaItems)
            _story.AddAgendaItem("Punt");
        _story.Refuse(MeetingRefusals.Full, Fatima, new AddAgendaItem(Ids.Next(), "Een te veel", null));
    }

    private string IdOf(string title) => title switch { "A" => _a, "B" => _b, _ => _c };

    private void OrdersHaveNoGap() =>
        _story.State.All<AgendaItem>().Select(item => item.Order).Order().ShouldBe(Enumerable.Range(1, _story.State.Count<AgendaItem>()));
}
