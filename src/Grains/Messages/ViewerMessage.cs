using Samenwerken.Domain.Entities;

namespace Samenwerken.Grains.Messages;

/// <summary>As whom somebody looks.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Viewer")]
public sealed class ViewerMessage
{
    [Id(0)]
    public string? PersonId { get; init; }

    [Id(1)]
    public string? Role { get; init; }

    [Id(2)]
    public int? Number { get; init; }

    [Id(3)]
    public string[]? MoreRoles { get; init; }

    public static ViewerMessage Of(Viewer viewer) =>
        new() { PersonId = viewer.PersonId, Role = viewer.Role, Number = viewer.Number, MoreRoles = viewer.MoreRoles is { IsEmpty: false } roles ? [.. roles] : null };

    public Viewer ToViewer() => new(PersonId, Role, Number, MoreRoles is { } roles ? [.. roles] : null);
}
