using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>The agenda: items in one order, counted 1, 2, 3 without gaps.</summary>
internal static class Agenda
{
    public static Verdict Add(State state, AddAgendaItem add)
    {
        if (state.Knows(Key.Of<AgendaItem>(add.ItemId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "itemId"));
        if (state.Count<AgendaItem>() >= Limits.AgendaItems)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.AgendaItems, Yours: add.Title));
        return add.After switch
        {
            null => Verdict.Accept(new AgendaItemAdded(add.ItemId, add.Title, state.Count<AgendaItem>() + 1)),
            { } after when state.Find<AgendaItem>(after) is { } before =>
                Verdict.Accept(new AgendaItemAdded(add.ItemId, add.Title, before.Order + 1)),
            _ => Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Field: "after", Yours: add.Title)),
        };
    }

    /// <inheritdoc cref="Ideas.Edit(State, EditIdea)"/>
    public static Verdict Rename(State state, RenameAgendaItem rename) => state.Find<AgendaItem>(rename.ItemId) switch
    {
        null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Yours: rename.Title)),
        var item when item.Title == rename.Title => Verdict.Accept(),
        var item when rename.Was is { } was && was != item.Title => Verdict.Reject(
            MeetingRefusals.AgendaItemChanged, new Detail(Current: item.Title, Yours: rename.Title)),
        var item => Verdict.Accept(new AgendaItemRenamed(item.Id, rename.Title, item.Title)),
    };

    public static Verdict Move(State state, MoveAgendaItem move)
    {
        if (state.Find<AgendaItem>(move.ItemId) is not { } item)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown);
        if (move.After == item.Id)
            return Verdict.Accept();
        if (move.After is not { } after)
            return MoveTo(item, 1);
        if (state.Find<AgendaItem>(after) is not { } before)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Field: "after"));
        // Taking the item out moves everything behind it one place forward.
        return MoveTo(item, before.Order < item.Order ? before.Order + 1 : before.Order);
    }

    public static Verdict Remove(State state, RemoveAgendaItem remove) => state.Find<AgendaItem>(remove.ItemId) switch
    {
        null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown),
        var item when IsInUse(state, item.Id) => Verdict.Reject(MeetingRefusals.AgendaItemInUse),
        var item => Verdict.Accept(new AgendaItemRemoved(item)),
    };

    /// <summary>What takes an event back; null where something else has happened to the item since.</summary>
    public static Event? Inverse(State state, Event @event) => @event switch
    {
        AgendaItemAdded e when state.Find<AgendaItem>(e.ItemId) is { } now && AgendaPlanning.AreSame(now, new AgendaItem(now.Id, e.Title, 1)) && !IsInUse(state, now.Id) => new AgendaItemRemoved(now),
        AgendaItemRenamed e when state.Find<AgendaItem>(e.ItemId) is { } now && now.Title == e.Title => new AgendaItemRenamed(now.Id, e.WasTitle, e.Title),
        AgendaItemMoved e when state.Find<AgendaItem>(e.ItemId) is { } now && now.Order == e.Order && e.WasOrder <= state.Count<AgendaItem>() =>
            new AgendaItemMoved(now.Id, e.WasOrder, e.Order),
        AgendaItemRemoved e when state.Find<AgendaItem>(e.Was.Id) is null && state.Count<AgendaItem>() < Limits.AgendaItems
            && AgendaPlanning.CanComeBack(state, e.Was) =>
            new AgendaItemRestored(e.Was with { Order = Math.Min(e.Was.Order, state.Count<AgendaItem>() + 1) }),
        AgendaItemRestored e when state.Find<AgendaItem>(e.Item.Id) is { } now && AgendaPlanning.AreSame(now, e.Item) && !IsInUse(state, now.Id) =>
            new AgendaItemRemoved(now),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case AgendaItemAdded e:
                Insert(projection, new AgendaItem(e.ItemId, e.Title, e.Order));
                break;
            case AgendaItemRenamed e:
                projection.Update<AgendaItem>(e.ItemId, item => item with { Title = e.Title });
                break;
            case AgendaItemMoved e when e.Order < e.WasOrder:
                Shift(projection, from: e.Order, to: e.WasOrder - 1, by: 1);
                projection.Update<AgendaItem>(e.ItemId, item => item with { Order = e.Order });
                break;
            case AgendaItemMoved e:
                Shift(projection, from: e.WasOrder + 1, to: e.Order, by: -1);
                projection.Update<AgendaItem>(e.ItemId, item => item with { Order = e.Order });
                break;
            case AgendaItemRemoved e:
                Delete(projection, e.Was);
                break;
            case AgendaItemRestored e:
                Insert(projection, e.Item);
                break;
        }
    }

    /// <summary>Makes room for an item at its place.</summary>
    public static void Insert(Projection projection, AgendaItem item)
    {
        Shift(projection, from: item.Order, to: int.MaxValue, by: 1);
        projection.Put(item, Audience.Everyone);
        Show(projection, item.Id, Audience.Everyone);
    }

    /// <param name="was">As it is.</param>
    public static void Delete(Projection projection, AgendaItem was)
    {
        projection.Delete<AgendaItem>(was.Id);
        Shift(projection, from: was.Order + 1, to: int.MaxValue, by: -1);
        // Its minutes, emptied before, keep counting their revisions, should it come back.
        Show(projection, was.Id, Audience.Nobody);
    }

    /// <summary>Whether something stands under the item or on its board, or another item works on its ideas.</summary>
    /// <param name="apart">Items that go with it.</param>
    public static bool IsInUse(State state, string itemId, IReadOnlySet<string>? apart = null) =>
        state.Find<Minutes>(itemId) is { Text.Length: > 0 }
        || Outcomes.StandUnder(state, itemId)
        || Boards.IsInUse(state, itemId)
        || state.All<AgendaItem>().Any(item => item.WorksOn == itemId && apart?.Contains(item.Id) is not true);

    private static void Show(Projection projection, string itemId, Audience audience)
    {
        if (projection.Find<Minutes>(itemId) is { } minutes)
            projection.Put(minutes, audience);
    }

    private static Verdict MoveTo(AgendaItem item, int order) =>
        item.Order == order ? Verdict.Accept() : Verdict.Accept(new AgendaItemMoved(item.Id, order, item.Order));

    private static void Shift(Projection projection, int from, int to, int by)
    {
        foreach (var item in projection.State.All<AgendaItem>().Where(item => item.Order >= from && item.Order <= to).OrderBy(item => item.Order))
            projection.Update<AgendaItem>(item.Id, moved => moved with { Order = moved.Order + by });
    }
}
