using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans.Storage;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Storage;

/// <summary>
/// Names of entities with a note each, spread over pages ("buckets"), since grain storage can find only what it is asked
/// for by name. Many silos write it at once; each page's ETag keeps them from losing each other's names.
/// </summary>
internal sealed class Register(Pages pages, string name, int buckets)
{
    private const int Attempts = 50;

    private readonly Bucket[] _buckets = [.. Enumerable.Range(0, buckets).Select(_ => new Bucket())];

    private sealed class Bucket
    {
        public readonly SemaphoreSlim Turn = new(1);
        public ImmutableDictionary<EntityId, Note>? Known;
        public string? ETag;
    }

    /// <summary>
    /// Notes an entity. Where it was noted before, the later seq and the earlier time of the two stand, since whoever noted
    /// it may not have written yet. Durable on return.
    /// </summary>
    public Task PutAsync(EntityId entity, Note note) => ChangeAsync(IndexOf(entity), known =>
    {
        if (!known.TryGetValue(entity, out var before))
            return known.Add(entity, note);
        var both = new Note(Math.Max(note.Seq, before.Seq), Math.Min(note.From, before.From));
        return both == before ? null : known.SetItem(entity, both);
    });

    /// <summary>Takes an entity out, if it is noted. Durable on return.</summary>
    public Task RemoveAsync(EntityId entity) => ChangeAsync(IndexOf(entity), known => known.ContainsKey(entity) ? known.Remove(entity) : null);

    /// <summary>All that is noted now, page by page.</summary>
    /// <exception cref="DamagedStoreException">A page cannot be read; thrown after those that can.</exception>
    public async IAsyncEnumerable<EntityId> ReadAsync()
    {
        string? damaged = null;
        for (var i = 0; i < _buckets.Length; i++)
        {
            var (bytes, _) = await pages.ReadAsync(name, IdOf(i));
            foreach (var entity in Parse(bytes)?.Keys ?? NoteDamage(i, ref damaged))
                yield return entity;
        }

        if (damaged is not null)
            throw new DamagedStoreException(damaged);
    }

    private IEnumerable<EntityId> NoteDamage(int index, ref string? damaged)
    {
        damaged ??= $"page {index} of the {name} is damaged; what is noted there could not be read.";
        return [];
    }

    /// <summary>
    /// Looks at each note after its page was read, and puts in its place what <paramref name="look"/> gives: the same, one
    /// with a later time, or null for none. The write happens only if the page is still the same: a note that was put
    /// meanwhile stays, and its page with it.
    /// </summary>
    public async Task ReviseAsync(Func<EntityId, Note, Task<Note?>> look)
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            var (bytes, etag) = await pages.ReadAsync(name, IdOf(i));
            // What cannot be read is left as it is; the other pages go on.
            if (Parse(bytes) is not { } known)
                continue;
            var revised = known;
            foreach (var (entity, note) in known)
            {
                var stands = await look(entity, note);
                if (stands is null)
                    revised = revised.Remove(entity);
                else if (stands != note)
                    revised = revised.SetItem(entity, stands.Value);
            }

            if (revised == known)
                continue;
            try
            {
                await pages.WriteAsync(name, IdOf(i), Write(revised), etag);
            }
            catch (InconsistentStateException)
            {
                // Somebody noted something; the next look clears what is over then.
            }
        }
    }

    private async Task ChangeAsync(int index, Func<ImmutableDictionary<EntityId, Note>, ImmutableDictionary<EntityId, Note>?> change)
    {
        var bucket = _buckets[index];
        await bucket.Turn.WaitAsync();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (bucket.Known is null)
                {
                    (var bytes, bucket.ETag) = await pages.ReadAsync(name, IdOf(index));
                    bucket.Known = Parse(bytes) ?? throw new DamagedStoreException($"page {index} of the {name} is damaged.");
                }

                if (change(bucket.Known) is not { } changed)
                    return;
                try
                {
                    bucket.ETag = await pages.WriteAsync(name, IdOf(index), Write(changed), bucket.ETag);
                    bucket.Known = changed;
                    return;
                }
                catch (InconsistentStateException) when (attempt < Attempts)
                {
                    bucket.Known = null;
                    await Task.Delay(Random.Shared.Next(5, 50));
                }
                catch
                {
                    bucket.Known = null;
                    throw;
                }
            }
        }
        finally
        {
            bucket.Turn.Release();
        }
    }

    private int IndexOf(EntityId entity) => SHA256.HashData(Encoding.UTF8.GetBytes(entity.ToString()))[0] % _buckets.Length;

    private static GrainId IdOf(int index) => GrainId.Create("samenwerken", $"bucket/{index}");

    /// <returns>Null where the page is not what was written.</returns>
    private static ImmutableDictionary<EntityId, Note>? Parse(byte[]? bytes)
    {
        var entries = ImmutableDictionary.CreateBuilder<EntityId, Note>();
        foreach (var line in Encoding.UTF8.GetString(bytes ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var name, var seq, .. var more and { Length: < 2 }] || EntityId.Parse(name) is not { } entity)
                return null;
            var from = 0L;
            if (!IsNumber(seq, out var after) || (more is [var time] && !IsNumber(time, out from)))
                return null;
            entries[entity] = new Note(after, from);
        }

        return entries.ToImmutable();
    }

    private static bool IsNumber(string digits, out long number) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static byte[] Write(ImmutableDictionary<EntityId, Note> entries) =>
        Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => Line(entry.Key, entry.Value)).Order(StringComparer.Ordinal)));

    private static string Line(EntityId entity, Note note) =>
        string.Create(CultureInfo.InvariantCulture, $"{entity} {note.Seq}{(note.From == 0 ? "" : $" {note.From}")}\n");
}

/// <param name="Seq">Of the commit before which it was noted.</param>
/// <param name="From">When there is something to look at, in milliseconds since 1970; 0 for at once.</param>
internal readonly record struct Note(long Seq, long From);
