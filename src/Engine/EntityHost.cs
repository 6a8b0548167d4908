using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine;

/// <summary>
/// Runs one entity: takes a batch of commands, lets the rules judge each on what the former ones left, makes all that was
/// accepted durable in one write, and only then becomes the new state, shows it, and answers. Both engines run it; one
/// turn at a time, which is theirs to see to.
/// </summary>
/// <remarks>
/// Nothing is shown or answered before it is durable, not even a refusal, which may rest on a commit of the same batch
/// (LOG1). After a write whose outcome is unknown the host is of no more use: <see cref="IsSpent"/> says so, and the engine
/// loads another from the log (LOG2).
/// </remarks>
public sealed class EntityHost
{
    private readonly EntityKind _kind;
    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private volatile EntityMoment _now;
    private byte[] _hash;
    private long _snapshotSeq;
    private long _snapshotBytes;
    private long _bytesSinceSnapshot;

    private EntityHost(
        EntityId entity, EntityKind kind, IEventLog log, TimeProvider clock, ILogger logger, LogHead? head, LoadedHistory history)
    {
        Entity = entity;
        _kind = kind;
        _log = log;
        _clock = clock;
        _logger = logger;
        _hash = history.Hash;
        _snapshotSeq = history.SnapshotSeq;
        _snapshotBytes = history.SnapshotBytes;
        _bytesSinceSnapshot = history.TailBytes;
        ReactedUpTo = head?.ReactedUpTo ?? 0;
        _now = new EntityMoment(new Position(head?.Epoch ?? NewEpoch(), history.State.Seq), history.State, history.Recent);
    }

    public EntityId Entity { get; }

    /// <summary>The entity as it is after the last durable write. May be read by any thread.</summary>
    public EntityMoment Now => _now;

    /// <summary>All reactions of this commit and those before it were answered.</summary>
    public long ReactedUpTo { get; private set; }

    /// <summary>Whether any commit has reactions that were not answered yet.</summary>
    public bool HasOpenReactions => ReactedUpTo < Now.Position.Seq;

    /// <summary>Whether a write failed in a way that leaves its outcome open.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Whether the entity has any history.</summary>
    public bool Exists => Now.Position.Seq > 0;

    /// <summary>When the entity wants to be woken.</summary>
    public DateTimeOffset? Due => DueOf(Now.State);

    /// <summary>Whether the entity is over, and everybody who had to hear of it has: nothing of it is to be kept.</summary>
    public bool IsToBeErased => Now.State.IsOver && !HasOpenReactions;

    /// <summary>Whether people are to be taken out of the history, and everybody who had to hear of it as it is has.</summary>
    public bool IsToBeRewritten => !Now.State.IsOver && Now.State.ToForget.Any() && !HasOpenReactions;

    /// <summary>What somebody hears who comes to an entity that is not there, or is over.</summary>
    public string UnknownCode => _kind.UnknownCode(Entity.Id);

    /// <summary>Whether loading would take long enough to be worth a snapshot.</summary>
    public bool WantsSnapshot =>
        Now.Position.Seq - _snapshotSeq >= EntityMoment.RecentKept && _bytesSinceSnapshot >= _snapshotBytes;

    /// <summary>Whether anything came since the last snapshot.</summary>
    public bool HasNewsSinceSnapshot => Exists && Now.Position.Seq > _snapshotSeq;

    /// <exception cref="DamagedHistoryException">The history does not add up (LOG6).</exception>
    public static async Task<EntityHost> LoadAsync(
        EntityId entity, EntityKind kind, IEventLog log, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        var (head, history) = await LoadedHistory.FindAsync(entity, log, cancellationToken);
        return new EntityHost(entity, kind, log, clock, logger, head, history);
    }

