using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// Finds communities, partners and texts by words and filters. It is a read model: fed by commits, a moment behind them, made anew
/// from the logs where it is gone, and never asked for a decision.
/// </summary>
public interface IDirectory
{
    /// <summary>What matches, the best first; without words the newest first.</summary>
    DirectoryPage Search(DirectoryQuery query);
}

/// <summary>What somebody looks for. All that is given must hold.</summary>
/// <param name="Words">Each must be there, in whatever inflection; the last may be the beginning of one.</param>
/// <param name="Readers">The entities whose people the reader is one of, and of what they so may see; null for everybody.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Limit">How many to give.</param>
/// <param name="Status">Its state, by its name on the wire.</param>
/// <param name="ProgrammeId">The programme that it is of.</param>
public sealed record DirectoryQuery(
    string? Words = null,
    FindingKind? Kind = null,
    string? Theme = null,
    string? Transition = null,
    ScaleLevel? Level = null,
    string? Area = null,
    MaturityStage? Stage = null,
    string? Sector = null,
    ImmutableArray<EntityId>? Readers = null,
    int From = 0,
    int Limit = DirectoryQuery.MostAtOnce,
    string? Status = null,
    string? ProgrammeId = null)
{
    public const int MostAtOnce = 50;

    /// <summary>So many are counted and can be paged through; who has more should ask more precisely.</summary>
    public const int MostInAll = 1000;
}

/// <param name="Total">How many match, up to <see cref="DirectoryQuery.MostInAll"/>.</param>
/// <param name="HasMore">Whether more match than are counted.</param>
/// <param name="IsComplete">False while the directory is being made anew, or catches up after a start.</param>
public sealed record DirectoryPage(ImmutableArray<Found> Results, int Total, bool HasMore, bool IsComplete);

/// <summary>Something that was found, and where it stands.</summary>
/// <param name="RecordId">The record of the entity.</param>
public sealed record Found(EntityId Entity, string RecordId, Finding Finding);
