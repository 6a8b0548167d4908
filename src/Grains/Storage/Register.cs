using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans.Storage;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Storage;

/// <summary>
/// Names of entities with a number each, spread over pages ("buckets"), since grain storage can find only what it is asked
/// for by name. Many silos write it at once; each page's ETag keeps them from losing each other's names.
/// </summary>
internal sealed class Register(Pages pages, string name, int buckets)
{
    private const int Attempts = 50;

    private readonly Bucket[] _buckets = [.. Enumerable.Range(0, buckets).Select(_ => new Bucket())];

    private sealed class Bucket
    {
        public readonly SemaphoreSlim Turn = new(1);
        public ImmutableDictionary<EntityId, long>? Known;
        public string? ETag;
    }

    /// <summary>Notes an entity with a number, in place of the one it had. Durable on return.</summary>
    public Task PutAsync(EntityId entity, long number) => ChangeAsync(
        IndexOf(entity), known => known.TryGetValue(entity, out var before) && before == number ? null : known.SetItem(entity, number));

    /// <summary>All that is noted now, page by page.</summary>
    /// <exception cref="DamagedStoreException">A page cannot be read; thrown after those that can.</exception>
    public async IAsyncEnumerable<KeyValuePair<EntityId, long>> ReadAsync()
    {
        string? damaged = null;
        for (var i = 0; i < _buckets.Length; i++)
        {
            var (bytes, _) = await pages.ReadAsync(name, IdOf(i));
            foreach (var entry in Parse(bytes) ?? NoteDamage(i, ref damaged))
                yield return entry;
        }

        if (damaged is not null)
            throw new DamagedStoreException(damaged);
    }

    private ImmutableDictionary<EntityId, long> NoteDamage(int index, ref string? damaged)
    {
        damaged ??= $"page {index} of the {name} is damaged; what is noted there could not be read.";
        return ImmutableDictionary<EntityId, long>.Empty;
    }

    /// <summary>
    /// Takes out those of which <paramref name="isOver"/> says so, looking at each after the page was read. The write
    /// happens only if the page is still the same: a note that was put meanwhile stays, and its page with it.
    /// </summary>
    public async Task ClearAsync(Func<EntityId, long, Task<bool>> isOver)
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            var (bytes, etag) = await pages.ReadAsync(name, IdOf(i));
            // What cannot be read is left as it is; the other pages go on.
            if (Parse(bytes) is not { } known)
                continue;
            var over = new List<EntityId>();
            foreach (var (entity, number) in known)
            {
                if (await isOver(entity, number))
                    over.Add(entity);
            }

            if (over.Count == 0)
                continue;
            try
            {
                await pages.WriteAsync(name, IdOf(i), Write(known.RemoveRange(over)), etag);
            }
            catch (InconsistentStateException)
            {
                // Somebody noted something; the next look clears what is over then.
            }
        }
    }

    private async Task ChangeAsync(int index, Func<ImmutableDictionary<EntityId, long>, ImmutableDictionary<EntityId, long>?> change)
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
    private static ImmutableDictionary<EntityId, long>? Parse(byte[]? bytes)
    {
        var entries = ImmutableDictionary.CreateBuilder<EntityId, long>();
        foreach (var line in Encoding.UTF8.GetString(bytes ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var name, var digits] || EntityId.Parse(name) is not { } entity
                || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            entries[entity] = number;
        }

        return entries.ToImmutable();
    }

    private static byte[] Write(ImmutableDictionary<EntityId, long> entries) =>
        Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => $"{entry.Key} {entry.Value.ToString(CultureInfo.InvariantCulture)}\n").Order(StringComparer.Ordinal)));
}
