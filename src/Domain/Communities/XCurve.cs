using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>Where the community sees its transitions on the X-curve. A position is dated and stays when another is added, so that movement is seen.</summary>
internal static class XCurve
{
    public static Verdict Place(State state, CommunityRecord community, PlaceOnXCurve place, Context context)
    {
        if (state.Knows(Key.Of<XCurvePosition>(place.PositionId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "positionId"));
        if (state.Count<XCurvePosition>() >= CommunityLimits.XCurvePositions)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.XCurvePositions, Yours: place.Note));
        if (place is { BuildUp: null, BreakDown: null })
            return Verdict.Reject(CommunityRefusals.XCurveNoLine, new Detail(Yours: place.Note));
        // Somewhere it is a day later than it is in universal time.
        if (place.On > DateOnly.FromDateTime(context.Now.UtcDateTime).AddDays(1))
            return Verdict.Reject(CommunityRefusals.XCurveNotYet, new Detail(Field: "on", Yours: place.Note));
        return Experiments.RefuseTransition(community, place.Transition) ?? Verdict.Accept(new XCurvePlaced(new XCurvePosition(
            place.PositionId, place.Transition, place.BuildUp, place.BreakDown, place.On, place.Note, context.PersonId!, context.Now)));
    }

    public static Verdict Remove(State state, RemoveXCurvePosition remove) => state.Find<XCurvePosition>(remove.PositionId) is { } position
        ? Verdict.Accept(new XCurvePositionRemoved(position))
        : Verdict.Reject(CommunityRefusals.XCurvePositionUnknown);

    public static void Project(TableEvent @event, Projection projection)
    {
        switch (@event)
        {
            case XCurvePlaced e:
                projection.Put(e.Position, Audience.Everyone);
                break;
            case XCurvePositionRemoved e:
                projection.Delete<XCurvePosition>(e.Was.Id);
                break;
        }
    }
}
