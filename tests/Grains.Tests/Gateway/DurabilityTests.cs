using Microsoft.Extensions.Logging.Abstractions;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>LOG1 to LOG6 on a cluster: storage that is slow, that fails, and that two activations write.</summary>
public sealed class DurabilityTests : OnTwoSilos
{
    [Fact]
    public async Task LOG1_nobody_hears_of_a_commit_before_it_is_durable()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var (gate, isArrived) = Hold(meeting);
        var adding = First.AddIdeaAsync(meeting, Piet, "Nog niet");
        await isArrived;

        adding.IsCompleted.ShouldBeFalse();
        probe.Everything.ShouldNotContain("Nog niet");
        gate.SetResult();
        await probe.SeesAsync(await adding);
        probe.Everything.ShouldContain("Nog niet");
    }

    [Theory]
    [InlineData(StorageFault.Before)]
    [InlineData(StorageFault.After)]
    [InlineData(StorageFault.Later)]
    public async Task LOG2_storage_that_fails_before_after_or_instead_of_answering_loses_and_doubles_nothing(StorageFault fault)
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var add = new AddIdea(Ids.Next(), "Zon", null, null, null);
        var id = Ids.Next();
        var faults = 1;
        _storage.NextFault = (name, _) => name == "head" && faults-- > 0 ? fault : StorageFault.None;

        (await First.SendAsync(meeting, Piet, add, id)).ShouldBeOfType<Answer.Unknown>();
        var position = await SendUntilAcceptedAsync(First, meeting, Piet, add, id);

        await probe.SeesAsync(position);
        probe.Replica.All("idea").ShouldHaveSingleItem();
        (await CommitsAsync(meeting)).Count(commit => commit.CommandId == id).ShouldBe(1);
    }

    [Fact]
    public async Task LOG3_of_two_activations_one_writes_and_the_other_ends_itself()
    {
        var meeting = await First.StartMeetingAsync();
        await First.AddIdeaAsync(meeting, Piet, "Eerst");
        // What a second activation does, on a silo that is thought dead and is not.
        var stray = OpenLog();
        var other = await EntityHost.LoadAsync(meeting, new Meeting(), stray, TimeProvider.System, NullLogger.Instance, default);
        var ideas = new List<string> { Ids.Next(), Ids.Next(), Ids.Next() };
        (await HandleAsync(other, new AddIdea(ideas[0], "Van de ander", null, null, null))).ShouldBeOfType<Answer.Accepted>();

        // The activation is behind now: its write comes to nothing, and the same command, sent again, finds a new one.
        var late = new AddIdea(ideas[1], "Van deze", null, null, null);
        var id = Ids.Next();
        (await First.SendAsync(meeting, Piet, late, id)).ShouldBeOfType<Answer.Unknown>();
        await SendUntilAcceptedAsync(First, meeting, Piet, late, id);

        // And the other is behind in its turn: not even a refusal of it stands.
        (await HandleAsync(other, new EditIdea(ideas[1], "x", "Van deze"))).ShouldBeOfType<Answer.Unknown>();
        other.IsSpent.ShouldBeTrue();
        var commits = await CommitsAsync(meeting);
        commits.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, commits.Count).Select(i => (long)i));
        commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit)).All<Idea>().Count().ShouldBe(3);

        static async Task<Answer> HandleAsync(EntityHost host, MeetingCommand command) =>
            (await host.HandleAsync([new Submission(Ids.Next(), Piet, command)], _ => { }, default)).Single();
    }

    [Fact]
    public async Task LOG6_a_damaged_history_is_refused_and_harms_no_other()
    {
        var (damaged, well) = (await First.StartMeetingAsync(), await First.StartMeetingAsync("CCDFGH"));
        for (var i = 0; i < 300; i++)
            await First.AddIdeaAsync(damaged, Piet, $"Idee {i}");
        await RestartAsync(() => _storage.Lose(name => name.StartsWith("segment", StringComparison.Ordinal) || name == "snapshot"));

        (await First.SendAsync(damaged, Piet, new AddIdea(Ids.Next(), "x", null, null, null))).ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(EngineCodes.EntityDamaged);
        (await Second.ReadAsync(damaged, null)).ShouldBe(new Reading.Denied(EngineCodes.EntityDamaged));
        await using var probe = Second.Follow(damaged, Piet);
        (await probe.EndAsync()).ShouldBe(EngineCodes.EntityDamaged);
        await First.AddIdeaAsync(well, Piet, "Zon");
    }
}
