using System.Collections.Immutable;
using Samenwerken.Domain.Discovery;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// The rules of one kind of entity. Every member is a pure function: same input, same output, no clock, no chance, no
/// input or output. So both engines run them alike, and a history can be projected again and compared.
/// </summary>
public abstract class EntityKind
{
    /// <summary>The first half of an <see cref="EntityId"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether <paramref name="id"/> can be the id of an entity of this kind.</summary>
    public virtual bool CanBeNamed(string id) => OpaqueId.IsValid(id);

    /// <summary>
    /// Reads a command that a person may send. Problems with its fields are noted in <paramref name="fields"/>.
    /// </summary>
    /// <returns>Null where people can send no command of this <paramref name="type"/>.</returns>
    public virtual Command? Read(string type, Fields fields) => null;

    /// <summary>Whether a person may look and act, and as whom. Judged at every command and every follow.</summary>
    public abstract Access AccessOf(State state, string personId);

    /// <summary>Judges a command. Never throws for a refusal.</summary>
    public abstract Verdict Decide(State state, Command command, Context context);

    /// <summary>Says what an event makes of the records.</summary>
    public abstract void Project(Event @event, Projection projection);

    /// <summary>Which other entities must hear of it.</summary>
    public virtual IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) => [];

    /// <summary>What to tell this entity when another has refused a reaction of it for good; null where nobody need know.</summary>
    public virtual Command? Refused(Reaction reaction, string code) => null;

    /// <summary>What this entity wants to do by itself, and when.</summary>
    public virtual Due? Due(State state) => null;

    /// <summary>
    /// To which moment a submission looks back; null where it does not. Then whoever runs the entity gives what it was at that moment
    /// (<see cref="Context.Past"/>), as its history has it.
    /// </summary>
    public virtual DateTimeOffset? LooksBackTo(State state, Submission submission) => null;

    /// <summary>Whether others are told that somebody is typing there, or at no record in particular (PRS4).</summary>
    public virtual bool TellsTyping(State state, Key? at) => true;

    /// <summary>What somebody hears who comes to an entity of this name of which there is no history.</summary>
    public virtual string UnknownCode(string id) => Refusals.EntityUnknown;

    /// <summary>The record that all of what is found of this entity rests on, beside its own; null where nothing of it is found.</summary>
    public virtual Key? Frame => null;

    /// <summary>What the directory has of a record; null where it has nothing. Only what everybody of the entity may see is asked for.</summary>
    public virtual Finding? Describe(State state, Record record) => null;

    /// <summary>The record under which a record is found, where it is a part of another.</summary>
    public virtual Key FoundUnder(Key record) => record;

    /// <summary>What the directory has of an entity.</summary>
    public IEnumerable<(Key Record, Finding Finding)> Findings(State state) =>
        from entry in Frame is null || state.IsOver ? [] : state.Entries
        let finding = FindingOf(state, entry.Record.Key)
        where finding is not null
        select (entry.Record.Key, finding);

    /// <summary>What the directory has of a record, if it is there.</summary>
    public Finding? FindingOf(State state, Key record) =>
        state.Find(record) is { Audience: Audience.All } entry ? Describe(state, entry.Record) : null;

    /// <summary>The record that gives a person their rights, so that a change to it is noticed at once.</summary>
    public abstract Key RightsOf(string personId);

    /// <summary>Records that no viewer hears of and that whoever reads the whole is given, for a file that can be put back.</summary>
    public virtual IEnumerable<Record> ForFiles(State state) => [];

    /// <summary>
    /// Judges a submission against a state: finds a repeat (CMD2, CMD3), decides, projects, and folds.
    /// </summary>
    /// <param name="past">The state at the moment to which it looks back.</param>
    public Outcome Submit(State state, Submission submission, DateTimeOffset now, State? past = null)
    {
        if (state.ReceiptOf(submission.CommandId) is { } receipt)
        {
            return receipt.From == submission.From.ToString() && (receipt.Digest == submission.Digest || receipt.Digest is Receipt.UnknownDigest)
                ? new Outcome.Repeated(receipt.Seq)
                : new Outcome.Refused(Refusals.CommandIdReused, null);
        }

        if (state.IsOver)
            return new Outcome.Refused(Refusals.EntityUnknown, null);
        return Decide(state, submission.Command, new Context(submission.From, now, past)) switch
        {
            Verdict.Rejected rejected => new Outcome.Refused(rejected.Code, rejected.Detail),
            Verdict.Accepted accepted => Commit(state, submission, accepted.Events, now),
            var verdict => throw new InvalidOperationException($"{verdict} is no verdict."),
        };
    }

    /// <summary>The changes of one event after another, and the state with them, as a log's reader may check them (LOG5).</summary>
    public (ImmutableArray<Step> Steps, State After) Project(State state, ImmutableArray<Event> events, long seq)
    {
        var steps = ImmutableArray.CreateBuilder<Step>(events.Length);
        foreach (var @event in events)
        {
            var projection = new Projection(state, seq);
            ProjectForgetting(@event, projection);
            Project(@event, projection);
            state = projection.State;
            steps.Add(new Step(@event, projection.Changes));
        }

        return (steps.MoveToImmutable(), state);
    }

    /// <summary>The commit that ends a history from which people were taken.</summary>
    public Outcome.Committed Forgotten(State state, string commandId, Sender from, PeopleForgotten forgotten)
    {
        var seq = state.Seq + 1;
        var (steps, after) = Project(state, [forgotten], seq);
        var commit = new Commit(seq, forgotten.At, from, commandId, Receipt.UnknownDigest, null, steps, [.. React(after, [forgotten])]);
        return new Outcome.Committed(after.Close(commit), commit);
    }

    private static void ProjectForgetting(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ForgettingAsked { Forgetting: var asked }:
                projection.Put(projection.Find<Forgetting>(asked.Id)?.With(asked) ?? asked, Audience.Nobody);
                break;
            case PeopleForgotten { PersonIds: var people }:
                foreach (var personId in people)
                    projection.Delete<Forgetting>(personId);
                break;
        }
    }

    private Outcome.Committed Commit(State state, Submission submission, ImmutableArray<Event> events, DateTimeOffset now)
    {
        var seq = state.Seq + 1;
        var (steps, after) = Project(state, events, seq);
        var by = submission.From is Sender.Person person && !events.Any(e => e.HidesDoer()) ? NumberOf(after, person.PersonId) : null;
        var commit = new Commit(
            seq, now, submission.From, submission.CommandId, submission.Digest, by, steps, [.. React(after, events)]);
        return new Outcome.Committed(after.Close(commit), commit);
    }

    private int? NumberOf(State state, string personId) => (AccessOf(state, personId) as Access.Granted)?.Viewer.Number;
}

/// <summary>What a submission came to.</summary>
public abstract record Outcome
{
    private Outcome() { }

    public sealed record Committed(State After, Commit Commit) : Outcome;

    /// <summary>It took effect before, in commit <paramref name="Seq"/>.</summary>
    public sealed record Repeated(long Seq) : Outcome;

    public sealed record Refused(string Code, Detail? Detail) : Outcome;
}
