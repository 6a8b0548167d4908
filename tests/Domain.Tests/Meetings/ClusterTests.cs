using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class ClusterTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void An_idea_goes_from_one_cluster_to_another_and_out_again()
    {
        var (dak, gevel) = (_story.AddCluster(Piet, "Dak"), _story.AddCluster(Fatima, "Gevel"));
        var idea = _story.AddIdea(Piet, "Zonnepanelen", dak);

        _story.Do(Piet, new AssignCluster(idea, gevel));
        _story.Idea(idea).ClusterId.ShouldBe(gevel);
        _story.Do(Piet, new AssignCluster(idea, null));
        _story.Idea(idea).ClusterId.ShouldBeNull();
    }

    [Fact]
    public void Ideas_stay_when_their_cluster_is_removed()
    {
        var cluster = _story.AddCluster(Fatima, "Dak");
        var (first, second) = (_story.AddIdea(Piet, "Zonnepanelen", cluster), _story.AddIdea(Noor, "Groen dak", cluster));
        var loose = _story.AddIdea(Piet, "Isolatie");

        var commit = _story.Do(Fatima, new RemoveCluster(cluster));

        _story.State.Count<Cluster>().ShouldBe(0);
        _story.Idea(first).ClusterId.ShouldBeNull();
        _story.Idea(second).ClusterId.ShouldBeNull();
        commit.Steps.Single().Event.ShouldBeOfType<MeetingEvent.ClusterRemoved>().IdeaIds.ShouldBe([first, second]);
        commit.Changes.ShouldNotContain(change => change.Key.Id == loose);
    }

    [Fact]
    public void A_cluster_can_be_renamed_by_any_participant()
    {
        var cluster = _story.AddCluster(Fatima, "Dak");
        _story.Do(Piet, new RenameCluster(cluster, "Op het dak"));
        _story.State.Find<Cluster>(cluster)!.Name.ShouldBe("Op het dak");
    }

    [Fact]
    public void Another_name_than_its_writer_saw_is_refused_with_both_and_stays()
    {
        var cluster = _story.AddCluster(Fatima, "Dak");
        _story.Do(Piet, new RenameCluster(cluster, "Op het dak", "Dak"));

        var refused = _story.Refuse(MeetingRefusals.ClusterChanged, Fatima, new RenameCluster(cluster, "Daken", "Dak"));

        refused.Detail.ShouldBe(new Detail(Current: "Op het dak", Yours: "Daken"));
        _story.Do(Fatima, new RenameCluster(cluster, "Op het dak", "Dak")).Changes.ShouldBeEmpty();
        _story.Do(Fatima, new RenameCluster(cluster, "Daken", "Op het dak"));
        _story.State.Find<Cluster>(cluster)!.Name.ShouldBe("Daken");
    }

    [Fact]
    public void What_is_not_there_cannot_be_used()
    {
        var idea = _story.AddIdea(Piet, "Zonnepanelen");
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new AssignCluster(idea, Ids.Next()));
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new RenameCluster(Ids.Next(), "Dak"));
        _story.Refuse(MeetingRefusals.ClusterUnknown, Fatima, new RemoveCluster(Ids.Next()));
    }

    [Fact]
    public void An_id_is_not_used_twice() =>
        _story.Refuse(Refusals.IdTaken, Piet, new AddCluster(_story.AddCluster(Piet, "Dak"), "Gevel", null, null));

    [Fact]
    public void A_meeting_holds_so_many_clusters_and_no_more()
    {
        for (var i = 0; i < Limits.Clusters; i++)
            _story.AddCluster(Fatima, $"Cluster {i}");

        var refused = _story.Refuse(MeetingRefusals.Full, Fatima, new AddCluster(Ids.Next(), "Een te veel", null, null));

        refused.Detail!.Max.ShouldBe(Limits.Clusters);
        refused.Detail.Yours.ShouldBe("Een te veel");
    }
}
