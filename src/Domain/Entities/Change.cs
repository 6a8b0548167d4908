using System.Collections.Immutable;
using System.Text.Json;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// One step of a fold, and who may see it. A log keeps changes beside the events that gave them; the wire carries them to
/// those in <see cref="For"/>; folding them is the same few lines in every language.
/// </summary>
public abstract record Change(Key Key, Audience For)
{
    /// <summary>The record is new to this audience, or replaces what stood there.</summary>
    public sealed record Put(Record Record, Audience For) : Change(Record.Key, For);

    /// <summary>The record keeps its audience; these fields have a new value, where null takes a field away.</summary>
    public sealed record Patch(Key Key, ImmutableSortedDictionary<string, JsonElement> Fields, Audience For) : Change(Key, For)
    {
        public Record ApplyTo(Record record) => RecordFields.With(record, Fields);
    }

    /// <summary>The text of the record is edited, and is this revision now.</summary>
    public sealed record Text(Key Key, Delta Delta, int Revision, Audience For) : Change(Key, For);

    /// <summary>The record is gone, or this audience has lost sight of it.</summary>
    public sealed record Delete(Key Key, Audience For) : Change(Key, For);
}
