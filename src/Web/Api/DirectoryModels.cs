using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;

namespace Samenwerken.Web.Api;

/// <summary>What was found, the best first; without words the newest first.</summary>
/// <param name="Total">How many match, up to 1,000.</param>
/// <param name="HasMore">Whether more match than are counted.</param>
/// <param name="IsComplete">False while the server still makes its directory; then something may be missing.</param>
public sealed record DirectoryAnswer(IReadOnlyList<DirectoryHit> Results, int Total, bool HasMore, bool IsComplete);

/// <summary>Something that was found.</summary>
/// <param name="Entity">Where it stands: community/..., partner/...</param>
/// <param name="RecordId">Which record of it.</param>
/// <param name="Text">The beginning of the rest.</param>
/// <param name="Status">Its state, as its record has it.</param>
/// <param name="IsPublic">Whether everybody finds it.</param>
/// <param name="ParentId">The community that a community came from.</param>
/// <param name="On">When a meeting begins.</param>
/// <param name="Demonstration">Whether all in it is invented; absent where it is not.</param>
public sealed record DirectoryHit(
    FindingKind Kind,
    string Entity,
    string RecordId,
    string Title,
    string? Text,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Transitions,
    IReadOnlyList<string> Areas,
    ScaleLevel? Level,
    MaturityStage? Stage,
    string? Sector,
    string? Status,
    bool IsPublic,
    bool? Demonstration,
    string? ParentId = null,
    DateTimeOffset? On = null);
