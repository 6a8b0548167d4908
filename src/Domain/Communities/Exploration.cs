using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static ExplorationCommand;
using static ExplorationEvent;

/// <summary>A talk before anybody was invited. It names nobody.</summary>
public sealed record ExplorationTalk(string Id, DateOnly Day, string? Sector, string Insight, string ById) : Record(Id);

/// <summary>Exploring the issue in talks, and choosing the form in which to learn, with the reason.</summary>
internal static class Exploration
{
    public static Verdict Log(State state, LogTalk log, Member me)
    {
        if (state.Knows(Key.Of<ExplorationTalk>(log.TalkId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "talkId"));
        return state.Count<ExplorationTalk>() >= CommunityLimits.Talks
            ? Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Talks, Yours: log.Insight))
            : Verdict.Accept(new TalkLogged(new ExplorationTalk(log.TalkId, log.Day, log.Sector, log.Insight, me.Id)));
    }

    public static Verdict Remove(State state, RemoveTalk remove) => state.Find<ExplorationTalk>(remove.TalkId) is { } talk
        ? Verdict.Accept(new TalkRemoved(talk))
        : Verdict.Reject(CommunityRefusals.TalkUnknown);

    public static Verdict Choose(CommunityRecord community, ChooseLearningForm choose) =>
        (community.LearningForm, community.LearningFormWhy) == (choose.Form, choose.Why)
            ? Verdict.Accept()
            : Verdict.Accept(new LearningFormChosen(choose.Form, choose.Why, choose.Advised, community.LearningForm, community.LearningFormWhy));

    public static void Project(ExplorationEvent @event, Projection projection)
    {
        switch (@event)
        {
            case TalkLogged e:
                projection.Put(e.Talk, Audience.Everyone);
                break;
            case TalkRemoved e:
                projection.Delete<ExplorationTalk>(e.Was.Id);
                break;
            case LearningFormChosen e:
                Founding.Update(projection, community => community with { LearningForm = e.Form, LearningFormWhy = e.Why });
                break;
        }
    }
}
