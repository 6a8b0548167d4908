using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What every engine must do for those who follow, and with who is here.</summary>
public abstract partial class EntityGatewayContract
{
    [Fact]
    public async Task FOL1_without_a_position_a_snapshot_and_then_live()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.AddIdeaAsync(meeting, Piet, "Eerder");
        var probe = Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        probe.Replica.All("idea").ShouldHaveSingleItem();

        await probe.SeesAsync(await Gateway.AddIdeaAsync(meeting, Piet, "Later"));

        probe.Replica.All("idea").Count().ShouldBe(2);
        probe.Replica.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task SEQ2_everyone_sees_every_commit_in_order_and_ends_with_the_same()
    {
        var meeting = await Gateway.StartMeetingAsync();
        Sender.Person[] people = [Fatima, Noor, Piet, Olga];
        var probes = people.Select(person => Follow(meeting, person)).ToList();

        await Task.WhenAll(people[..3].Select(person => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                await Gateway.AddIdeaAsync(meeting, person, $"Idee {i}");
        })));

        var head = (await ReadAsync(meeting)).Position;
        foreach (var probe in probes)
        {
            await probe.SeesAsync(head);
            probe.Replica.Content.ShouldBe(probes[0].Replica.Content);
            probe.Replica.All("idea").Count().ShouldBe(180);
        }
    }

    [Fact]
    public async Task FOL2_a_returning_reader_gets_no_more_than_what_changed()
    {
        var meeting = await Gateway.StartMeetingAsync();
        for (var i = 0; i < 100; i++)
            await Gateway.AddIdeaAsync(meeting, Piet, $"Idee {i}");
        var first = Follow(meeting, Noor);
        await first.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await first.DisposeAsync();
        var late = await Gateway.AddIdeaAsync(meeting, Piet, "Toen ze weg was");

        var back = Return(meeting, Noor, first);
        await back.SeesAsync(late);

        back.Replica.Snapshots.ShouldBe(1);
        back.Everything.Length.ShouldBeLessThan(1000);
        back.Replica.All("idea").Count().ShouldBe(101);
    }

    [Fact]
    public async Task FOL2_after_much_has_changed_the_records_that_changed_come()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var idea = Ids.Next();
        await Gateway.AddIdeaAsync(meeting, Piet, "Beweegt", idea);
        for (var i = 0; i < 50; i++)
            await Gateway.AddIdeaAsync(meeting, Piet, $"Idee {i}");
        var gone = Ids.Next();
        await Gateway.AddIdeaAsync(meeting, Piet, "Verdwijnt", gone);
        var first = Follow(meeting, Noor);
        await first.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await first.DisposeAsync();
        await Gateway.DoAsync(meeting, Piet, new RemoveIdea(gone));
        for (var i = 1; i < 400; i++)
            await Gateway.DoAsync(meeting, Piet, new MoveIdea(idea, i, i));

        var back = Return(meeting, Noor, first);
        await back.SeesAsync((await ReadAsync(meeting)).Position);

        back.Replica.Snapshots.ShouldBe(1);
        back.Replica.Find("idea", gone).ShouldBeNull();
        ((int)back.Replica.Find("idea", idea)!["x"]!).ShouldBe(399);
        back.Everything.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task FOL3_a_position_of_another_epoch_or_ahead_of_the_head_gives_a_snapshot()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var head = (await ReadAsync(meeting)).Position;

        foreach (var since in new[] { head with { Epoch = "other" }, head with { Seq = head.Seq + 1000 } })
        {
            var probe = Follow(meeting, Noor, since);
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
            probe.Replica.Position.ShouldBe(head);
        }
    }

    [Fact]
    public async Task FOL3_another_role_since_gives_a_snapshot()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var first = Follow(meeting, Piet);
        await first.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await first.DisposeAsync();
        await Gateway.DoAsync(meeting, Fatima, new SetRole(Piet.PersonId, Role.Facilitator));

        var back = Return(meeting, Piet, first);
        await back.UntilAsync(replica => replica.Snapshots == 2, "another snapshot");
    }

    [Fact]
    public async Task FOL6_a_removal_ends_the_stream_at_once()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var (gone, stays) = (Follow(meeting, Piet), Follow(meeting, Noor));
        await gone.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        await Gateway.DoAsync(meeting, Fatima, new RemovePerson(Piet.PersonId, null));
        var after = await Gateway.AddIdeaAsync(meeting, Fatima, "Niet voor Piet");

        (await gone.EndAsync()).ShouldBe(Refusals.PersonRemoved);
        gone.Everything.ShouldNotContain("Niet voor Piet");
        await stays.SeesAsync(after);
        (await Follow(meeting, Piet).EndAsync()).ShouldBe(Refusals.PersonRemoved);
    }

    [Fact]
    public async Task FOL6_and_VIS2_another_role_shows_at_once_what_it_may_see_and_no_more()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.DoAsync(meeting, Fatima, new RemovePerson(Olga.PersonId, "omdat zij reclame maakte"));
        var (noor, fatima) = (Follow(meeting, Noor), Follow(meeting, Fatima));
        await noor.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await fatima.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        noor.Everything.ShouldNotContain("reclame");
        fatima.Everything.ShouldContain("reclame");

        await Gateway.DoAsync(meeting, Fatima, new SetRole(Noor.PersonId, Role.Facilitator));
        await noor.UntilAsync(replica => replica.All("removal").Any(), "what a facilitator may see");

        await Gateway.DoAsync(meeting, Fatima, new SetRole(Noor.PersonId, Role.Participant));
        await noor.UntilAsync(replica => !replica.All("removal").Any(), "losing sight of it again");
    }

    [Fact]
    public async Task Somebody_who_does_not_take_part_sees_nothing()
    {
        var meeting = await Gateway.StartMeetingAsync();
        (await Follow(meeting, Person("stranger")).EndAsync()).ShouldBe(Refusals.PersonUnknown);
        (await Gateway.ReadAsync(meeting, Person("stranger").PersonId)).ShouldBe(new Reading.Denied(Refusals.PersonUnknown));
    }

    [Fact]
    public async Task Only_the_sender_hears_the_id_of_a_command()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var (piet, noor) = (Follow(meeting, Piet), Follow(meeting, Noor));
        await piet.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await noor.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        var position = await Gateway.DoAsync(meeting, Piet, new AddIdea(Ids.Next(), "Zon", null, null, null), Ids.Of("secret-id"));
        await piet.SeesAsync(position);
        await noor.SeesAsync(position);

        piet.Replica.Confirmed.ShouldContainKeyAndValue(Ids.Of("secret-id"), position.Seq);
        noor.Everything.ShouldNotContain("secret-id");
    }

    [Fact]
    public async Task PRS1_presence_shows_who_is_here_and_leaves_with_them()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var noor = Follow(meeting, Noor);
        var piet = Follow(meeting, Piet);
        await noor.UntilAsync(replica => replica.PresenceCount == 2, "two people");

        await piet.DisposeAsync();
        await noor.UntilAsync(replica => replica.PresenceCount == 1 && replica.Present.Count == 1, "one person");
        (await ReadAsync(meeting)).Position.Seq.ShouldBe(6, "presence makes no commits");
    }

    [Fact]
    public async Task PRS1_one_person_on_two_devices_is_one_person()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var noor = Follow(meeting, Noor);
        var phone = Follow(meeting, Piet);
        Follow(meeting, Piet with { DeviceId = Ids.Of("laptop") });
        await noor.UntilAsync(replica => replica.PresenceCount == 2, "two people");
        await phone.DisposeAsync();
        Follow(meeting, Olga);
        await noor.UntilAsync(replica => replica.PresenceCount == 3, "three people");
    }

    [Fact]
    public async Task A_signal_reaches_the_others()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var idea = Ids.Next();
        await Gateway.AddIdeaAsync(meeting, Piet, "Zon", idea);
        var (noor, piet) = (Follow(meeting, Noor), Follow(meeting, Piet));
        await piet.UntilAsync(replica => replica.PresenceCount == 2, "being here");

        Gateway.Signal(meeting, Piet, Piet.DeviceId, new PresenceSignal("columns", Key.Of<Idea>(idea), true));

        await noor.UntilAsync(
            replica => replica.Present.Values.Any(person => (string?)person["at"]?["id"] == idea && (bool?)person["typing"] is true), "somebody typing");
    }

    [Fact]
    public async Task PRS5_somebody_with_two_tabs_is_where_they_were_last_and_goes_back_to_the_other_when_that_one_is_closed()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var laptop = Piet with { DeviceId = Ids.Of("laptop") };
        var (noor, piet, also) = (Follow(meeting, Noor), Follow(meeting, Piet), Follow(meeting, laptop));
        await piet.UntilAsync(replica => replica.PresenceCount == 2, "being here");
        await also.UntilAsync(replica => replica.PresenceCount == 2, "being here twice");
        Gateway.Signal(meeting, Piet, Piet.DeviceId, new PresenceSignal("columns", null, false));
        await noor.UntilAsync(IsAt("columns"), "the first tab");
        Gateway.Signal(meeting, laptop, laptop.DeviceId, new PresenceSignal("canvas", null, false));
        await noor.UntilAsync(IsAt("canvas"), "the second tab");

        await also.DisposeAsync();
        await noor.UntilAsync(replica => IsAt("columns")(replica) && replica.PresenceCount == 2, "the first tab again");
        await piet.DisposeAsync();
        await noor.UntilAsync(replica => replica.PresenceCount == 1, "nobody else");

        static Func<WireReplica, bool> IsAt(string view) => replica => replica.Present.Values.Any(person => (string?)person["view"] == view);
    }

    [Fact]
    public async Task A_drag_reaches_the_others_with_what_is_there_of_it_and_so_does_where_somebody_looks()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var (zon, wind) = (Ids.Next(), Ids.Next());
        await Gateway.AddIdeaAsync(meeting, Piet, "Zon", zon);
        await Gateway.AddIdeaAsync(meeting, Piet, "Wind", wind);
        var (noor, piet) = (Follow(meeting, Noor), Follow(meeting, Piet));
        await piet.UntilAsync(replica => replica.PresenceCount == 2, "being here");

        Gateway.Signal(meeting, Piet, Piet.DeviceId, new PresenceSignal("canvas", null, false, null, new Drag([zon, Ids.Next(), wind], 12.5, -3), new Port(100, -50, 0.5)));
        await noor.UntilAsync(replica => Dragged(replica) == $"{zon} {wind}", "somebody dragging");
        var seen = noor.Replica.Present.Values.Single(person => person["drag"] is not null);
        ((double)seen["drag"]!["dx"]!, (double)seen["drag"]!["dy"]!).ShouldBe((12.5, -3));
        ((double)seen["port"]!["x"]!, (double)seen["port"]!["y"]!, (double)seen["port"]!["zoom"]!).ShouldBe((100, -50, 0.5));

        // PRS4: once one of them is gone the drag is too, and where they look stays.
        await Gateway.DoAsync(meeting, Piet, new RemoveIdea(wind));
        await noor.UntilAsync(replica => Dragged(replica) is "" && replica.Present.Values.Any(person => person["port"] is not null), "no drag");

        static string Dragged(WireReplica replica) =>
            string.Join(' ', replica.Present.Values.SelectMany(person => person["drag"]?["ids"]?.AsArray().Select(id => (string)id!) ?? []));
    }
}
