using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeCommand;
using static ProgrammeEvent;

/// <summary>Themes and transitions, by which communities, lessons and partners are found. What is retired keeps its name for those who have it.</summary>
internal static class Topics
{
    public static Verdict Put(State state, PutTopic put)
    {
        if (state.Find<Topic>(put.TopicId) is { } was)
        {
            var topic = was with { Nl = put.Nl, En = put.En };
            return was.Sort != put.Sort ? Verdict.Reject(Refusals.IdTaken)
                : topic == was ? Verdict.Accept()
                : Verdict.Accept(new TopicPut(topic, was));
        }

        if (state.Count<Topic>() >= ProgrammeLimits.Topics)
            return Verdict.Reject(ProgrammeRefusals.Full, new Detail(Max: ProgrammeLimits.Topics));
        var order = state.All<Topic>().Where(topic => topic.Sort == put.Sort).Select(topic => topic.Order).DefaultIfEmpty().Max() + 1;
        return Verdict.Accept(new TopicPut(new Topic(put.TopicId, put.Sort, order, put.Nl, put.En), null));
    }

    public static Verdict Retire(State state, RetireTopic retire) => state.Find<Topic>(retire.TopicId) switch
    {
        null => Verdict.Reject(ProgrammeRefusals.TopicUnknown),
        { Retired: true } => Verdict.Accept(),
        _ => Verdict.Accept(new TopicRetired(retire.TopicId)),
    };

    public static Verdict Reinstate(State state, ReinstateTopic reinstate) => state.Find<Topic>(reinstate.TopicId) switch
    {
        null => Verdict.Reject(ProgrammeRefusals.TopicUnknown),
        { Retired: false } => Verdict.Accept(),
        _ => Verdict.Accept(new TopicReinstated(reinstate.TopicId)),
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case TopicPut e:
                projection.Put(e.Topic, Audience.Everyone);
                break;
            case TopicRetired e:
                projection.Update<Topic>(e.TopicId, topic => topic with { Retired = true });
                break;
            case TopicReinstated e:
                projection.Update<Topic>(e.TopicId, topic => topic with { Retired = false });
                break;
        }
    }
}