    /// <summary>
    /// Handles what waits, in order; first whatever the entity itself has become due to do.
    /// </summary>
    /// <param name="batch">May be empty, to do only what is due.</param>
    /// <param name="show">Gets the commits after they are durable and before anyone is answered, in order.</param>
    /// <returns>An answer for each submission.</returns>
    public async Task<IReadOnlyList<Answer>> HandleAsync(
        IReadOnlyList<Submission> batch, Action<IReadOnlyList<Commit>> show, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var state = Now.State;
        var commits = new List<Commit>();
        DoWhatIsDueOrFail(ref state, commits, now);
        var answers = new Answer[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var (past, refusal) = await LookBackAsync(state, batch[i], cancellationToken);
            answers[i] = refusal ?? JudgeOrFail(ref state, commits, batch[i], now, past);
        }

        if (commits.Count == 0)
            return await IsBehindAsync(answers, cancellationToken) ? AllOf(batch.Count, new Answer.Unknown()) : answers;

        switch (await AppendAsync(state, commits, cancellationToken))
        {
            case AppendOutcome.Appended:
                show(commits);
                return answers;
            case AppendOutcome.NotWritten:
                Log.NotWritten(_logger, Entity, Now.Position.Seq);
                return AllOf(batch.Count, new Answer.Later(EngineCodes.StoreNotWritten, 2000));
            case AppendOutcome.Damaged:
                Log.Damaged(_logger, Entity, Now.Position.Seq);
                return AllOf(batch.Count, new Answer.Rejected(EngineCodes.EntityDamaged));
            default:
                IsSpent = true;
                Log.OutcomeUnknown(_logger, Entity, Now.Position.Seq);
                return AllOf(batch.Count, new Answer.Unknown());
        }
    }

