using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

/// <summary>Stories of communities whose commits are released: each is told once, and never changed afterwards.</summary>
internal static class CommunityTales
{
    /// <summary>All that can happen to a community and its people.</summary>
    public static Story PeopleAndAgreements()
    {
        var story = new CommunityStory();
        var school = story.AddOrganisation("Hogeschool “Oost”");
        story.Do(Karin, new SetOrganisationStatus(school, OrganisationStatus.Invited));
        story.Do(Karin, new EditCommunity(new CommunityFields(
            "Warme wijken", "Hoe krijgen we met elkaar alle huizen in de wijk van het gas af?", "Alle straten warm 🏘️", ["energie"], ["energietransitie"], CompositionMode.Peer,
            "We zijn buren", ScaleLevel.Regional, ["GM0363"], Ids.Of("parent"), new DateOnly(2026, 12, 1), new DateOnly(2028, 1, 1), 6, MaturityStage.Coalescing,
            "CC0", Visibility.Public, new DateOnly(2028, 3, 1))));
        story.Do(Karin, new EditCommunity(new CommunityFields(Cleared: ["parentId", "archiveOn"])));
        story.Do(Karin, new PlanSpace("De wethouder", 80, 60, 40, null));
        story.Do(Nadia, new EditMember(Nadia.PersonId, new MemberFields(
            "Nadia B.", "education", school, "Stagiairs", "Een opdracht", "Hoe laat ik los?", "NA-di-ja", PositionInRegime.Both)));
        story.Do(Nadia, new EditMember(Nadia.PersonId, new MemberFields(Cleared: ["pronunciation"])));
        story.Do(Cor, new SetParticipationLevel(Cor.PersonId, ParticipationLevel.Core));
        story.Do(Cor, new SetParticipationLevel(Cor.PersonId, null));
        story.Do(Fadil, new TickIntake(Mees.PersonId, true));
        story.Do(Mees, new SetContact("mees@voorbeeld.example"));
        story.Do(Mees, new SetContact(null));
        story.Do(Mees, new ShareAccessNeeds("Ringleiding", true));
        story.Do(Mees, new WithdrawAccessNeeds());
        story.Agree();
        story.GoTo(CommunityStatus.Recruiting, CommunityStatus.Active);
        story.Do(Cor, new PauseMembership());
        story.Do(Cor, new ResumeMembership());
        story.Invite(Person("bo"), "Bo");
        story.Do(Person("bo"), new DeclineInvitation());
        story.Add(Person("tim"), "Tim");
        story.Do(Karin, new EndMembership(Person("tim").PersonId));
        story.Do(Cor, new LeaveCommunity(OldNotes.FormerMember));
        return story;
    }
}
