using Samenwerken.Domain.Entities;

namespace Samenwerken.Grains.Messages;

/// <summary>Durable commits on their way to a silo, once for all who follow there. Whole: each silo gives each reader what they may see.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Commits")]
public sealed class CommitsMessage
{
    [Id(0)]
    public required string Epoch { get; init; }

    /// <summary>Each commit as the log has it.</summary>
    [Id(1)]
    public required byte[][] Commits { get; init; }

    public static CommitsMessage Of(string epoch, IReadOnlyList<Commit> commits) =>
        new() { Epoch = epoch, Commits = [.. commits.Select(CommitJson.Write)] };

    public IReadOnlyList<Commit> ToCommits() => [.. Commits.Select(commit => CommitJson.Read(commit))];
}
