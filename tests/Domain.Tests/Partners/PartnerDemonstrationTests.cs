using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Partners;

using static PartnerCommand;
using static PartnerStory;

/// <summary>Partners that are invented.</summary>
public sealed class PartnerDemonstrationTests
{
    private static readonly ImmutableArray<CommunityLink> Links =
        [new("community0000000", "organisation0000", "Warme wijken", OrganisationStatus.Participating, DateTimeOffset.UnixEpoch, true)];

    public static Story Invented()
    {
        var story = new Story(new Partner());
        story.Do(Sender.TheHost, new ShowPartner(Profile, Links));
        return story;
    }

    [Fact]
    public void An_invented_partner_says_of_itself_what_it_is_and_takes_part_where_it_begins()
    {
        var story = Invented();
        story.State.Find<PartnerRecord>(PartnerRecord.OnlyId)!.Demonstration.ShouldBeTrue();
        story.State.Find<CommunityLink>("community0000000")!.Status.ShouldBe(OrganisationStatus.Participating);
        new Partner().Describe(story.State, story.State.Find<PartnerRecord>(PartnerRecord.OnlyId)!)!.Demonstration.ShouldBeTrue();
    }

    [Fact]
    public void Only_the_server_shows_one_and_where_there_is_none_yet()
    {
        new Story(new Partner()).Refuse(Refusals.CommandUnknown, Ilse, new ShowPartner(Profile, Links));
        new PartnerStory().Refuse(Refusals.EntityExists, Sender.TheHost, new ShowPartner(Profile, Links));
        new Story(new Partner()).Refuse(Refusals.FieldInvalid, Sender.TheHost, new ShowPartner(Profile, [.. Links, .. Links]));
    }

    [Fact]
    public void Nobody_speaks_for_an_invented_partner() =>
        Invented().Refuse(Refusals.PersonUnknown, Ilse, new EditPartner(Profile with { Name = "Een andere naam" }));
}
