using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>That who was a guest here turned out to be a member of the community, who proved it there.</summary>
/// <param name="Id">Who they were here.</param>
/// <param name="PersonId">Who they are in the community, and in this meeting once they enter it as a member.</param>
/// <param name="Name">What the member is called, which is what the guest is called from then on.</param>
public sealed record ClaimedGuest(string Id, string PersonId, string Name) : Record(Id);

/// <summary>
/// What a guest wrote is the member's, who claimed it at home (COM8): theirs to edit, to take away and to take back, as if they had written
/// it as a member. Votes, hands and roles stay with the one who had them.
/// </summary>
internal static class ClaimedGuests
{
    /// <summary>Whether somebody is who another is: themselves, or the guest that they were.</summary>
    public static bool IsMe(State state, string? personId, string me) =>
        personId == me || (personId is not null && state.Find<ClaimedGuest>(personId)?.PersonId == me);

    public static Verdict Take(State state, MeetingRecord meeting, TakeOverGuest take, Context context)
    {
        if (context.From is not Sender.Entity { Id: { Kind: Community.KindName } community } || community.Id != meeting.CommunityId)
            return Verdict.Reject(Refusals.CommandUnknown);
        if (state.Find<Participant>(take.GuestId) is null)
            return Verdict.Reject(Refusals.PersonUnknown);
        var claimed = new ClaimedGuest(take.GuestId, take.PersonId, take.Name);
        return state.Find<ClaimedGuest>(take.GuestId) == claimed ? Verdict.Accept() : Verdict.Accept(new GuestClaimed(claimed));
    }

    public static void Project(GuestClaimed claimed, Projection projection) => projection.Put(claimed.Guest, Audience.Everyone);

    public static void ForgetName(Projection projection, string personId)
    {
        foreach (var claimed in projection.State.All<ClaimedGuest>().Where(guest => guest.Id == personId || guest.PersonId == personId).ToList())
            projection.Update<ClaimedGuest>(claimed.Id, guest => guest with { Name = People.FormerMember });
    }
}
