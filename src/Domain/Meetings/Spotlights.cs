using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// What a facilitator asks everybody to look at. It is a record and not presence, so that it reaches also a meeting of more than fifty, and
/// who comes later. What not everybody sees is never pointed at.
/// </summary>
internal static class Spotlights
{
    public static Verdict Set(State state, SetSpotlight set, Context context)
    {
        var isSeen = set.AtKind is { } kind && state.Find(new Key(kind, set.AtId!)) is { Audience: Audience.All };
        var now = state.Find<Spotlight>(Spotlight.OnlyId);
        var spotlight = new Spotlight(
            set.View, isSeen ? set.AtKind : null, isSeen ? set.AtId : null, set.X, set.Y, set.Zoom, context.PersonId!,
            now?.ById == context.PersonId ? now!.Since : context.Now);
        return spotlight == now ? Verdict.Accept() : Verdict.Accept(new SpotlightSet(spotlight));
    }

    public static Verdict Clear(State state) =>
        state.Find<Spotlight>(Spotlight.OnlyId) is null ? Verdict.Accept() : Verdict.Accept(new SpotlightCleared());

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case SpotlightSet e:
                projection.Put(e.Spotlight, Audience.Everyone);
                break;
            case SpotlightCleared:
                projection.Delete<Spotlight>(Spotlight.OnlyId);
                break;
        }
    }
}
