using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Meetings of invented people, to try everything out in. A demonstration begins as a meeting that is put back does, says of itself
/// what it is, keeps every rule of a meeting, and ends by itself after a day. Then nothing of it is kept. A meeting that an invented
/// community held stays, as that community does, and tells it what came of it.
/// </summary>
internal static class Demonstrations
{
    public static Verdict Start(MeetingRecord? meeting, StartDemonstration start, Context context)
    {
        if (meeting is not null)
            return Verdict.Reject(Refusals.EntityExists);
        var file = new MeetingFile(context.PersonId, MeetingFile.HashOf(start.Records), start.Records);
        if (Importing.Refuse(file) is { } refusal)
            return refusal;
        if (start.Belongs is { } belongs)
        {
            return context.From is Sender.Host
                ? Verdict.Accept(new DemonstrationStarted(start.Records, null, null, context.Now, belongs.CommunityId, belongs.PlannedId))
                : Verdict.Reject(Refusals.CommandUnknown);
        }

        return file.Facilitator?.Id == context.PersonId
            ? Verdict.Accept(new DemonstrationStarted(start.Records, start.JoinCode, context.Now + Limits.DemonstrationLasts, context.Now))
            : Verdict.Reject(Refusals.RoleNotAllowed);
    }

    /// <summary>Only the meeting itself ends it, and not before its time.</summary>
    public static Verdict End(MeetingRecord meeting, Context context) =>
        context.From is Sender.Entity && meeting.EndsAt <= context.Now
            ? Verdict.Accept(new DemonstrationEnded(context.Now))
            : Verdict.Reject(Refusals.CommandUnknown);

    public static Due? Due(State state) =>
        state.Find<MeetingRecord>(MeetingRecord.OnlyId)?.EndsAt is { } at ? new Due(at, new EndDemonstration()) : null;

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case DemonstrationStarted e:
                Importing.Project(e.Records, projection, meeting => meeting with
                {
                    JoinCode = e.JoinCode, Demonstration = true, EndsAt = e.EndsAt, CommunityId = e.CommunityId, PlannedId = e.PlannedId,
                });
                break;
            case DemonstrationEnded e:
                projection.Put(new Ended(e.At), Audience.Nobody);
                break;
        }
    }

    public static Reaction Forget(string code) => new(JoinCode.IdOf(code), new JoinCodeCommand.ForgetCode());
}
