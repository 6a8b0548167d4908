using System.Diagnostics;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>Short words for talking to a gateway in a test.</summary>
public static class Gateways
{
    /// <summary>How long a test waits for what must come; long enough for a machine that does much else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<Answer> SendAsync(this IEntityGateway gateway, EntityId entity, Sender from, Command command, string? id = null) =>
        gateway.SendAsync(entity, new Submission(id ?? Ids.Next(), from, command));

    /// <summary>Sends a command that must be accepted.</summary>
    /// <returns>Its commit.</returns>
    public static async Task<Position> DoAsync(this IEntityGateway gateway, EntityId entity, Sender from, Command command, string? id = null)
    {
        var accepted = (await gateway.SendAsync(entity, from, command, id)).ShouldBeOfType<Answer.Accepted>();
        return new Position(accepted.Epoch, accepted.Seq);
    }

    /// <summary>Starts a meeting with somebody in each role, as <see cref="MeetingStory"/> does.</summary>
    public static async Task<EntityId> StartMeetingAsync(this IEntityGateway gateway, string? joinCode = null)
    {
        var meeting = new EntityId(Meeting.KindName, Ids.Next());
        await gateway.DoAsync(meeting, MeetingStory.Fatima, new MeetingCommand.StartMeeting("Warmte", joinCode ?? "BCDFGH", "Fatima", null, null));
        foreach (var (person, role) in new[] { (MeetingStory.Noor, Role.NoteTaker), (MeetingStory.Piet, Role.Participant), (MeetingStory.Olga, Role.Observer) })
        {
            await gateway.DoAsync(meeting, person, new MeetingCommand.JoinMeeting("Iemand", null, null));
            if (role is not Role.Participant)
                await gateway.DoAsync(meeting, MeetingStory.Fatima, new MeetingCommand.SetRole(person.PersonId, role));
        }

        return meeting;
    }

    public static Task<Position> AddIdeaAsync(this IEntityGateway gateway, EntityId meeting, Sender from, string text, string? id = null) =>
        gateway.DoAsync(meeting, from, new MeetingCommand.AddIdea(id ?? Ids.Next(), text, null, null, null));

    public static FollowerProbe Follow(this IEntityGateway gateway, EntityId entity, Sender.Person person, Position? since = null) =>
        new(token => gateway.FollowAsync(entity, person, person.DeviceId, since, token));

    /// <summary>Waits until something is so, looking again whenever a little time has passed.</summary>
    public static Task UntilAsync(Func<bool> isSo, string? what = null) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <summary>The same, of something that has to be asked for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string? what = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"never happened: {what}");
            await Task.Delay(5);
        }
    }
}
