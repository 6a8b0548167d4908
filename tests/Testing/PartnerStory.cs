using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;

namespace Samenwerken.Testing;

using static PartnerCommand;

/// <summary>A partner that was just registered, with somebody in each role.</summary>
public sealed class PartnerStory : Story
{
    public static readonly Sender.Person Ilse = MeetingStory.Person("ilse");
    public static readonly Sender.Person Bram = MeetingStory.Person("bram");
    public static readonly Sender.Person Gijs = MeetingStory.Person("gijs");
    public static readonly EntityId Community = Domain.Communities.Community.IdOf(Ids.Of("community"));
    public static readonly PartnerProfile Profile = new("Hogeschool Oost", "education", "Zwolle", "https://oost.example", "12345678", null, "Leert en onderzoekt.");

    public PartnerStory() : base(new Partner())
    {
        Do(Ilse, new RegisterPartner(Profile, "Ilse"));
        Do(Ilse, new InviteToPartner(Bram.PersonId, "Bram", PartnerRole.Colleague));
        Do(Bram, new AcceptPartnerInvitation());
        Do(Ilse, new InviteToPartner(Gijs.PersonId, "Gijs", PartnerRole.Colleague));
    }

    public CommunityLink Link => State.Find<CommunityLink>(Community.Id)!;

    /// <summary>A community asked the partner, which said that it takes part.</summary>
    public void TakePart()
    {
        Note(OrganisationStatus.Invited);
        Do(Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Participate));
    }

    /// <summary>The community says how it stands to the partner.</summary>
    public void Note(OrganisationStatus status, string name = "Warme wijken", bool isPublic = true) =>
        Do(new Sender.Entity(Community), new NoteCommunity(Ids.Of("organisation"), name, status, isPublic));
}
