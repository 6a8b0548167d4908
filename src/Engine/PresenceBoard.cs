using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Who follows an entity now, and where they are. Nothing of it is stored (PRS1); what points at a record goes only to
/// those who may see that record (PRS4); above <see cref="Crowd"/> people only their number is told, and to those who write
/// in a text who else writes there (PRS3).
/// </summary>
/// <remarks>
/// Somebody may follow by several connections, as in two tabs, and is one person all the same: they are where they last said
/// something by a connection that is still there, and gone with the last of them (PRS5).
/// </remarks>
internal sealed class PresenceBoard
{
    /// <summary>With more people than this, where each of them is would cost more than it tells.</summary>
    public const int Crowd = 50;

    private const int DeparturesKept = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Person> _people = [];
    private readonly Dictionary<(int Number, string Connection), int> _here = [];
    private readonly Dictionary<string, int[]> _elsewhere = [];
    private readonly Queue<(int Number, long Version)> _departures = new();
    private readonly Dictionary<Key, long> _textVersions = [];
    private long _version;
    private long _countVersion;
    private long _departuresForgottenUpTo;

    private sealed class Person
    {
        /// <summary>What each connection said last, the latest last.</summary>
        private readonly List<(string? Place, string Connection, PresenceSignal Signal, Audience Audience)> _said = [];

        public int Streams;
        public long Version;

        public PresenceSignal Signal => _said.Count > 0 ? _said[^1].Signal : PresenceSignal.Nothing;

        public Audience Audience => _said.Count > 0 ? _said[^1].Audience : Audience.Everyone;

        public void Say(string? place, string connection, PresenceSignal signal, Audience audience)
        {
            Silence(place, connection);
            _said.Add((place, connection, signal, audience));
        }

        public void Silence(string? place, string connection) => _said.RemoveAll(said => said.Place == place && said.Connection == connection);

        public void Silence(string place) => _said.RemoveAll(said => said.Place == place);

        public void Veil(Key record)
        {
            for (var i = 0; i < _said.Count; i++)
            {
                if (_said[i].Signal.PointsAt(record))
                    _said[i] = _said[i] with { Signal = _said[i].Signal.Veiled, Audience = Audience.Everyone };
            }
        }
    }

    /// <summary>The numbers of those who follow in this process, in order.</summary>
    public int[] Here
    {
        get
        {
            lock (_lock)
                return [.. _here.Keys.Select(it => it.Number).Distinct().Order()];
        }
    }

    /// <summary>The connections by which somebody follows in this process.</summary>
    public HashSet<string> Connections
    {
        get
        {
            lock (_lock)
                return [.. _here.Keys.Select(it => it.Connection)];
        }
    }

    /// <summary>Somebody follows in this process on one more stream.</summary>
    public void Enter(int number, string connection)
    {
        lock (_lock)
        {
            _here[(number, connection)] = _here.GetValueOrDefault((number, connection)) + 1;
            Come(number);
        }
    }

    /// <summary>One of somebody's streams in this process ended.</summary>
    public void Leave(int number, string connection)
    {
        lock (_lock)
        {
            if (--_here[(number, connection)] == 0)
            {
                _here.Remove((number, connection));
                Change(number, person => person.Silence(null, connection));
            }

            Go(number);
        }
    }

    /// <summary>Who follows in another process now.</summary>
    /// <returns>Whether there is news.</returns>
    public bool SetElsewhere(string place, int[] numbers)
    {
        lock (_lock)
        {
            var before = _elsewhere.GetValueOrDefault(place, []);
            foreach (var number in numbers.Except(before))
                Come(number);
            foreach (var number in before.Except(numbers))
            {
                Change(number, person => person.Silence(place));
                Go(number);
            }

            if (numbers.Length > 0)
                _elsewhere[place] = numbers;
            else
                _elsewhere.Remove(place);
            return !before.SequenceEqual(numbers);
        }
    }

