using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>A demonstration ends by itself, and nothing of it is kept, whatever goes wrong on the way.</summary>
public sealed class ErasingTests
{
    private const string Code = "KKMNPQ";
    private readonly FaultyLog _log = new(new InMemoryEventLog());
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task DEM2_after_a_day_nothing_of_a_demonstration_is_kept_and_those_who_were_there_hear_so()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, _clock);
        var kept = await gateway.StartMeetingAsync("CDFHJK");
        await StartAsync(gateway);
        await using var probe = gateway.Follow(MeetingFiles.DemonstrationId, Fatima);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        _clock.Advance(Limits.DemonstrationLasts - TimeSpan.FromMinutes(1));
        (await gateway.ReadAsync(MeetingFiles.DemonstrationId, Fatima.PersonId)).ShouldBeOfType<Reading.Found>();
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await EndOfAsync(probe)).ShouldBe(MeetingRefusals.DemonstrationEnded);
        await GoneAsync();
        (await gateway.ReadAsync(MeetingFiles.DemonstrationId, Fatima.PersonId)).ShouldBeOfType<Reading.Denied>().Code.ShouldBe(MeetingRefusals.DemonstrationEnded);
        (await gateway.SendAsync(MeetingFiles.DemonstrationId, Fatima, new AddIdea(Ids.Next(), "Te laat", null, null, null)))
            .ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(MeetingRefusals.DemonstrationEnded);
        await using var late = gateway.Follow(MeetingFiles.DemonstrationId, Fatima);
        (await EndOfAsync(late)).ShouldBe(MeetingRefusals.DemonstrationEnded);
        (await gateway.ReadAsync(kept, null)).ShouldBeOfType<Reading.Found>();

        // The control: the name, and the code, may be used again, as new ones.
        await StartAsync(gateway);
        (await gateway.ReadAsync(MeetingFiles.DemonstrationId, null)).ShouldBeOfType<Reading.Found>().Position.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task DEM2_a_day_that_passed_while_the_server_was_down_is_made_up_for_when_it_starts()
    {
        await using (var gateway = await EmbeddedEngine.StartAsync(_log, _clock))
            await StartAsync(gateway);
        _clock.Advance(TimeSpan.FromDays(3));
        await using var next = await EmbeddedEngine.StartAsync(_log, _clock);
        await GoneAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DEM2_a_crash_in_the_middle_is_made_up_for_when_it_starts(bool codeHasHeard)
    {
        await using (var gateway = await EmbeddedEngine.StartAsync(_log, _clock))
        {
            await StartAsync(gateway);
            _log.FailsErasing = true;
            if (!codeHasHeard)
                _log.OnReacted = () => throw new IOException("the store broke");
            _clock.Advance(Limits.DemonstrationLasts);
            await Gateways.UntilAsync(() => IsOver(gateway), "its end");
        }

        (await _log.FindAsync(MeetingFiles.DemonstrationId)).ShouldNotBeNull("the control: it was not erased");
        (_log.FailsErasing, _log.OnReacted) = (false, () => { });
        await using var next = await EmbeddedEngine.StartAsync(_log, _clock);
        await GoneAsync();
    }

    [Fact]
    public async Task DEM2_a_store_that_cannot_erase_now_is_asked_again()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, _clock);
        await StartAsync(gateway);
        _log.FailsErasing = true;
        _clock.Advance(Limits.DemonstrationLasts);
        await Gateways.UntilAsync(() => IsOver(gateway), "its end");
        _log.FailsErasing = false;
        await GoneAsync();
    }

    private static async Task StartAsync(EmbeddedGateway gateway)
    {
        await gateway.DoAsync(JoinCode.IdOf(Code), Sender.TheHost, new JoinCodeCommand.ClaimCode(MeetingFiles.DemonstrationId));
        await gateway.DoAsync(MeetingFiles.DemonstrationId, Fatima, MeetingFiles.StartDemonstration(Code));
        await Gateways.UntilAsync(
            () => gateway.ReadAsync(JoinCode.IdOf(Code), null).Result is Reading.Found found && found.Find<CodeHolder>(CodeHolder.OnlyId)!.ExpiresAt is null, "its code");
    }

    private static bool IsOver(EmbeddedGateway gateway) => gateway.ReadAsync(MeetingFiles.DemonstrationId, null).Result is Reading.Denied;

    /// <summary>Streams are paced by the clock.</summary>
    private async Task<string?> EndOfAsync(FollowerProbe probe)
    {
        var end = probe.EndAsync();
        await Gateways.UntilAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(50));
                return end.IsCompleted;
            }, "the end of a stream");
        return await end;
    }

    /// <summary>Neither the meeting nor its code is in the log any more.</summary>
    private async Task GoneAsync()
    {
        foreach (var entity in new[] { MeetingFiles.DemonstrationId, JoinCode.IdOf(Code) })
        {
            await Gateways.UntilAsync(
                () =>
                {
                    _clock.Advance(TimeSpan.FromSeconds(1));
                    return _log.FindAsync(entity).Result is null;
                }, $"{entity} being gone");
        }
    }
}
