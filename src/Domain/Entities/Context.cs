namespace Samenwerken.Domain.Entities;

/// <summary>Who acts, and when: the only way in which identity and time enter the rules (CMD4). The server fills it.</summary>
/// <param name="Past">The state at the moment to which the command looks back (<see cref="EntityKind.LooksBackTo"/>); null where it does not.</param>
public sealed record Context(Sender From, DateTimeOffset Now, State? Past = null)
{
    /// <summary>The acting person, or null where no person acts.</summary>
    public string? PersonId => (From as Sender.Person)?.PersonId;
}
