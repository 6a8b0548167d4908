using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;

/// <summary>Communities of invented people (DEM3).</summary>
public sealed class CommunityDemonstrationTests
{
    /// <summary>What everybody may see of a community whose members agreed.</summary>
    internal static ImmutableArray<Record> Records(CommunityStory like)
    {
        like.AddOrganisation("Hogeschool Oost");
        like.Agree();
        return [.. like.State.All<CommunityRecord>(), .. like.State.All<Organisation>().OrderBy(it => it.Number), .. like.State.All<Member>().OrderBy(it => it.Number), .. like.State.All<Agreements>()];
    }

    [Fact]
    public void DEM3_it_begins_with_everything_says_what_it_is_and_has_its_balance_and_its_steps()
    {
        var story = new Story(new Community());
        var records = Records(new CommunityStory());
        story.Do(Sender.TheHost, new ShowCommunity(records));

        story.State.Find<CommunityRecord>(CommunityRecord.OnlyId)!.Demonstration.ShouldBeTrue();
        story.State.All<Member>().Count().ShouldBe(records.OfType<Member>().Count());
        story.State.Find<BalanceNow>("members")!.Outcome.ShouldBe(BalanceOutcome.Green);
        story.State.All<CommunityStep>().Count().ShouldBe(10);
        // It goes on as any other does: nobody gets a number that somebody has.
        story.Do(Karin, new MemberCommand.InviteMember(Ids.Of("bo"), "Bo", null, null, [CommunityRole.Member], null, null));
        story.State.Find<Member>(Ids.Of("bo"))!.Number.ShouldBe(records.OfType<Member>().Max(member => member.Number) + 1);
    }

    [Fact]
    public void DEM3_whoever_only_reads_in_it_changes_nothing_not_even_of_themselves()
    {
        var story = new Story(new Community());
        story.Do(Sender.TheHost, new ShowCommunity(Records(new CommunityStory())));
        story.Refuse(Refusals.RoleNotAllowed, Olga, new MemberCommand.LeaveCommunity(OldNotes.KeepName));
        story.Refuse(Refusals.RoleNotAllowed, Olga, new MemberCommand.SetContact("olga@voorbeeld.example"));
    }

    [Fact]
    public void DEM3_only_the_host_begins_one_and_only_where_there_is_none()
    {
        var records = Records(new CommunityStory());
        new Story(new Community()).Refuse(Refusals.CommandUnknown, Karin, new ShowCommunity(records));
        new CommunityStory().Refuse(Refusals.EntityExists, Sender.TheHost, new ShowCommunity(records));
    }

    [Fact]
    public void DEM3_records_that_are_no_community_together_are_refused()
    {
        var records = Records(new CommunityStory());
        var member = records.OfType<Member>().First();
        Refuse(Refusals.FieldMissing, [.. records.Where(record => record is not CommunityRecord)]);
        Refuse(Refusals.FieldInvalid, [.. records, member]);
        Refuse(Refusals.FieldInvalid, records.Replace(member, member with { OrganisationId = Ids.Of("nowhere") }));
        Refuse(Refusals.FieldInvalid, [.. records, new InvitationText(member.Id, "Kom je?")]);
        Refuse(CommunityRefusals.NeedsCoordinator, [.. records.Select(record => record is Member { Roles: [CommunityRole.Coordinator, ..] } it ? it with { Roles = [CommunityRole.Member] } : record)]);

        static void Refuse(string code, ImmutableArray<Record> records) =>
            new Story(new Community()).Refuse(code, Sender.TheHost, new ShowCommunity(records));
    }
}
