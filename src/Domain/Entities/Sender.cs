namespace Samenwerken.Domain.Entities;

/// <summary>
/// Who sends a command. The server fills it (CMD4): from the signed token, from the entity that reacted, or from its own work.
/// </summary>
public abstract record Sender
{
    private Sender() { }

    /// <summary>A person on one device; each device keeps its own outbox and so its own recent ids.</summary>
    public sealed record Person(string PersonId, string DeviceId) : Sender
    {
        public override string ToString() => $"person/{PersonId}/{DeviceId}";
    }

    /// <summary>An entity that reacted to a commit of its own, or whose own time has come.</summary>
    public sealed record Entity(EntityId Id) : Sender
    {
        public override string ToString() => $"entity/{Id}";
    }

    /// <summary>The host's own work, such as claiming a join code before a meeting starts.</summary>
    public sealed record Host : Sender
    {
        public override string ToString() => "host";
    }

    public static readonly Sender TheHost = new Host();
}
