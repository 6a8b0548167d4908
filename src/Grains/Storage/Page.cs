using System.Data.Common;
using Orleans.Storage;

namespace Samenwerken.Grains.Storage;

/// <summary>What lies under one name in grain storage. Any provider can keep it: it is bytes.</summary>
[GenerateSerializer]
[Alias("samenwerken.Page")]
public sealed class Page
{
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Keeps pages as the bytes that they are; a provider without it wraps them in its own format, which works as well.</summary>
public sealed class PageSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => input is Page page ? new BinaryData(page.Bytes) : throw Foreign<T>();

    public T Deserialize<T>(BinaryData input) => new Page { Bytes = input.ToArray() } is T page ? page : throw Foreign<T>();

    private static NotSupportedException Foreign<T>() => new($"The storage of histories keeps no {typeof(T).Name}.");
}

/// <summary>Reads and writes pages. An ETag is what a page must still have for a write to happen; null for none yet.</summary>
internal sealed class Pages(IGrainStorage storage)
{
    private const string UniqueViolation = "23505";

    public async Task<(byte[]? Bytes, string? ETag)> ReadAsync(string name, GrainId of)
    {
        var state = new GrainState<Page>(new Page());
        await storage.ReadStateAsync(name, of, state);
        return state.RecordExists ? (state.State!.Bytes, state.ETag) : (null, state.ETag);
    }

    /// <returns>The page's new ETag.</returns>
    /// <exception cref="InconsistentStateException">The page has another ETag by now. Nothing was written.</exception>
    public async Task<string?> WriteAsync(string name, GrainId of, byte[] bytes, string? etag)
    {
        var state = new GrainState<Page>(new Page { Bytes = bytes }, etag) { RecordExists = etag is not null };
        try
        {
            await storage.WriteStateAsync(name, of, state);
        }
        catch (DbException failure) when (etag is null && failure.SqlState == UniqueViolation)
        {
            // Another was first to write this page, and the database says so in its own words.
            throw new InconsistentStateException($"{name} of {of} is there already", failure);
        }

        return state.ETag;
    }

    /// <summary>Takes a page away, if it is there.</summary>
    /// <exception cref="InconsistentStateException">The page has another ETag by now. Nothing was taken away.</exception>
    public async Task ClearAsync(string name, GrainId of)
    {
        var state = new GrainState<Page>(new Page());
        await storage.ReadStateAsync(name, of, state);
        if (state.RecordExists)
            await storage.ClearStateAsync(name, of, state);
    }
}
