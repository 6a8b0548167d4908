using System.Collections.Immutable;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// What an entity is at one moment: its records, who may see each, and since which commit each is as it is. It is
/// immutable, so a reader on another thread keeps a consistent picture while the entity goes on.
/// </summary>
/// <remarks>
/// A state is nothing but the fold of its commits: <c>Fold</c> over the log gives it again, byte for byte (LOG4, LOG5).
/// Deletions leave their place in the order, so that somebody who returns can be told only what changed (FOL2).
/// </remarks>
public sealed class State
{
    /// <summary>How many deletions are remembered before the older half of them is forgotten.</summary>
    public const int DeletionsKept = 8192;

    public static readonly State Empty = new(
        0, 0, 0, ImmutableDictionary<string, ImmutableDictionary<string, Entry>>.Empty, ImmutableDictionary<Key, Deletion>.Empty);

    private readonly ImmutableDictionary<string, ImmutableDictionary<string, Entry>> _kinds;
    private readonly ImmutableDictionary<Key, Deletion> _deletions;

    private State(
        long seq,
        long audienceChangedAt,
        long deletionsForgottenUpTo,
        ImmutableDictionary<string, ImmutableDictionary<string, Entry>> kinds,
        ImmutableDictionary<Key, Deletion> deletions)
    {
        Seq = seq;
        AudienceChangedAt = audienceChangedAt;
        DeletionsForgottenUpTo = deletionsForgottenUpTo;
        _kinds = kinds;
        _deletions = deletions;
    }

    /// <summary>A record in its place: who may see it, and the commit that last changed it.</summary>
    public sealed record Entry(Record Record, Audience Audience, long Seq);

    /// <summary>What is left of a record: who could see it, and the commit that took it away.</summary>
    public sealed record Deletion(Key Key, Audience Audience, long Seq);

    /// <summary>The last commit folded in; 0 before the first.</summary>
    public long Seq { get; }

    /// <summary>The last commit in which a record got another audience than it had; whoever saw less than that starts anew (FOL3).</summary>
    public long AudienceChangedAt { get; }

    /// <summary>Up to this commit deletions may be forgotten; whoever saw less than that starts anew.</summary>
    public long DeletionsForgottenUpTo { get; }

    public IEnumerable<Entry> Entries => _kinds.Values.SelectMany(kind => kind.Values);

    public IEnumerable<Deletion> Deletions => _deletions.Values;

    public T? Find<T>(string id) where T : Record => Find(Key.Of<T>(id))?.Record as T;

    public Entry? Find(Key key) => _kinds.GetValueOrDefault(key.Kind)?.GetValueOrDefault(key.Id);

    public IEnumerable<T> All<T>() where T : Record =>
        _kinds.GetValueOrDefault(WireName.Of(typeof(T)))?.Values.Select(entry => (T)entry.Record) ?? [];

    public int Count<T>() where T : Record => _kinds.GetValueOrDefault(WireName.Of(typeof(T)))?.Count ?? 0;

    /// <summary>Whether a record with this key is here, or is known to have been.</summary>
    public bool Knows(Key key) => Find(key) is not null || _deletions.ContainsKey(key);

    /// <summary>Whether the entity is over: see <see cref="Ended"/>.</summary>
    public bool IsOver => Find<Ended>(Ended.OnlyId) is not null;

    /// <summary>Who is to be forgotten: see <see cref="Forgetting"/>.</summary>
    public IEnumerable<Forgetting> ToForget => All<Forgetting>();

    /// <summary>The receipt of a command that took effect, while it is kept.</summary>
    public Receipt? ReceiptOf(string commandId) => Find<Receipt>(commandId);

    /// <summary>What somebody did, while it can be taken back.</summary>
    public Deed? DeedOf(string commandId) => Find<Deed>(commandId);

    /// <summary>The edits of a text after a revision, oldest first, each with the commit that made it; null where they are not all kept (TXT3).</summary>
    public IReadOnlyList<(TextRevision Revision, long Seq)>? EditsAfter(TextRecord text, int revision)
    {
        if (text.Revision - revision > TextRevision.Kept)
            return null;
        var edits = new List<(TextRevision, long)>(Math.Max(0, text.Revision - revision));
        for (var next = revision + 1; next <= text.Revision; next++)
        {
            if (Find(Key.Of<TextRevision>(TextRevision.IdOf(text.Key, next))) is not { Record: TextRevision edit } entry)
                return null;
            edits.Add((edit, entry.Seq));
        }

        return edits;
    }

    public IEnumerable<Entry> VisibleTo(Viewer viewer) => Entries.Where(entry => entry.Audience.Includes(viewer));

    /// <summary>This state as it is for somebody who does not know of these records: only to judge by, never to go on from.</summary>
    internal State WithoutSightOf(IEnumerable<Key> records) => records.Aggregate(this, (state, key) => state.WithoutEntry(key));

    /// <summary>The next state. Commits come in their order, without a gap (SEQ1).</summary>
    public State Fold(Commit commit)
    {
        if (commit.Seq != Seq + 1)
            throw new ArgumentException($"Commit {commit.Seq} does not follow commit {Seq}.", nameof(commit));

        return commit.Changes.Aggregate(this, (state, change) => state.With(change, commit.Seq)).Close(commit);
    }

    /// <summary>This state, in which the commit's changes are made already, with the commit itself remembered.</summary>
    internal State Close(Commit commit) => Remember(commit).At(commit.Seq);

