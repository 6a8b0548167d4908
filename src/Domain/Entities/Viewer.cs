using System.Collections.Immutable;

namespace Samenwerken.Domain.Entities;

/// <summary>Someone who looks at an entity, with the role that the entity itself gives them.</summary>
/// <param name="PersonId">Null for the server itself.</param>
/// <param name="Role">The wire name of their role in this entity; of several, the first.</param>
/// <param name="Number">Their short number in this entity, by which commits and presence name them.</param>
/// <param name="MoreRoles">The wire names of the others that they have.</param>
public sealed record Viewer(string? PersonId, string? Role, int? Number, ImmutableSortedSet<string>? MoreRoles = null)
{
    /// <summary>The server looking for itself: it sees every record.</summary>
    public static readonly Viewer Server = new(null, null, null);

    public bool IsServer => PersonId is null;

    public bool HasAny(ImmutableSortedSet<string> roles) => (Role is { } role && roles.Contains(role)) || MoreRoles?.Overlaps(roles) is true;
}

/// <summary>What an entity says when somebody asks to look or to act.</summary>
public abstract record Access
{
    private Access() { }

    public sealed record Granted(Viewer Viewer) : Access;

    /// <param name="Code">A stable code: why not.</param>
    public sealed record Denied(string Code, Detail? Detail = null) : Access;
}
