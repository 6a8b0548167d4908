using Samenwerken.Domain.Entities;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>
/// An entity brought to where a test needs it by the commands that lead there: given commits, when a command, then its
/// outcome. No test makes a state by hand.
/// </summary>
public class Story(EntityKind kind)
{
    private readonly List<Commit> _commits = [];

    public EntityKind Kind => kind;

    public State State { get; private set; } = State.Empty;

    public IReadOnlyList<Commit> Commits => _commits;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Does something that must be accepted.</summary>
    public Commit Do(Sender from, Command command) =>
        Try(from, command) switch
        {
            Outcome.Committed committed => committed.Commit,
            var outcome => throw new ShouldAssertException($"{command} was not accepted: {outcome}"),
        };

    /// <summary>Does something and goes on from it, whatever it came to.</summary>
    public Outcome Try(Sender from, Command command, string? commandId = null)
    {
        var outcome = kind.Submit(State, new Submission(commandId ?? Ids.Next(), from, command), Now, PastOf(from, command));
        if (outcome is Outcome.Committed committed)
        {
            State = committed.After;
            _commits.Add(committed.Commit);
        }

        return outcome;
    }

    /// <summary>Takes those who are to be forgotten out of the history, as an engine does once everybody has heard of it.</summary>
    /// <returns>The commit that says so.</returns>
    public Commit Forget()
    {
        var redaction = new Redaction(State);
        var bodies = _commits.Select(CommitJson.Write).ToList();
        foreach (var body in bodies)
            redaction.Look(body);
        _commits.Clear();
        _commits.AddRange(bodies.Select(body => CommitJson.Read(redaction.Apply(body))));
        State = _commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit));
        var last = kind.Forgotten(
            State, Ids.Next(), new Sender.Entity(new EntityId(kind.Name, Ids.Of("itself"))), new PeopleForgotten([.. redaction.PersonIds], [.. redaction.NoteIds], Now));
        State = last.After;
        _commits.Add(last.Commit);
        return last.Commit;
    }

    /// <summary>What the command looks back to, as the engine would read it from the log.</summary>
    private State? PastOf(Sender from, Command command) =>
        kind.LooksBackTo(State, new Submission(Ids.Of("looks-back"), from, command)) is { } moment
            ? _commits.TakeWhile(commit => commit.At <= moment).Aggregate(State.Empty, (state, commit) => state.Fold(commit))
            : null;

    /// <summary>Does something that must be refused with this code, and must change nothing.</summary>
    public Outcome.Refused Refuse(string code, Sender from, Command command, string? commandId = null)
    {
        var before = State;
        var refused = Try(from, command, commandId).ShouldBeOfType<Outcome.Refused>();
        refused.Code.ShouldBe(code);
        State.ShouldBeSameAs(before);
        return refused;
    }
}
