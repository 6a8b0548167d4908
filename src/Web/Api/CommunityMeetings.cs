using System.Collections.Immutable;
using System.Globalization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Api;

/// <summary>
/// Lets a planned meeting of a community begin, and its members into it as who they are. Which meeting it becomes follows from the plan, so
/// whoever begins it a second time, or at the same moment, comes into the same one.
/// </summary>
public sealed class CommunityMeetings(IEntityGateway gateway, Reception reception, Secrets secrets)
{
    private static readonly ImmutableSortedSet<string> Leaders = [EnumName.Of(CommunityRole.Coordinator), EnumName.Of(CommunityRole.Facilitator)];

    public async Task<Arrival> StartAsync(
        EntityId community, Sender.Person person, string plannedId, string? device, CultureInfo culture, CancellationToken cancellationToken)
    {
        var reading = await gateway.ReadAsync(community, person.PersonId, cancellationToken);
        if (reading is Reading.Denied denied)
            return Refuse(denied.Code, denied.Detail);
        var found = (Reading.Found)reading;
        if (!found.Viewer.HasAny(Leaders))
            return Refuse(Refusals.RoleNotAllowed);
        if (found.Find<CommunityRecord>(CommunityRecord.OnlyId) is { IsOver: true } over)
            return Refuse(over.Status is CommunityStatus.Archived ? CommunityRefusals.Archived : CommunityRefusals.Cancelled);
        if (MeetingOpening.Of(found.Records, plannedId) is not { } opening)
            return Refuse(CommunityRefusals.MeetingUnknown);

        var key = $"{community} {plannedId}";
        var meeting = Reception.MeetingOf(secrets.Id(key, "meeting of a community"));
        var holder = new TokenHolder(community, person);
        if (await gateway.ReadAsync(meeting, null, cancellationToken) is Reading.Found there && there.Find<MeetingRecord>(MeetingRecord.OnlyId) is not null)
            return await EnterAsync(holder, meeting, device, cancellationToken);
        var (code, refusal) = await reception.ClaimCodeAsync(meeting, null, cancellationToken);
        if (code is null)
            return new Arrival.Refused(refusal!);
        var member = found.Find<Member>(person.PersonId)!;
        var me = new Sender.Person(person.PersonId, secrets.DeviceId(meeting, person.PersonId, device) ?? secrets.Id(null, "device"));
        var start = new MeetingCommand.StartMeeting(
            opening.Meeting.Title, code, member.Name!, SectorOf(found, member), ChannelOf(found, plannedId, member), new Belongs(community.Id, plannedId), AgendaOf(opening, key, culture),
            (int)(opening.Meeting.EndsAt - opening.Meeting.StartsAt).TotalMinutes, opening.Meeting.Aim);
        return await gateway.SendAsync(meeting, new Submission(secrets.Id(key, $"start for {me}"), me, start), cancellationToken) switch
        {
            Answer.Accepted => new Arrival.In(meeting, code, me),
            // Somebody else was first, a moment ago.
            Answer.Rejected { Code: Refusals.EntityExists } => await EnterAsync(holder, meeting, device, cancellationToken),
            var answer => new Arrival.Refused(answer),
        };
    }

    /// <summary>A member of the community to which a meeting belongs takes part in it, with what the community says of them.</summary>
    public async Task<Arrival> EnterAsync(TokenHolder holder, EntityId meeting, string? device, CancellationToken cancellationToken)
    {
        if (await gateway.ReadAsync(meeting, null, cancellationToken) is not Reading.Found there
            || there.Find<MeetingRecord>(MeetingRecord.OnlyId) is not { CommunityId: { } communityId } record
            || holder.Entity != Community.IdOf(communityId))
            return Refuse(Refusals.EntityUnknown);
        var reading = await gateway.ReadAsync(holder.Entity, holder.Person.PersonId, cancellationToken);
        if (reading is Reading.Denied denied)
            return Refuse(denied.Code, denied.Detail);
        var found = (Reading.Found)reading;
        var member = found.Find<Member>(holder.Person.PersonId)!;
        var me = new Sender.Person(member.Id, secrets.DeviceId(meeting, member.Id, device) ?? secrets.Id(null, "device"));
        switch (there.Find<Participant>(member.Id))
        {
            case { Removed: true }:
                return Refuse(Refusals.PersonRemoved);
            case not null:
                return new Arrival.In(meeting, record.JoinCode, me);
        }

        if (member.Status is MemberStatus.Paused)
            return Refuse(CommunityRefusals.MemberPaused);
        var join = new MeetingCommand.JoinMeeting(member.Name!, SectorOf(found, member), ChannelOf(found, record.PlannedId, member), RoleOf(member));
        var answer = await gateway.SendAsync(meeting, new Submission(secrets.Id(null, "join"), me, join), cancellationToken);
        return answer is Answer.Accepted ? new Arrival.In(meeting, record.JoinCode, me) : new Arrival.Refused(answer);
    }

    /// <summary>The open actions first, under a point of their own, where the community puts them once the meeting is open.</summary>
    private ImmutableArray<AgendaDraft> AgendaOf(MeetingOpening opening, string key, CultureInfo culture)
    {
        // What orders or chooses, works on the ideas of what came last before it and makes some.
        var items = new List<AgendaDraft>();
        foreach (var (i, item) in opening.Meeting.Agenda.Index())
        {
            var method = item.Method is null ? null : MethodLibrary.Find(item.Method, culture);
            items.Add(new AgendaDraft(
                secrets.Id(key, $"agenda item {i}"), item.Title, null, EnumName.Parse<AgendaSort>(EnumName.Of(item.Kind)), item.Minutes == 0 ? null : item.Minutes, method?.Plan,
                method is { WorksOnIdeas: true } ? items.FindLast(before => before.Plan is not null && before.WorksOn is null)?.ItemId ?? MeetingRecord.OnlyId : null));
        }

        return !opening.HasOpenActions
            ? [.. items]
            : [new AgendaDraft(MeetingOpening.OpenActionsItem(opening.Meeting.Id), Words.Of("openActions", culture), null), .. items];
    }

    private static Role RoleOf(Member member) => member switch
    {
        _ when member.Has(CommunityRole.Facilitator) || member.Has(CommunityRole.Coordinator) => Role.Facilitator,
        _ when member.Has(CommunityRole.NoteTaker) => Role.NoteTaker,
        _ when member.TakesPart() => Role.Participant,
        _ => Role.Observer,
    };

    /// <summary>A meeting knows the four O's and citizens; each group of a programme's own is of one of these.</summary>
    private static Sector? SectorOf(Reading.Found found, Member member) => PartnerGroups.SectorOf(found.Find<PartnerGroups>(PartnerGroups.OnlyId), member.Sector);

    private static Channel? ChannelOf(Reading.Found found, string? plannedId, Member member) =>
        found.Find<AnswerToMeeting>(AnswerToMeeting.IdOf(plannedId ?? "", member.Id))?.Answer switch
        {
            MeetingAnswer.Room => Channel.Room,
            MeetingAnswer.Remote => Channel.Remote,
            _ => null,
        };

    private static Arrival.Refused Refuse(string code, Detail? detail = null) => new(new Answer.Rejected(code, detail));
}
