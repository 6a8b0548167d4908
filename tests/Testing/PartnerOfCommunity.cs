using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>A community and a partner that takes part in it, of which a test sends what the community tells: in whatever order, and again.</summary>
public sealed class PartnerOfCommunity
{
    /// <summary>By which the community knows the partner.</summary>
    public static readonly string Organisation = Ids.Of("organisation");

    private static readonly EntityId Id = Domain.Partners.Partner.IdOf(Ids.Of("partner"));
    private int _read;

    public PartnerOfCommunity()
    {
        Community.Do(CommunityStory.Karin, new CommunityCommand.AddOrganisation(
            Organisation, "Hogeschool Oost", "education", OrganisationStatus.Invited, Id.Id, null, null));
        Tell();
        var answered = Partner.Do(PartnerStory.Ilse, new PartnerCommand.AnswerCommunity(PartnerStory.Community.Id, CommunityAnswer.Participate));
        Community.Do(new Sender.Entity(Id), answered.Reactions.ShouldHaveSingleItem().Command);
        Tell();
    }

    public CommunityStory Community { get; } = new();

    public PartnerStory Partner { get; } = new();

    public PartnerAccount Account => Partner.State.Find<CommunityAccount>(PartnerStory.Community.Id)!.Account;

    public void Join(Sender.Person member) =>
        Community.Do(member, new MemberCommand.EditMember(member.PersonId, new MemberFields(OrganisationId: Organisation)));

    /// <summary>Sends all that the community told, in order.</summary>
    public void Tell()
    {
        foreach (var told in Told())
            Tell(told).ShouldNotBeOfType<Outcome.Refused>();
    }

    /// <summary>What the community told since this was last asked, each with the id of its command.</summary>
    public List<(string CommandId, Command Command)> Told()
    {
        var told = Community.Commits.Skip(_read).SelectMany(commit => commit.Reactions.Index()
            .Where(reaction => reaction.Item.To == Id)
            .Select(reaction => ($"{Ids.Of("told")}-{commit.Seq}-{reaction.Index}", reaction.Item.Command))).ToList();
        _read = Community.Commits.Count;
        return told;
    }

    public Outcome Tell((string CommandId, Command Command) told) =>
        Partner.Try(new Sender.Entity(PartnerStory.Community), told.Command, told.CommandId);
}
