using System.Text.Json;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>What a browser may say of what somebody drags and sees; the rest is dropped.</summary>
public sealed class PresenceSignalTests
{
    [Theory]
    [InlineData("""{"ids":["0123456789abcdef"],"dx":1.5,"dy":-2}""", true)]
    [InlineData("""{"ids":[],"dx":1,"dy":2}""", false)]
    [InlineData("""{"ids":["kort"],"dx":1,"dy":2}""", false)]
    [InlineData("""{"ids":["0123456789abcdef","0123456789abcdef"],"dx":1,"dy":2}""", false)]
    [InlineData("""{"ids":[1],"dx":1,"dy":2}""", false)]
    [InlineData("""{"ids":"0123456789abcdef","dx":1,"dy":2}""", false)]
    [InlineData("""{"ids":["0123456789abcdef"],"dx":1}""", false)]
    [InlineData("""{"ids":["0123456789abcdef"],"dx":"1","dy":2}""", false)]
    [InlineData("""{"ids":["0123456789abcdef"],"dx":1e300,"dy":2}""", false)]
    [InlineData("[]", false)]
    public void A_drag_that_has_not_its_form_is_dropped_and_the_rest_of_the_signal_is_not(string drag, bool isOne)
    {
        var signal = PresenceSignal.Read(JsonDocument.Parse($$"""{"view":"canvas","drag":{{drag}}}""").RootElement)!;
        signal.View.ShouldBe("canvas");
        (signal.Drag is not null).ShouldBe(isOne);
    }

    [Theory]
    [InlineData("""{"x":1,"y":-2,"zoom":0.25}""", true)]
    [InlineData("""{"x":1,"y":-2,"zoom":0}""", false)]
    [InlineData("""{"x":1,"y":-2,"zoom":-1}""", false)]
    [InlineData("""{"x":1,"y":-2,"zoom":1001}""", false)]
    [InlineData("""{"x":1,"y":null,"zoom":1}""", false)]
    [InlineData("""{"x":1e9,"y":0,"zoom":1}""", false)]
    public void A_port_that_has_not_its_form_is_dropped(string port, bool isOne) =>
        (PresenceSignal.Read(JsonDocument.Parse($$"""{"port":{{port}}}""").RootElement)!.Port is not null).ShouldBe(isOne);

    [Fact]
    public void At_most_200_ideas_are_dragged()
    {
        Read(Limits.IdeasMoved).ShouldNotBeNull();
        Read(Limits.IdeasMoved + 1).ShouldBeNull();

        static Drag? Read(int count) => PresenceSignal.Read(JsonSerializer.SerializeToElement(
            new { drag = new { ids = Enumerable.Range(0, count).Select(i => Ids.Of($"idea-{i}-")), dx = 0, dy = 0 } }))!.Drag;
    }
}
