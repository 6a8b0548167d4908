using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>That a table asks for requests and plans, from when until when, and by what it will choose.</summary>
/// <param name="Opens">Its first day; so <paramref name="Closes"/> its last.</param>
/// <param name="Budget">In whole euros; absent where there is none to give.</param>
public sealed record CallForProposals(DateOnly Opens, DateOnly Closes, string Criteria, int? Budget) : Record(OnlyId)
{
    public const string OnlyId = "call";
}

/// <summary>The one call of a table. A new one takes the place of the last.</summary>
internal static class Calling
{
    public static Verdict Set(State state, SetCallForProposals set)
    {
        var call = new CallForProposals(set.Opens, set.Closes, set.Criteria, set.Budget);
        if (call.Closes < call.Opens)
            return Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "closes", Yours: set.Criteria));
        return state.Find<CallForProposals>(CallForProposals.OnlyId) == call ? Verdict.Accept() : Verdict.Accept(new CallForProposalsSet(call));
    }

    public static Verdict End(State state) => state.Find<CallForProposals>(CallForProposals.OnlyId) is { } call
        ? Verdict.Accept(new CallForProposalsEnded(call))
        : Verdict.Accept();

    public static void Project(TableEvent @event, Projection projection)
    {
        if (@event is CallForProposalsSet { Call: var call })
            projection.Put(call, Audience.Everyone);
        else
            projection.Delete<CallForProposals>(CallForProposals.OnlyId);
    }
}
