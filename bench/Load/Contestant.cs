namespace Samenwerken.Bench.Load;

/// <summary>A server to be measured: how it is started, and how people take part in it.</summary>
internal abstract class Contestant
{
    /// <summary>As the table names it.</summary>
    public abstract string Name { get; }

    /// <summary>Its version, as it says it itself.</summary>
    public abstract string Version { get; }

    public abstract Task<Host> StartAsync(Workplace place, int? port = null);

    /// <summary>A room, meeting or document of its own in it.</summary>
    public abstract Task<Room> OpenRoomAsync(Host host, int people);
}

/// <summary>Where the servers lie, which core is theirs, and where they may write.</summary>
/// <param name="Root">The folder of this repository.</param>
/// <param name="Data">An empty folder that goes when it is over.</param>
internal sealed record Workplace(string Root, string Data, int ServerCore);

internal abstract class Room(Ears ears)
{
    public Ears Ears => ears;

    /// <summary>Lets a person in, who hears everything from then on.</summary>
    /// <param name="awaited">See <see cref="Listener.Awaited"/>.</param>
    public abstract Task<Member> EnterAsync(int me, CancellationToken cancellationToken, int awaited = 0);

    public async Task<List<Member>> EnterAllAsync(CancellationToken cancellationToken)
    {
        var members = new List<Member>();
        for (var first = 0; first < ears.People; first += 20)
        {
            var some = Enumerable.Range(first, Math.Min(20, ears.People - first)).Select(it => EnterAsync(it, cancellationToken));
            members.AddRange(await Task.WhenAll(some));
        }

        return members;
    }
}

/// <summary>Somebody in a room, on a line of their own.</summary>
internal abstract class Member(Listener listener, Line line, CancellationToken cancellationToken) : IDisposable
{
    public Listener Listener => listener;

    public Line Line => line;

    /// <summary>Their reading, which goes on until the line closes.</summary>
    public Task Reading { get; } = line.ReadAsync(cancellationToken);

    /// <summary>Writes their next note, or over their former one where that is what one does here.</summary>
    public abstract void Write(int number);

    /// <summary>Writes a note that stands beside their former ones.</summary>
    public virtual void Add(int number) => Write(number);

    /// <summary>Says that they are still there, where the server wants to hear it.</summary>
    public virtual void StayAwake() { }

    public void Dispose() => line.Dispose();
}
