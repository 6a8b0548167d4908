using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Engine;
using Samenwerken.Web.Api;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Demonstrations;

/// <summary>
/// The invented communities, on a server that was asked to show them. They are there for everybody, and stay: whoever looks is a reader,
/// and changes nothing for the next. All readers are one person of theirs, each on a device of their own.
/// </summary>
public sealed class DemonstrationCommunities(IEntityGateway gateway, Secrets secrets, TimeProvider clock)
{
    private const string Visitor = "Bezoeker";

    /// <summary>Of the meeting that it held last.</summary>
    internal static string MeetingId(DemonstrationData.Community community) => $"demo-{community.Key}-community-meeting";

    internal static EntityId EntityOf(DemonstrationData.Community community) => Community.IdOf($"demo-{community.Key}-community");

    /// <summary>Makes those that are not there yet. Several servers may do so at once: each is made once.</summary>
    public async Task FillAsync(string programmeId, CancellationToken cancellationToken)
    {
        foreach (var community in DemonstrationData.All)
        {
            var (entity, now) = (EntityOf(community), clock.GetUtcNow());
            // First the partners, which then hear from the community what they brought to it.
            foreach (var partner in CommunityDemonstrationRecords.Partners(community, now))
            {
                if (await gateway.ReadAsync(Partner.IdOf(partner.PartnerId), null, cancellationToken) is not Reading.Found)
                    await SendAsync(Partner.IdOf(partner.PartnerId), new PartnerCommand.ShowPartner(partner.Profile, partner.Communities), cancellationToken);
            }

            if (!await IsThereAsync(community, cancellationToken))
                await SendAsync(entity, new CommunityCommand.ShowCommunity(CommunityDemonstrationRecords.Of(community, programmeId, VisitorOf(community), Visitor, now)), cancellationToken);
            var meeting = Reception.MeetingOf(MeetingId(community));
            if (await gateway.ReadAsync(meeting, null, cancellationToken) is Reading.Found)
                continue;
            var (title, closedAt) = CommunityDemonstrationRecords.LastHeld(community, now);
            var belongs = new Belongs(entity.Id, CommunityDemonstrationRecords.PlannedId(community));
            await SendAsync(
                meeting, new MeetingCommand.StartDemonstration(DemonstrationRecords.Held(community, title, VisitorOf(community), Visitor, closedAt, belongs), null, belongs), cancellationToken);
        }
    }

    private async Task SendAsync(EntityId entity, Command command, CancellationToken cancellationToken)
    {
        var answer = await gateway.SendAsync(entity, new Submission(secrets.Id(null, "show"), Sender.TheHost, command), cancellationToken);
        if (answer is Answer.Rejected { Code: not Refusals.EntityExists } rejected)
            throw new InvalidOperationException($"The invented {entity} breaks a rule: {rejected.Code} {rejected.Detail?.Field}.");
    }

    /// <summary>Those that are here.</summary>
    internal async Task<ImmutableArray<DemonstrationData.Community>> AllAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<DemonstrationData.Community>();
        foreach (var community in DemonstrationData.All)
        {
            if (await IsThereAsync(community, cancellationToken))
                found.Add(community);
        }

        return found.ToImmutable();
    }

    /// <summary>Lets somebody look.</summary>
    internal async Task<Admission> VisitAsync(DemonstrationData.Community community, string? device, CancellationToken cancellationToken)
    {
        var (entity, personId) = (EntityOf(community), VisitorOf(community));
        return await gateway.ReadAsync(entity, personId, cancellationToken) switch
        {
            Reading.Found found => new Admission.In(
                entity, new Sender.Person(personId, secrets.DeviceId(entity, personId, device) ?? secrets.Id(null, "device")), found.Viewer.Role),
            Reading.Denied denied => new Admission.Refused(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }

    private async Task<bool> IsThereAsync(DemonstrationData.Community community, CancellationToken cancellationToken) =>
        await gateway.ReadAsync(EntityOf(community), null, cancellationToken) is Reading.Found;

    private string VisitorOf(DemonstrationData.Community community) => secrets.Id($"demonstration {community.Key}", "visitor");
}