    /// <summary>This state with one change, made in commit <paramref name="seq"/>.</summary>
    internal State With(Change change, long seq) => change switch
    {
        Change.Put put => WithEntry(new Entry(put.Record, put.For, seq), AudienceChangedBy(put) ? seq : AudienceChangedAt),
        Change.Patch patch when Find(patch.Key) is { } entry =>
            WithEntry(entry with { Record = patch.ApplyTo(entry.Record), Seq = seq }, AudienceChangedAt),
        Change.Text edit when Find(edit.Key) is { Record: TextRecord } entry => WithEdit(entry, edit, seq),
        Change.Delete delete when Find(delete.Key) is { } entry => Without(entry, seq),
        // A change to a record that is not there says nothing: the record was deleted before it.
        _ => this,
    };

    /// <summary>A state read back from a snapshot.</summary>
    internal static State Restore(
        long seq, long audienceChangedAt, long deletionsForgottenUpTo, IEnumerable<Entry> entries, IEnumerable<Deletion> deletions) =>
        new(
            seq,
            audienceChangedAt,
            deletionsForgottenUpTo,
            entries.GroupBy(entry => entry.Record.Key.Kind).ToImmutableDictionary(
                kind => kind.Key, kind => kind.ToImmutableDictionary(entry => entry.Record.Id)),
            deletions.ToImmutableDictionary(deletion => deletion.Key));

    private bool AudienceChangedBy(Change.Put put) =>
        (Find(put.Key)?.Audience ?? _deletions.GetValueOrDefault(put.Key)?.Audience) is { } before && before != put.For;

    /// <summary>The text after an edit, and the edit itself, in the place of the oldest one kept.</summary>
    private State WithEdit(Entry entry, Change.Text edit, long seq)
    {
        var text = (TextRecord)entry.Record;
        var revision = new TextRevision(TextRevision.IdOf(text.Key, edit.Revision), edit.Delta, text.Text.Length);
        return WithEntry(entry with { Record = text.Edited(edit.Delta), Seq = seq }, AudienceChangedAt)
            .WithEntry(new Entry(revision, Audience.Nobody, seq), AudienceChangedAt)
            .WithoutEntry(Key.Of<TextRevision>(TextRevision.IdOf(text.Key, edit.Revision - TextRevision.Kept)));
    }

    private State Remember(Commit commit)
    {
        var from = commit.From.ToString()!;
        var recent = Find<RecentCommands>(from)?.CommandIds ?? [];
        var state = RememberDeed(commit);
        if (recent.Count == RecentCommands.Kept)
        {
            state = state.WithoutEntry(Key.Of<Receipt>(recent[0]));
            recent = recent.RemoveAt(0);
        }

        return state
            .WithEntry(Kept(new Receipt(commit.CommandId, from, commit.Digest, commit.Seq)), AudienceChangedAt)
            .WithEntry(Kept(new RecentCommands(from, recent.Add(commit.CommandId))), AudienceChangedAt);

        Entry Kept(Record record) => new(record, Audience.Nobody, commit.Seq);
    }

    /// <summary>Keeps what a person did in reach of undo, and notes which deed of before an undo took back (UND1).</summary>
    private State RememberDeed(Commit commit)
    {
        if (commit.From is not Sender.Person { PersonId: var me })
            return this;
        var state = this;
        foreach (var undone in commit.Steps.Select(step => step.Event).OfType<DeedUndone>())
        {
            if (DeedOf(undone.CommandId) is { } deed)
                state = state.WithEntry(Kept(deed with { IsUndone = true }), AudienceChangedAt);
        }

        if (!commit.Steps.Any(step => step.Event.IsDeed()))
            return state;
        var recent = Find<RecentDeeds>(me)?.CommandIds ?? [];
        if (recent.Count == RecentDeeds.Kept)
        {
            state = state.WithoutEntry(Key.Of<Deed>(recent[0]));
            recent = recent.RemoveAt(0);
        }

        return state
            .WithEntry(Kept(new Deed(commit.CommandId, me, [.. commit.Steps.Select(step => step.Event)], IsRedacted: commit.IsRedacted)), AudienceChangedAt)
            .WithEntry(Kept(new RecentDeeds(me, recent.Add(commit.CommandId))), AudienceChangedAt);

        Entry Kept(Record record) => new(record, Audience.Nobody, commit.Seq);
    }

    private State Without(Entry entry, long seq)
    {
        var state = WithoutEntry(entry.Record.Key);
        // What nobody could see leaves nothing to tell.
        return entry.Audience is Audience.Server
            ? state
            : state.WithDeletion(new Deletion(entry.Record.Key, entry.Audience, seq));
    }

    private State WithDeletion(Deletion deletion)
    {
        var deletions = _deletions.SetItem(deletion.Key, deletion);
        var forgotten = DeletionsForgottenUpTo;
        if (deletions.Count > DeletionsKept)
        {
            var older = deletions.Values.OrderBy(kept => kept.Seq).Take(DeletionsKept / 2).ToList();
            forgotten = older[^1].Seq;
            deletions = deletions.RemoveRange(older.Select(kept => kept.Key));
        }

        return new State(Seq, AudienceChangedAt, forgotten, _kinds, deletions);
    }

    private State WithEntry(Entry entry, long audienceChangedAt)
    {
        var key = entry.Record.Key;
        var kind = _kinds.GetValueOrDefault(key.Kind) ?? ImmutableDictionary<string, Entry>.Empty;
        return new State(Seq, audienceChangedAt, DeletionsForgottenUpTo, _kinds.SetItem(key.Kind, kind.SetItem(key.Id, entry)), _deletions);
    }

    private State WithoutEntry(Key key) =>
        _kinds.GetValueOrDefault(key.Kind) is { } kind
            ? new State(Seq, AudienceChangedAt, DeletionsForgottenUpTo, _kinds.SetItem(key.Kind, kind.Remove(key.Id)), _deletions)
            : this;

    private State At(long seq) => new(seq, AudienceChangedAt, DeletionsForgottenUpTo, _kinds, _deletions);
}
