using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class MinutesTests
{
    private readonly MeetingStory _story = new();
    private readonly string _item;

    public MinutesTests() => _item = _story.AddAgendaItem("Warmte");

    [Fact]
    public void TXT1_what_two_wrote_against_one_text_is_both_there_and_the_first_stays_left()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        Write(Noor, 1, Delta.Insert(3, " en wind"));
        Write(Piet, 1, Delta.Insert(3, " en water"));
        Text.ShouldBe("Zon en wind en water");
        _story.State.Find<Minutes>(_item)!.Revision.ShouldBe(3);
    }

    [Fact]
    public void TXT1_who_types_on_stays_by_their_own_words()
    {
        Write(Piet, 0, Delta.Insert(0, "p"));
        Write(Noor, 0, Delta.Insert(0, "n"));
        Text.ShouldBe("pn");
        _story.Do(Piet, Edit(1, Delta.Insert(1, "iet")) with { GoesOn = true });
        _story.Do(Noor, Edit(2, Delta.Insert(2, "oor")) with { GoesOn = true });
        Text.ShouldBe("pietnoor");
    }

    [Fact]
    public void TXT1_the_change_that_others_see_is_the_edit_as_the_server_made_it()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        Write(Noor, 1, Delta.Delete(0, 3));
        var change = Write(Piet, 1, Delta.Insert(3, "!")).Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Text>();
        change.Delta.ShouldBe(Delta.Insert(0, "!"));
        change.Revision.ShouldBe(3);
    }

    [Fact]
    public void TXT1_deleting_what_is_deleted_already_changes_nothing_and_is_no_mistake()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        Write(Noor, 1, Delta.Delete(0, 3));
        Write(Piet, 1, Delta.Delete(0, 3)).Changes.ShouldBeEmpty();
        _story.State.Find<Minutes>(_item)!.Revision.ShouldBe(2);
    }

    [Fact]
    public void TXT2_an_edit_between_the_halves_of_a_character_is_refused()
    {
        Write(Piet, 0, Delta.Insert(0, "a🌍b"));
        _story.Refuse(TextRefusals.DeltaSplitsCharacter, Piet, Edit(1, Delta.Insert(2, "x")));
        _story.Refuse(TextRefusals.DeltaSplitsCharacter, Piet, Edit(1, Delta.Delete(1, 1)));
        _story.Refuse(TextRefusals.DeltaSplitsCharacter, Piet, Edit(1, Delta.Delete(2, 2))).Detail!.Yours.ShouldBe("");
    }

    [Fact]
    public void An_edit_past_the_end_of_the_text_that_it_was_made_against_is_refused()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        Write(Noor, 1, Delta.Insert(3, " en nog veel meer"));
        _story.Refuse(TextRefusals.DeltaPastEnd, Piet, Edit(1, Delta.Insert(4, "te ver"))).Detail!.Yours.ShouldBe("te ver");
    }

    [Fact]
    public void TXT3_a_base_older_than_2000_edits_is_refused_and_gives_the_words_back()
    {
        for (var revision = 0; revision < TextRevision.Kept; revision++)
            Write(Noor, revision, Delta.Insert(0, "a"));
        Write(Piet, 0, Delta.Insert(0, "nog net"));
        _story.Refuse(TextRefusals.BaseTooOld, Piet, Edit(0, Delta.Insert(0, "te laat"))).Detail!.Yours.ShouldBe("te laat");
        _story.State.All<TextRevision>().Count().ShouldBe(TextRevision.Kept);
    }

    [Fact]
    public void A_base_in_the_future_is_refused() =>
        _story.Refuse(TextRefusals.BaseUnknown, Piet, Edit(1, Delta.Insert(0, "a")));

    [Fact]
    public void A_text_does_not_grow_past_its_limit_and_can_always_shrink()
    {
        Write(Piet, 0, Delta.Insert(0, new string('x', Limits.Minutes)));
        var refused = _story.Refuse(Refusals.TextTooLong, Piet, Edit(1, Delta.Insert(0, "y")));
        (refused.Detail!.Max, refused.Detail.Length, refused.Detail.Yours).ShouldBe((Limits.Minutes, Limits.Minutes + 1, "y"));
        Write(Piet, 1, Delta.Delete(0, 1));
    }

    [Fact]
    public void Everybody_writes_until_the_facilitator_leaves_it_to_the_note_taker()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        _story.Do(Fatima, new SetMinutesWriters(MinutesWriters.NoteTakers));
        _story.Refuse(MeetingRefusals.MinutesNotWriter, Piet, Edit(1, Delta.Insert(0, "x"))).Detail!.Yours.ShouldBe("x");
        Write(Noor, 1, Delta.Insert(3, "!"));
        Write(Fatima, 2, Delta.Insert(4, "!"));
        _story.Do(Fatima, new SetMinutesWriters(MinutesWriters.All));
        Write(Piet, 3, Delta.Insert(0, "De "));
        Text.ShouldBe("De Zon!!");
    }

    [Fact]
    public void Minutes_need_an_agenda_item_and_an_item_with_minutes_stays()
    {
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Piet, new EditMinutes(Ids.Of("none"), 0, Delta.Insert(0, "a")));
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        _story.Refuse(MeetingRefusals.AgendaItemInUse, Fatima, new RemoveAgendaItem(_item));
        Write(Piet, 1, Delta.Delete(0, 3));
        _story.Do(Fatima, new RemoveAgendaItem(_item));
        _story.State.VisibleTo(new Viewer(Piet.PersonId, "participant", 3)).ShouldAllBe(entry => !(entry.Record is Minutes));
    }

    [Fact]
    public void Minutes_of_an_item_that_comes_back_go_on_counting_so_that_no_old_edit_fits_by_chance()
    {
        Write(Piet, 0, Delta.Insert(0, "Zon"));
        Write(Piet, 1, Delta.Delete(0, 3));
        var removed = _story.Do(Fatima, new RemoveAgendaItem(_item));
        _story.Do(Fatima, new Undo(removed.CommandId));
        _story.State.Find<Minutes>(_item)!.Revision.ShouldBe(2);
        Write(Piet, 2, Delta.Insert(0, "Maan"));
        Text.ShouldBe("Maan");
    }

    private string Text => _story.State.Find<Minutes>(_item)!.Text;

    private Commit Write(Sender from, int basedOn, Delta delta) => _story.Do(from, Edit(basedOn, delta));

    private EditMinutes Edit(int basedOn, Delta delta) => new(_item, basedOn, delta);
}
