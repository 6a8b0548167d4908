using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;
using Samenwerken.Grains.Storage;

namespace Samenwerken.Grains.Tests;

public enum StorageFault
{
    None,

    /// <summary>It breaks before it wrote.</summary>
    Before,

    /// <summary>It wrote, and breaks instead of saying so.</summary>
    After,

    /// <summary>It breaks, and writes a little later: nobody can know.</summary>
    Later,
}

/// <summary>
/// A grain storage that all silos of a test share, as they share a database: it outlives each of them, which the memory
/// storage of Orleans does not. It keeps ETags as strictly as a database, and fails as a test says.
/// </summary>
public sealed class SharedStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Of), (object State, string ETag)> _pages = new();
    private readonly Lock _lock = new();
    private int _last;

    /// <summary>What the next write of a page with this name comes to.</summary>
    public Func<string, GrainId, StorageFault> NextFault { get; set; } = (_, _) => StorageFault.None;

    /// <summary>Writes of a head wait for it.</summary>
    public Func<GrainId, Task> Gate { get; set; } = _ => Task.CompletedTask;

    public bool FailsReading { get; set; }

    /// <summary>How often pages with this name were written.</summary>
    public ConcurrentDictionary<string, int> Writes { get; } = new();

    /// <summary>How often pages with this name were read.</summary>
    public ConcurrentDictionary<string, int> Reads { get; } = new();

    public IEnumerable<(string Name, GrainId Of)> Names => _pages.Keys;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (FailsReading)
            throw new IOException("the store cannot be read");
        Reads.AddOrUpdate(stateName, 1, (_, count) => count + 1);
        if (_pages.TryGetValue((stateName, grainId), out var page))
            (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)page.State, page.ETag, true);
        else
            (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (stateName == "head")
            await Gate(grainId);
        switch (NextFault(stateName, grainId))
        {
            case StorageFault.Before:
                throw new IOException("the store broke before it wrote");
            case StorageFault.After:
                Write(stateName, grainId, grainState);
                throw new IOException("the store broke after it wrote");
            case StorageFault.Later:
                var (state, etag) = (grainState.State, grainState.ETag);
                _ = Task.Run(async () =>
                {
                    await Task.Delay(20);
                    try
                    {
                        Write(stateName, grainId, new GrainState<T>(state, etag));
                    }
                    catch (InconsistentStateException)
                    {
                        // Somebody else was first.
                    }
                });
                throw new TimeoutException("the store did not answer");
            default:
                Write(stateName, grainId, grainState);
                if (!WritesThenConflicts || stateName != "head")
                    break;
                WritesThenConflicts = false;
                throw new InconsistentStateException("another was first");
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _pages.TryRemove((stateName, grainId), out _);
        return Task.CompletedTask;
    }

    /// <summary>The next write of a head happens, and is then said to conflict, as a retry inside a provider may meet itself.</summary>
    public bool WritesThenConflicts { get; set; }

    public int SizeOf((string Name, GrainId Of) page) => ((Page)_pages[page].State).Bytes.Length;

    /// <summary>Changes pages with this name behind everybody's back.</summary>
    public void Damage(string name, Func<byte[], byte[]> damage, Func<GrainId, bool>? of = null)
    {
        foreach (var key in _pages.Keys.Where(key => key.Name == name && (of is null || of(key.Of))))
            _pages[key] = (new Page { Bytes = damage(((Page)_pages[key].State).Bytes) }, _pages[key].ETag);
    }

    /// <summary>Takes a page away, as a disk may.</summary>
    public void Lose(Func<string, bool> name)
    {
        foreach (var key in _pages.Keys.Where(key => name(key.Name)).ToList())
            _pages.TryRemove(key, out _);
    }

    private void Write<T>(string name, GrainId of, IGrainState<T> state)
    {
        lock (_lock)
        {
            var there = _pages.TryGetValue((name, of), out var page) ? page.ETag : null;
            if (there != state.ETag)
                throw new InconsistentStateException("another was first", there, state.ETag);
            state.ETag = $"{++_last}";
            state.RecordExists = true;
            _pages[(name, of)] = (state.State!, state.ETag);
            Writes.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }
}
