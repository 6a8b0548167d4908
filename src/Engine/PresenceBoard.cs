using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Who follows an entity now, and where they are. Nothing of it is stored (PRS1); what points at a record goes only to
/// those who may see that record (PRS4); above <see cref="Crowd"/> people only their number is told, and to those who write
/// in a text who else writes there (PRS3).
/// </summary>
internal sealed class PresenceBoard
{
    /// <summary>With more people than this, where each of them is would cost more than it tells.</summary>
    public const int Crowd = 50;

    private const int DeparturesKept = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Person> _people = [];
    private readonly Dictionary<int, int> _here = [];
    private readonly Dictionary<string, int[]> _elsewhere = [];
    private readonly Queue<(int Number, long Version)> _departures = new();
    private readonly Dictionary<Key, long> _textVersions = [];
    private long _version;
    private long _countVersion;
    private long _departuresForgottenUpTo;

    private sealed class Person
    {
        public int Streams;
        public PresenceSignal Signal = PresenceSignal.Nothing;
        public Audience Audience = Audience.Everyone;
        public long Version;
    }

    /// <summary>The numbers of those who follow in this process, in order.</summary>
    public int[] Here
    {
        get
        {
            lock (_lock)
                return [.. _here.Keys.Order()];
        }
    }

    /// <summary>Somebody follows in this process on one more stream.</summary>
    public void Enter(int number)
    {
        lock (_lock)
        {
            _here[number] = _here.GetValueOrDefault(number) + 1;
            Come(number);
        }
    }

    /// <summary>One of somebody's streams in this process ended.</summary>
    public void Leave(int number)
    {
        lock (_lock)
        {
            if (_here.GetValueOrDefault(number) > 1)
                _here[number]--;
            else
                _here.Remove(number);
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
                Go(number);
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
    /// <returns>Whether there is news; not from somebody who does not follow.</returns>
    public bool Signal(int number, PresenceSignal signal, Audience audience)
    {
        lock (_lock)
        {
            if (!_people.TryGetValue(number, out var person) || person.Signal == signal)
                return false;
            person.Version = ++_version;
            NoteWriter(person.Signal);
            NoteWriter(signal);
            person.Signal = signal;
            person.Audience = audience;
            return true;
        }
    }

    /// <summary>A record was taken from somebody's sight: nothing points at it any more.</summary>
    /// <returns>Whether anything did.</returns>
    public bool Forget(Key record)
    {
        lock (_lock)
        {
            var pointing = _people.Values.Where(person => person.Signal.PointsAt(record)).ToList();
            foreach (var person in pointing)
            {
                person.Version = ++_version;
                NoteWriter(person.Signal);
                person.Signal = person.Signal.Veiled;
                person.Audience = Audience.Everyone;
            }

            return pointing.Count > 0;
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

    private void NoteWriter(PresenceSignal signal)
    {
        if (signal is { Caret: not null, At: { } text })
            _textVersions[text] = _version;
    }
}
