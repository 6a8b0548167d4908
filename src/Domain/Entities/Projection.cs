using System.Collections.Immutable;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Turns what happened into changes of records. An entity's <c>Project</c> says what each record becomes; this writes it
/// down as the smallest change: a put where somebody gains sight, a patch of the fields that differ, a delete where
/// somebody loses it.
/// </summary>
public sealed class Projection(State state, long seq)
{
    private readonly ImmutableArray<Change>.Builder _changes = ImmutableArray.CreateBuilder<Change>();

    /// <summary>The state with the changes so far.</summary>
    public State State { get; private set; } = state;

    public ImmutableArray<Change> Changes => _changes.ToImmutable();

    public T? Find<T>(string id) where T : Record => State.Find<T>(id);

    /// <summary>Makes the record be as given, with this audience.</summary>
    public void Put(Record record, Audience audience)
    {
        var before = State.Find(record.Key);
        if (before is null)
            Add(new Change.Put(record, audience));
        else if (before.Audience == audience)
            Patch(before, record);
        else
            Readdress(before, record, audience);
    }

    /// <summary>Changes a record that keeps its audience. Does nothing where there is none.</summary>
    public void Update<T>(string id, Func<T, T> change) where T : Record
    {
        if (State.Find(Key.Of<T>(id)) is { } before)
            Patch(before, change((T)before.Record));
    }

    /// <summary>Edits the text of a record. Does nothing where there is none.</summary>
    public void Edit<T>(string id, Delta delta) where T : TextRecord
    {
        if (State.Find(Key.Of<T>(id)) is { Record: TextRecord text } before)
            Add(new Change.Text(text.Key, delta, text.Revision + 1, before.Audience));
    }

    public void Delete<T>(string id) where T : Record
    {
        if (State.Find(Key.Of<T>(id)) is { } before)
            Add(new Change.Delete(before.Record.Key, before.Audience));
    }

    private void Patch(State.Entry before, Record after)
    {
        if (RecordFields.Changed(before.Record, after) is { IsEmpty: false } fields)
            Add(new Change.Patch(after.Key, fields, before.Audience));
    }

    private void Readdress(State.Entry before, Record after, Audience audience)
    {
        if (!audience.Covers(before.Audience))
            Add(new Change.Delete(before.Record.Key, before.Audience));
        Add(new Change.Put(after, audience));
    }

    private void Add(Change change)
    {
        State = State.With(change, seq);
        _changes.Add(change);
    }
}
