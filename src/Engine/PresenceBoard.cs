using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Who follows an entity now, and where they are. Nothing of it is stored (PRS1); what points at a record goes only to
/// those who may see that record (PRS4); above <see cref="Crowd"/> people only their number is told (PRS3).
/// </summary>
internal sealed class PresenceBoard
{
    /// <summary>With more people than this, where each of them is would cost more than it tells.</summary>
    public const int Crowd = 50;

    private const int DeparturesKept = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Person> _people = [];
    private readonly Queue<(int Number, long Version)> _departures = new();
    private long _version;
    private long _departuresForgottenUpTo;

    private sealed class Person
    {
        public int Streams;
        public PresenceSignal Signal = PresenceSignal.Nothing;
        public Audience Audience = Audience.Everyone;
        public long Version;
    }

    /// <summary>Somebody follows on one more stream.</summary>
    public void Enter(int number)
    {
        lock (_lock)
        {
            if (!_people.TryGetValue(number, out var person))
                _people[number] = person = new Person { Version = ++_version };
            person.Streams++;
        }
    }

    /// <summary>One of somebody's streams ended.</summary>
    public void Leave(int number)
    {
        lock (_lock)
        {
            if (!_people.TryGetValue(number, out var person) || --person.Streams > 0)
                return;
            _people.Remove(number);
            _departures.Enqueue((number, ++_version));
            if (_departures.Count > DeparturesKept)
                _departuresForgottenUpTo = _departures.Dequeue().Version;
        }
    }

    /// <param name="audience">Who may see what the signal points at.</param>
    /// <returns>Whether there is news; not from somebody who does not follow.</returns>
    public bool Signal(int number, PresenceSignal signal, Audience audience)
    {
        lock (_lock)
        {
            if (!_people.TryGetValue(number, out var person) || person.Signal == signal)
                return false;
            person.Signal = signal;
            person.Audience = audience;
            person.Version = ++_version;
            return true;
        }
    }

    /// <summary>A record was taken from somebody's sight: nothing points at it any more.</summary>
    public void Forget(Key record)
    {
        lock (_lock)
        {
            foreach (var person in _people.Values.Where(person => person.Signal.At == record))
            {
                person.Signal = person.Signal with { At = null, Typing = false };
                person.Audience = Audience.Everyone;
                person.Version = ++_version;
            }
        }
    }

    /// <summary>What a viewer has not heard yet; null for nothing.</summary>
    /// <param name="heard">
    /// The version they heard last; 0 for nothing yet, and negative where they heard only how many there were then. Moves on.
    /// </param>
    public Frame? News(Viewer viewer, ref long heard)
    {
        lock (_lock)
        {
            var (version, heardOnlyHowMany) = (Math.Abs(heard), heard < 0);
            if (version == _version)
                return null;
            var since = version < _departuresForgottenUpTo ? 0 : version;
            heard = _people.Count > Crowd ? -_version : _version;
            if (_people.Count > Crowd)
                return Wire.Presence(_people.Count, null, null);
            if (heardOnlyHowMany)
                since = 0;
            var changed = _people
                .Where(pair => pair.Value.Version > since)
                .Select(pair => (pair.Key, pair.Value.Audience.Includes(viewer) ? pair.Value.Signal : Veiled(pair.Value.Signal)));
            int[] gone = [.. _departures.Where(departure => departure.Version > since && !_people.ContainsKey(departure.Number)).Select(departure => departure.Number)];
            return Wire.Presence(_people.Count, changed, gone);
        }
    }

    private static PresenceSignal Veiled(PresenceSignal signal) => signal with { At = null, Typing = false };
}
