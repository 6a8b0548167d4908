using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Tests.Entities;

public sealed class AudienceTests
{
    private static readonly Audience[] All =
    [
        Audience.Everyone, Audience.Nobody, new Audience.Person("ada"), new Audience.Person("bob"),
        new Audience.Roles(["facilitator"]), new Audience.Roles(["facilitator", "noteTaker"]), new Audience.Roles(["participant"]),
    ];

    [Fact]
    public void VIS2_nobody_is_in_both_of_two_audiences_who_is_not_in_each()
    {
        foreach (var (one, other) in All.SelectMany(one => All.Select(other => (one, other))))
        {
            foreach (var viewer in from person in new[] { "ada", "bob" } from role in new[] { "facilitator", "noteTaker", "participant" } select new Viewer(person, role, 1))
            {
                if (one.And(other).Includes(viewer))
                    (one.Includes(viewer) && other.Includes(viewer)).ShouldBeTrue($"{one} and {other}, {viewer}");
            }
        }
    }

    [Fact]
    public void Both_of_two_audiences_is_as_large_as_can_be_said()
    {
        foreach (var audience in All)
        {
            audience.And(Audience.Everyone).ShouldBe(audience);
            audience.And(audience).ShouldBe(audience);
        }

        new Audience.Roles(["facilitator", "noteTaker"]).And(new Audience.Roles(["noteTaker", "participant"])).ShouldBe(new Audience.Roles(["noteTaker"]));
    }
}
