using System.Diagnostics;

namespace Samenwerken.Bench.Load;

/// <summary>
/// What all people of one room together have written and heard: how long each note was on its way to each of the others, what was lost and
/// what came twice.
/// </summary>
internal sealed class Ears
{
    private const int Remembered = 1 << 12;

    private readonly long[][] _sentAt;
    private readonly int[] _sent;
    private Durations _latency = new();
    private Durations _answered = new();
    private long _delivered;

    public Ears(int people)
    {
        _sentAt = new long[people][];
        _sent = new int[people];
        for (var i = 0; i < people; i++)
            _sentAt[i] = new long[Remembered];
    }

    public int People => _sent.Length;

    /// <summary>From sending to the receipt by another.</summary>
    public Durations Latency => _latency;

    /// <summary>From sending to the answer to its sender.</summary>
    public Durations Answered => _answered;

    /// <summary>Notes that came out at others.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    public long Sent => _sent.Sum(it => (long)it);

    public int SentBy(int writer) => Volatile.Read(ref _sent[writer]);

    /// <summary>From now on it counts; what came before was to warm up.</summary>
    public void Begin()
    {
        _latency = new Durations();
        _answered = new Durations();
        Volatile.Write(ref _delivered, 0);
    }

    /// <summary>The number of the note that a writer sends now: 1, 2, 3.</summary>
    public int Send(int writer)
    {
        var number = _sent[writer] + 1;
        _sentAt[writer][number % Remembered] = Stopwatch.GetTimestamp();
        Volatile.Write(ref _sent[writer], number);
        return number;
    }

    public void Heard(int writer, int number)
    {
        Interlocked.Increment(ref _delivered);
        _latency.Add(Stopwatch.GetElapsedTime(_sentAt[writer][number % Remembered]));
    }

    public void Answer(int writer, int number) => _answered.Add(Stopwatch.GetElapsedTime(_sentAt[writer][number % Remembered]));
}

/// <summary>One person who listens: finds the marks in what a line brings.</summary>
internal class Listener(Ears ears, int me) : IListener
{
    private readonly int[] _last = new int[ears.People];
    private readonly byte[] _seam = new byte[2 * Note.MarkLength];
    private int _kept;
    private int _arrived;

    public int Me => me;

    protected Ears Ears => ears;

    /// <summary>Where it is not 0: only waits until so many notes have come, in whatever order.</summary>
    public int Awaited { get; init; }

    /// <summary>All that is awaited has come.</summary>
    public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes that came again.</summary>
    public long Doubled { get; private set; }

    /// <summary>Notes that were passed over since a later one of the same writer came.</summary>
    public long Skipped { get; private set; }

    /// <summary>The last note of this writer that came.</summary>
    public int LastOf(int writer) => Volatile.Read(ref _last[writer]);

    /// <summary>Notes that were sent and whose writer's last word has not come.</summary>
    public long Missing => Enumerable.Range(0, ears.People).Where(it => it != me).Sum(it => (long)Math.Max(0, ears.SentBy(it) - LastOf(it)));

    public virtual void Hear(ReadOnlySpan<byte> piece, bool isStart)
    {
        if (isStart)
            _kept = 0;
        if (_kept > 0)
        {
            // A mark may lie across the seam of two pieces.
            var more = Math.Min(piece.Length, Note.MarkLength - 1);
            piece[..more].CopyTo(_seam.AsSpan(_kept));
            Scan(_seam.AsSpan(0, _kept + more), _kept);
        }

        Scan(piece, piece.Length);
        if (piece.Length >= Note.MarkLength - 1)
        {
            _kept = Note.MarkLength - 1;
            piece[^_kept..].CopyTo(_seam);
        }
        else
        {
            var stay = Math.Min(_kept, Note.MarkLength - 1 - piece.Length);
            _seam.AsSpan(_kept - stay, stay).CopyTo(_seam);
            piece.CopyTo(_seam.AsSpan(stay));
            _kept = stay + piece.Length;
        }
    }

    /// <param name="before">Marks that begin at or after this place are somebody else's to find.</param>
    private void Scan(ReadOnlySpan<byte> piece, int before)
    {
        for (var at = 0; ;)
        {
            var next = piece[at..].IndexOf(Note.MarkStart);
            if (next < 0 || at + next >= before)
                return;
            at += next;
            if (Note.Read(piece[at..]) is { } mark)
            {
                Heard(mark.Writer, mark.Number);
                at += Note.MarkLength;
            }
            else
            {
                at++;
            }
        }
    }

    private void Heard(int writer, int number)
    {
        if (Awaited > 0)
        {
            if (++_arrived == Awaited)
                All.TrySetResult();
            return;
        }

        if (writer == me || writer >= _last.Length)
            return;
        var last = _last[writer];
        if (number <= last)
        {
            Doubled++;
            return;
        }

        Skipped += number - last - 1;
        Volatile.Write(ref _last[writer], number);
        ears.Heard(writer, number);
    }
}