    /// <summary>Takes away all that is kept of the entity. Where it does not come to that, it is tried again when it is due.</summary>
    /// <returns>Whether nothing is left of it.</returns>
    public async Task<bool> EraseAsync(CancellationToken cancellationToken)
    {
        var moment = Now;
        var outcome = AppendOutcome.Unknown;
        try
        {
            outcome = await _log.EraseAsync(Entity, moment.Position.Epoch, moment.Position.Seq, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.AppendFailed(_logger, Entity, moment.Position.Seq, failure);
        }

        // What the log holds now is not what is here.
        IsSpent = outcome is AppendOutcome.Appended or AppendOutcome.WrongPosition or AppendOutcome.Unknown;
        return outcome is AppendOutcome.Appended;
    }

    /// <summary>
    /// Writes the history anew without those who are to be forgotten (<see cref="Redaction"/>), as another epoch with one commit more that says so.
    /// Where it does not come to that, it is tried again when it is due.
    /// </summary>
    /// <returns>Whether it is rewritten. Then this host is of no more use: what it holds is past.</returns>
    /// <exception cref="DamagedHistoryException">The history does not add up (LOG6).</exception>
    public async Task<bool> RewriteAsync(CancellationToken cancellationToken)
    {
        var moment = Now;
        var outcome = AppendOutcome.Unknown;
        try
        {
            outcome = await _log.RewriteAsync(await RedactAsync(moment, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not DamagedHistoryException)
        {
            Log.AppendFailed(_logger, Entity, moment.Position.Seq, failure);
        }

        IsSpent = outcome is AppendOutcome.Appended or AppendOutcome.WrongPosition or AppendOutcome.Unknown;
        return outcome is AppendOutcome.Appended;
    }

    private async Task<Rewrite> RedactAsync(EntityMoment moment, CancellationToken cancellationToken)
    {
        var (epoch, seq) = moment.Position;
        var bodies = new List<ReadOnlyMemory<byte>>();
        var (redaction, hash) = (new Redaction(moment.State), HashChain.Start(Entity));
        await foreach (var row in _log.ReadAsync(Entity, 0, cancellationToken))
        {
            LoadedHistory.Check(Entity, row, bodies.Count + 1, ref hash);
            redaction.Look(row.Body);
            bodies.Add(row.Body);
        }

        if (bodies.Count != seq || !hash.AsSpan().SequenceEqual(_hash))
            throw new DamagedHistoryException(Entity, bodies.Count);
        hash = HashChain.Start(Entity);
        var state = State.Empty;
        var rows = new List<LogRow>(bodies.Count + 1);
        foreach (var body in bodies)
            Add(redaction.Apply(body));
        var last = _kind.Forgotten(
            state, DerivedId.Of(Entity, seq, "forgotten"), new Sender.Entity(Entity),
            new PeopleForgotten([.. redaction.PersonIds], [.. redaction.NoteIds], _clock.GetUtcNow()));
        Add(CommitJson.Write(last.Commit));
        return new Rewrite(
            Entity, epoch, seq, DerivedId.Of(Entity, seq, $"after {epoch}"), rows, last.Commit.Reactions.IsEmpty ? seq + 1 : seq, DueOf(state));

        void Add(ReadOnlyMemory<byte> body)
        {
            hash = HashChain.Next(hash, body.Span);
            rows.Add(new LogRow(rows.Count + 1, body, hash));
            state = state.Fold(CommitJson.Read(body));
        }
    }

    /// <summary>The commits whose reactions were not all answered yet, oldest first.</summary>
    public async Task<IReadOnlyList<Commit>> FindUnreactedAsync(CancellationToken cancellationToken)
    {
        var commits = new List<Commit>();
        await foreach (var row in _log.ReadAsync(Entity, ReactedUpTo, cancellationToken))
            commits.Add(CommitJson.Read(row.Body));
        return commits;
    }

    /// <summary>Notes durably that the reactions up to this commit were answered.</summary>
    public async Task SetReactedAsync(long upTo, CancellationToken cancellationToken)
    {
        await _log.SetReactedAsync(Entity, Now.Position.Epoch, upTo, cancellationToken);
        ReactedUpTo = Math.Max(ReactedUpTo, upTo);
    }

    /// <summary>What to tell the entity itself when a reaction was refused for good; null for nothing.</summary>
    public Command? Refused(Reaction reaction, string code) => _kind.Refused(reaction, code);

    /// <summary>Saves the present state beside the log. A failure is logged and otherwise harmless.</summary>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken)
    {
        var moment = Now;
        var snapshot = LoadedHistory.WriteSnapshot(moment.State, _hash);
        try
        {
            await _log.SaveSnapshotAsync(Entity, moment.Position.Epoch, snapshot, cancellationToken);
            _snapshotSeq = snapshot.Seq;
            _snapshotBytes = snapshot.Body.Length;
            _bytesSinceSnapshot = 0;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.SnapshotFailed(_logger, Entity, snapshot.Seq, failure);
        }
    }

    /// <summary>What a person needs to be up to date.</summary>
    public CatchUp CatchUp(string personId, Position? since) =>
        IsThere ? Engine.CatchUp.For(_kind, Now, personId, since) : new CatchUp.Denied(UnknownCode);

    /// <summary>What a person may see; null for the server itself.</summary>
    public Reading Read(string? personId)
    {
        var moment = Now;
        return IsThere ? Read(moment.State, moment.Position, personId) : new Reading.Denied(UnknownCode);
    }

    /// <summary>What its sender would see once a command was accepted; nothing is done.</summary>
    public async Task<Reading> ForeseeAsync(Submission submission, CancellationToken cancellationToken)
    {
        var moment = Now;
        if (!IsThere)
            return new Reading.Denied(UnknownCode);
        var (past, unreadable) = await LookBackAsync(moment.State, submission, cancellationToken);
        if (unreadable is not null)
            return new Reading.Denied(unreadable is Answer.Rejected rejected ? rejected.Code : EngineCodes.StoreUnavailable);
        return _kind.Submit(moment.State, submission, _clock.GetUtcNow(), past) switch
        {
            Outcome.Committed committed => Read(committed.After, moment.Position, submission.From is Sender.Person person ? person.PersonId : null),
            Outcome.Refused refused => new Reading.Denied(refused.Code, refused.Detail),
            _ => Read((submission.From as Sender.Person)?.PersonId),
        };
    }

    private Reading Read(State state, Position position, string? personId)
    {
        if (personId is null)
            return Seen(Viewer.Server);
        return _kind.AccessOf(state, personId) switch
        {
            Access.Granted granted => Seen(granted.Viewer),
            Access.Denied denied => new Reading.Denied(denied.Code, denied.Detail),
            var access => throw new InvalidOperationException($"{access} is no access."),
        };

        Reading.Found Seen(Viewer viewer) =>
            new(viewer, position, [.. state.VisibleTo(viewer).Select(entry => entry.Record).Union(_kind.ForFiles(state))]);
    }

    /// <summary>The edits that a text had after a revision, for somebody who may see it.</summary>
    public TextHistory ReadText(string personId, Key key, int after)
    {
        var state = Now.State;
        if (!IsThere)
            return new TextHistory.Denied(UnknownCode);
        if (_kind.AccessOf(state, personId) is not Access.Granted { Viewer: var viewer })
            return new TextHistory.Denied(_kind.AccessOf(state, personId) is Access.Denied denied ? denied.Code : Refusals.PersonUnknown);
        if (state.Find(key) is not { Record: TextRecord text } entry || !entry.Audience.Includes(viewer))
            return after == 0 ? new TextHistory.Found([]) : new TextHistory.Denied(TextRefusals.BaseUnknown);
        if (after > text.Revision)
            return new TextHistory.Denied(TextRefusals.BaseUnknown);
        return state.EditsAfter(text, after) is { } edits
            ? new TextHistory.Found([.. edits.Select((edit, i) => new TextEdit(after + 1 + i, edit.Seq, edit.Revision.Delta))])
            : new TextHistory.Denied(TextRefusals.BaseTooOld);
    }

    /// <summary>Whether a person may look and act, and as whom.</summary>
    public Access Access(string personId) => IsThere ? _kind.AccessOf(Now.State, personId) : new Access.Denied(UnknownCode);

    /// <summary>A signal as it holds for what is there, and who may hear of it (PRS4); null where somebody works on what is not there.</summary>
    public (PresenceSignal Signal, Audience Audience)? Heard(PresenceSignal signal) =>
        (signal.Typing && !_kind.TellsTyping(Now.State, signal.At) ? signal with { Typing = false } : signal).On(Now.State);

    private bool IsThere => Exists && !Now.State.IsOver;

    /// <summary>An entity that is over stays due until it is erased, and one that is to forget until it has, so that a start after a crash finds it.</summary>
    private DateTimeOffset? DueOf(State state) =>
        state.Find<Ended>(Ended.OnlyId)?.At ?? state.ToForget.Min(asked => (DateTimeOffset?)asked.AskedAt) ?? _kind.Due(state)?.At;

    /// <summary>What is due and trips over a fault of ours changes nothing either, and keeps nobody's command from being judged.</summary>
    private void DoWhatIsDueOrFail(ref State state, List<Commit> commits, DateTimeOffset now)
    {
        try
        {
            DoWhatIsDue(ref state, commits, now);
        }
        catch (Exception failure)
        {
            Log.Fault(_logger, Entity, state.Seq, failure);
        }
    }

    private void DoWhatIsDue(ref State state, List<Commit> commits, DateTimeOffset now)
    {
        if (state.IsOver || _kind.Due(state) is not { } due || due.At > now)
            return;
        var id = DerivedId.Of(Entity, state.Seq, "due");
        if (_kind.Submit(state, new Submission(id, new Sender.Entity(Entity), due.Command), now) is Outcome.Committed committed)
        {
            state = committed.After;
            commits.Add(committed.Commit);
        }
        else
        {
            Log.DueRefused(_logger, Entity, state.Seq);
        }
    }

    /// <summary>What a command looks back to. It is read from the log, so also what no snapshot holds any more.</summary>
    /// <returns>The refusal where it cannot be read now.</returns>
    private async Task<(State? Past, Answer? Refusal)> LookBackAsync(State state, Submission submission, CancellationToken cancellationToken)
    {
        if (_kind.LooksBackTo(state, submission) is not { } moment)
            return (null, null);
        try
        {
            return (await LoadedHistory.AtAsync(Entity, _log, moment, Now.Position.Seq, cancellationToken), null);
        }
        catch (DamagedHistoryException)
        {
            return (null, new Answer.Rejected(EngineCodes.EntityDamaged));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LoadFailed(_logger, Entity, failure);
            return (null, new Answer.Later(EngineCodes.StoreUnavailable, 2000));
        }
    }

    /// <summary>
    /// Where others may write the same log, a refusal without an append could rest on a state that is past: then it would
    /// take words from somebody for good. So the head is looked at first.
    /// </summary>
    private async Task<bool> IsBehindAsync(Answer[] answers, CancellationToken cancellationToken)
    {
        if (!_log.IsShared || !Array.Exists(answers, answer => answer is Answer.Rejected))
            return false;
        try
        {
            var head = await _log.FindAsync(Entity, cancellationToken);
            IsSpent = (head?.Seq ?? 0) != Now.Position.Seq || (head is not null && head.Epoch != Now.Position.Epoch);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LoadFailed(_logger, Entity, failure);
            return true;
        }

        return IsSpent;
    }

    /// <summary>A command that trips over a fault of ours changes nothing, and takes no other with it.</summary>
    private Answer JudgeOrFail(ref State state, List<Commit> commits, Submission submission, DateTimeOffset now, State? past)
    {
        try
        {
            return Judge(ref state, commits, submission, now, past);
        }
        catch (Exception failure)
        {
            Log.Fault(_logger, Entity, state.Seq, failure);
            return new Answer.Rejected(EngineCodes.CommandFailed);
        }
    }

    private Answer Judge(ref State state, List<Commit> commits, Submission submission, DateTimeOffset now, State? past)
    {
        switch (_kind.Submit(state, submission, now, past))
        {
            case Outcome.Committed committed:
                state = committed.After;
                commits.Add(committed.Commit);
                return new Answer.Accepted(Now.Position.Epoch, committed.Commit.Seq);
            case Outcome.Repeated repeated:
                return new Answer.Accepted(Now.Position.Epoch, repeated.Seq);
            case Outcome.Refused refused:
                return new Answer.Rejected(refused.Code is Refusals.EntityUnknown ? UnknownCode : refused.Code, refused.Detail);
            case var outcome:
                throw new InvalidOperationException($"{outcome} is no outcome.");
        }
    }

    private async Task<AppendOutcome> AppendAsync(State state, List<Commit> commits, CancellationToken cancellationToken)
    {
        var rows = new List<LogRow>(commits.Count);
        var hash = _hash;
        foreach (var commit in commits)
        {
            var body = CommitJson.Write(commit);
            hash = HashChain.Next(hash, body);
            rows.Add(new LogRow(commit.Seq, body, hash));
        }

        // With nothing left to react to, the cursor moves on in the same write.
        var before = Now.Position.Seq;
        var reactedUpTo = ReactedUpTo < before ? ReactedUpTo : before + commits.TakeWhile(commit => commit.Reactions.IsEmpty).Count();
        AppendOutcome outcome;
        var start = Stopwatch.GetTimestamp();
        try
        {
            outcome = await _log.AppendAsync(
                new Append(Entity, Now.Position.Epoch, before, rows, reactedUpTo, DueOf(state)), cancellationToken);
        }
        catch (Exception failure)
        {
            Log.AppendFailed(_logger, Entity, before, failure);
            outcome = AppendOutcome.Unknown;
        }

        Meters.AppendTime.Record(Meters.Seconds(start), Meters.Of(Entity));
        Meters.Appends.Add(1, Meters.Of(Entity), new("outcome", outcome.ToString()));

        if (outcome is AppendOutcome.Appended)
        {
            _hash = hash;
            _bytesSinceSnapshot += rows.Sum(row => row.Body.Length);
            ReactedUpTo = Math.Max(ReactedUpTo, reactedUpTo);
            _now = Now.After(state, commits);
        }

        return outcome;
    }

    private static Answer[] AllOf(int count, Answer answer)
    {
        var answers = new Answer[count];
        Array.Fill(answers, answer);
        return answers;
    }

    internal static string NewEpoch() => DerivedId.Encode(RandomNumberGenerator.GetBytes(8));
}
