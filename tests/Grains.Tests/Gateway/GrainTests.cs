using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Runtime;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What an entity is as a grain.</summary>
public sealed class GrainTests : OnTwoSilos
{
    [Fact]
    public void Every_kind_of_entity_has_a_grain()
    {
        var grains = typeof(EntityGrain).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EntityGrain)))
            .Select(type => type.GetCustomAttributes(typeof(GrainTypeAttribute), false).Cast<GrainTypeAttribute>().Single().GetGrainType(_cluster.Silos[0].ServiceProvider, type).ToString());
        grains.Order().ShouldBe(Catalogue.All.Select(kind => kind.Name).Order());
    }

    [Fact]
    public void What_a_grain_is_called_between_silos_are_its_aliases()
    {
        var resolver = _cluster.Silos[0].ServiceProvider.GetRequiredService<GrainInterfaceTypeResolver>();
        foreach (var type in new[] { typeof(IEntityGrain), typeof(IMeetingGrain), typeof(IJoinCodeGrain), typeof(IWakerGrain), typeof(IEntityObserver) })
            resolver.GetGrainInterfaceType(type).ToString().ShouldBe($"samenwerken.{type.Name}");
    }

    [Fact]
    public async Task Commands_of_many_share_a_write()
    {
        var meeting = await First.StartMeetingAsync();
        var before = _storage.Writes["head"];
        var (gate, isArrived) = Hold(meeting);
        var sent = new List<Task<Position>> { First.AddIdeaAsync(meeting, Piet, "Eerst") };
        await isArrived;
        sent.AddRange(Enumerable.Range(0, 100).Select(i => First.AddIdeaAsync(meeting, Piet with { DeviceId = Ids.Of($"device-{i}-") }, $"Idee {i}")));
        // Whoever asks after them is answered after they came; the write waits for that, and not for how fast the machine is.
        await First.ReadAsync(meeting, Piet.PersonId);
        gate.SetResult();
        await Task.WhenAll(sent);
        (_storage.Writes["head"] - before).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task While_a_write_is_under_way_everybody_else_is_answered()
    {
        var meeting = await First.StartMeetingAsync();
        var (gate, isArrived) = Hold(meeting);
        var adding = First.AddIdeaAsync(meeting, Piet, "Zon");
        await isArrived;

        (await Second.ReadAsync(meeting, Piet.PersonId)).ShouldBeOfType<Reading.Found>();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1 && replica.PresenceCount == 1, "a snapshot, and being seen there");
        adding.IsCompleted.ShouldBeFalse("the control: the write is still under way");
        gate.SetResult();
        await probe.SeesAsync(await adding);
    }

    [Fact]
    public void Of_what_a_grain_can_be_asked_nothing_makes_others_wait()
    {
        var methods = typeof(IEntityGrain).GetMethods();
        methods.Length.ShouldBeGreaterThan(8);
        methods.ShouldAllBe(method => method.IsDefined(typeof(AlwaysInterleaveAttribute), false) || method.IsDefined(typeof(ReadOnlyAttribute), false));
        typeof(IEntityGrain).GetMethod(nameof(IEntityGrain.SendAsync))!.IsDefined(typeof(AlwaysInterleaveAttribute), false).ShouldBeTrue();
        methods.Where(method => method.IsDefined(typeof(ReadOnlyAttribute), false)).Select(method => method.Name)
            .ShouldBe([nameof(IEntityGrain.ReadAsync), nameof(IEntityGrain.ForeseeAsync), nameof(IEntityGrain.ReadTextAsync), nameof(IEntityGrain.CatchUpAsync)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_grain_whose_write_is_in_doubt_ends_and_another_takes_its_place()
    {
        var meeting = await First.StartMeetingAsync();
        var ended = _cluster.Inner.WaitForDeactivationAsync(GrainOf(meeting));
        ended.IsCompleted.ShouldBeFalse("the control: it is active");
        var faults = 1;
        _storage.NextFault = (name, _) => name == "head" && faults-- > 0 ? StorageFault.After : StorageFault.None;

        (await First.SendAsync(meeting, Piet, new AddIdea(Ids.Next(), "Zon", null, null, null))).ShouldBeOfType<Answer.Unknown>();

        await ended.WaitAsync(Gateways.Patience);
        (await Second.ReadAsync(meeting, Piet.PersonId)).ShouldBeOfType<Reading.Found>().Records.OfType<Idea>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_meeting_of_five_thousand_ideas_and_full_minutes_is_put_back()
    {
        var file = LargeFile();
        var meeting = new EntityId(Meeting.KindName, Ids.Next());
        var import = new ImportMeeting(file.Records, file.Hash, "BCDFGH");

        await using var probe = Second.Follow(meeting, Fatima);
        var position = await First.DoAsync(meeting, new Sender.Person(file.Facilitator!.Id, Fatima.DeviceId), import);

        (await Second.ReadAsync(meeting, Fatima.PersonId)).ShouldBeOfType<Reading.Found>().Records.OfType<Idea>().Count().ShouldBe(5000);
        await using var later = Second.Follow(meeting, Fatima);
        await later.SeesAsync(position);
        later.Replica.All("idea").Count().ShouldBe(5000);
        await _cluster.Inner.DeactivateAsync(GrainOf(meeting));
        await later.SeesAsync(await First.AddIdeaAsync(meeting, Fatima, "En nog een"));
    }

    private static MeetingFile LargeFile()
    {
        var story = new MeetingStory();
        for (var i = 0; i < 5000; i++)
            story.AddIdea(Fatima, $"{i} {new string('a', Limits.Idea - 10)}");
        var item = story.AddAgendaItem("Alles");
        story.Do(Noor, new EditMinutes(item, 0, Delta.Insert(0, new string('n', Limits.Minutes))));
        var (file, refusal) = MeetingFiles.Read(MeetingFiles.Export(story.State, Fatima.PersonId));
        refusal.ShouldBeNull();
        return file!;
    }

    [Fact]
    public async Task Deactivation_saves_a_snapshot()
    {
        var meeting = await First.StartMeetingAsync();
        var seq = (await First.AddIdeaAsync(meeting, Piet, "Zon")).Seq;
        await _cluster.Inner.DeactivateAsync(GrainOf(meeting));
        await _cluster.Inner.WaitForDeactivationAsync(GrainOf(meeting));
        (await Cluster.LogOf(_cluster.Silos[0]).FindSnapshotAsync(meeting)).ShouldNotBeNull().Seq.ShouldBe(seq);
    }
}
