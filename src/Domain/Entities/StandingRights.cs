using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Entities;

/// <summary>How far somebody may go with one command where people stand in three ways: they lead, they are one of the others, or they are still invited.</summary>
internal readonly record struct StandingRights(Reach Leads, Reach Others, Reach Invited)
{
    /// <summary>For whoever leads alone.</summary>
    public static readonly StandingRights LeadOnly = new(Reach.Any, Reach.No, Reach.No);

    /// <param name="isOwn">Whether it is about the one who asks.</param>
    public bool Allow(bool isInvited, bool leads, bool isOwn) => (isInvited ? Invited : leads ? Leads : Others) switch
    {
        Reach.Any => true,
        Reach.Own => isOwn,
        _ => false,
    };
}