    /// <summary>Forgets who follows in other processes: they tell it anew.</summary>
    public void ForgetElsewhere()
    {
        lock (_lock)
        {
            foreach (var place in _elsewhere.Keys.ToList())
                SetElsewhere(place, []);
        }
    }

    private void Come(int number)
    {
        if (!_people.TryGetValue(number, out var person))
        {
            _people[number] = person = new Person { Version = ++_version };
            _countVersion = _version;
        }

        person.Streams++;
    }

    private void Go(int number)
    {
        if (!_people.TryGetValue(number, out var person) || --person.Streams > 0)
            return;
        _people.Remove(number);
        _departures.Enqueue((number, _countVersion = ++_version));
        NoteWriter(person.Signal);
        if (_departures.Count > DeparturesKept)
            _departuresForgottenUpTo = _departures.Dequeue().Version;
    }

    /// <param name="audience">Who may see what the signal points at.</param>
    /// <param name="place">Where somebody who follows in another process does.</param>
    /// <returns>Whether there is news; not from a connection by which nobody follows.</returns>
    public bool Signal(int number, string connection, PresenceSignal signal, Audience audience, string? place = null)
    {
        lock (_lock)
            return (place is not null || _here.ContainsKey((number, connection))) && Change(number, person => person.Say(place, connection, signal, audience));
    }

    /// <summary>A connection in another process, by which somebody said something, is gone.</summary>
    /// <returns>Whether there is news.</returns>
    public bool Silence(int number, string connection, string place)
    {
        lock (_lock)
            return Change(number, person => person.Silence(place, connection));
    }

    /// <summary>A record was taken from somebody's sight: nothing points at it any more.</summary>
    /// <returns>Whether anything did.</returns>
    public bool Forget(Key record)
    {
        lock (_lock)
        {
            var hasNews = false;
            foreach (var number in _people.Keys)
                hasNews |= Change(number, person => person.Veil(record));
            return hasNews;
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
                return NewsOfCrowd(viewer, since);
            if (heardOnlyHowMany)
                since = 0;
            var changed = _people
                .Where(pair => pair.Value.Version > since)
                .Select(pair => (pair.Key, pair.Value.Audience.Includes(viewer) ? pair.Value.Signal : pair.Value.Signal.Veiled));
            int[] gone = [.. _departures.Where(departure => departure.Version > since && !_people.ContainsKey(departure.Number)).Select(departure => departure.Number)];
            return Wire.Presence(_people.Count, changed, gone);
        }
    }

    /// <summary>How many there are, and who else writes in the text in which the viewer writes.</summary>
    private Frame? NewsOfCrowd(Viewer viewer, long since)
    {
        var me = viewer.Number is { } number ? _people.GetValueOrDefault(number) : null;
        var text = me?.Signal is { Caret: not null, At: { } at } ? at : (Key?)null;
        if (since > 0 && _countVersion <= since && (me?.Version ?? 0) <= since && (text is null || _textVersions.GetValueOrDefault(text.Value) <= since))
            return null;
        var writers = text is null
            ? null
            : _people
                .Where(pair => pair.Value.Signal is { Caret: not null } signal && signal.At == text && pair.Value.Audience.Includes(viewer))
                .Select(pair => (pair.Key, pair.Value.Signal.InText));
        return Wire.Presence(_people.Count, null, null, writers);
    }

    /// <returns>Whether they are seen elsewhere, or otherwise, than before.</returns>
    private bool Change(int number, Action<Person> change)
    {
        if (!_people.TryGetValue(number, out var person))
            return false;
        var (signal, audience) = (person.Signal, person.Audience);
        change(person);
        if (person.Signal == signal && person.Audience == audience)
            return false;
        person.Version = ++_version;
        NoteWriter(signal);
        NoteWriter(person.Signal);
        return true;
    }

    private void NoteWriter(PresenceSignal signal)
    {
        if (signal is { Caret: not null, At: { } text })
            _textVersions[text] = _version;
    }
}
