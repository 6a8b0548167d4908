using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Grains.Tests.Gateway;

using static CommunityCommand;
using static CommunityStory;

/// <summary>Communities, partners and programmes as grains: what one tells another arrives, on one silo.</summary>
public sealed class CommunityGrainTests
{
    private static readonly EntityId TheCommunity = Community.IdOf(Ids.Of("community"));
    private static readonly EntityId ThePartner = Partner.IdOf(Ids.Of("partner"));
    private static readonly EntityId TheMeeting = new(Meeting.KindName, Ids.Of("meeting"));

    [Fact]
    public async Task HOM2_PAR4_PRG4_what_a_meeting_a_community_and_a_programme_tell_arrives_between_grains()
    {
        await using var cluster = await Cluster.StartAsync(new SharedStorage(), silos: 1);
        var silo = Cluster.GatewayOf(cluster.Silos[0]);
        await SendAsync(silo, Programme.First, Sender.TheHost, new ProgrammeCommand.StartProgramme("Ons programma"));
        await SendAsync(silo, TheCommunity, Karin, new FormCommunity("Warme wijken", Issue, Programme.First.Id, "Karin", "government"));
        await UntilAsync<PartnerGroups>(silo, TheCommunity, groups => groups.Groups.Length == 5, "the groups of the programme");

        var organisation = Ids.Of("organisation");
        await SendAsync(silo, ThePartner, PartnerStory.Ilse, new PartnerCommand.RegisterPartner(PartnerStory.Profile, "Ilse"));
        await SendAsync(silo, TheCommunity, Karin, new AddOrganisation(organisation, "Hogeschool Oost", "education", OrganisationStatus.Invited, ThePartner.Id, null, null));
        await SendAsync(silo, TheCommunity, Karin, new MemberCommand.EditMember(Karin.PersonId, new MemberFields(OrganisationId: organisation)));
        await UntilAsync<CommunityLink>(silo, ThePartner, link => link.Status is OrganisationStatus.Invited, "the invitation");
        await SendAsync(silo, ThePartner, PartnerStory.Ilse, new PartnerCommand.AnswerCommunity(TheCommunity.Id, CommunityAnswer.Participate));
        await UntilAsync<Organisation>(silo, TheCommunity, it => it.Status is OrganisationStatus.Participating, "the answer");

        var (planned, item) = (Ids.Of("planned"), Ids.Of("item"));
        await SendAsync(silo, TheCommunity, Karin, CommunityStory.Plan(planned));
        await SendAsync(silo, TheMeeting, Karin, new MeetingCommand.StartMeeting(
            "Warmte", "CDFHJK", "Karin", Sector.Government, Channel.Room, new Belongs(TheCommunity.Id, planned), [new AgendaDraft(item, "Warmte", null)]));
        await SendAsync(silo, TheMeeting, Karin, new MeetingCommand.RecordDecision(Ids.Of("decision"), item, "We beginnen", []));
        await SendAsync(silo, TheMeeting, Karin, new MeetingCommand.CloseMeeting());
        await UntilAsync<CommunityDecision>(silo, TheCommunity, decision => decision is { Number: 1, Text: "We beginnen" }, "the decision at home");
        await UntilAsync<CommunityAccount>(silo, ThePartner, account => account.Account.Meetings == 1, "the meeting at the partner");
    }

    private static async Task SendAsync(IEntityGateway silo, EntityId to, Sender from, Command command) =>
        (await silo.SendAsync(to, new Submission(Ids.Next(), from, command))).ShouldBeOfType<Answer.Accepted>($"{command}");

    private static Task UntilAsync<T>(IEntityGateway silo, EntityId entity, Func<T, bool> isIt, string what) where T : Record =>
        Gateways.UntilAsync(async () => await silo.ReadAsync(entity, null) is Reading.Found found && found.All<T>().Any(isIt), what);
}
