namespace Samenwerken.Domain.Entities;

/// <summary>Who acts, and when: the only way in which identity and time enter the rules (CMD4). The server fills it.</summary>
public sealed record Context(Sender From, DateTimeOffset Now)
{
    /// <summary>The acting person, or null where no person acts.</summary>
    public string? PersonId => (From as Sender.Person)?.PersonId;
}
