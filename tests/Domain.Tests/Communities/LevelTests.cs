using Samenwerken.Domain.Communities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;

/// <summary>The wider level that the facts of a community speak of.</summary>
public sealed class LevelTests
{
    private readonly CommunityStory _story = new();

    private LevelAdvice? Advice => _story.State.Find<LevelAdvice>(LevelAdvice.OnlyId);

    [Fact]
    public void LVL1_organisations_from_three_places_suggest_a_region_and_which_they_are_is_said()
    {
        Say("Zwolle", "Zwolle ", "Kampen");
        Advice.ShouldBeNull();
        Say("Zwolle", "Kampen", "Deventer");
        Advice!.Level.ShouldBe(ScaleLevel.Regional);
        var reason = Advice.Reasons.ShouldHaveSingleItem();
        (reason.Sign, string.Join(' ', reason.Names)).ShouldBe((LevelSign.Places, "Deventer Kampen Zwolle"));
        _story.Community.ScaleLevel.ShouldBe(ScaleLevel.Local, "growing is a choice of people");
        _story.Do(Karin, new EditCommunity(new CommunityFields(ScaleLevel: ScaleLevel.Regional)));
        Advice.ShouldBeNull();
    }

    [Theory]
    [InlineData(ScaleLevel.Regional, ScaleLevel.National, LevelSign.Provinces, "Drenthe", "NL-OV", "brabant")]
    [InlineData(ScaleLevel.National, ScaleLevel.International, LevelSign.Countries, "België", "Germany", "Nederland")]
    public void LVL1_provinces_and_other_countries_suggest_the_next_level(ScaleLevel from, ScaleLevel to, LevelSign sign, params string[] areas)
    {
        _story.Do(Karin, new EditCommunity(new CommunityFields(ScaleLevel: from)));
        Advice.ShouldBeNull();
        Say(areas);
        (Advice!.Level, Advice.Reasons[0].Sign).ShouldBe((to, sign));
    }

    [Fact]
    public void LVL1_an_organisation_counts_once_it_takes_part()
    {
        Say("Zwolle", "Kampen");
        var organisation = Ids.Next();
        _story.Do(Karin, new AddOrganisation(organisation, "Waterschap", "government", OrganisationStatus.Invited, null, "Deventer", null));
        Advice.ShouldBeNull();
        _story.Do(Karin, new SetOrganisationStatus(organisation, OrganisationStatus.Participating));
        Advice!.Reasons[0].Names.ShouldContain("Deventer");
    }

    private void Say(params string[] areas) => _story.Do(Karin, new EditCommunity(new CommunityFields(Areas: [.. areas])));
}
