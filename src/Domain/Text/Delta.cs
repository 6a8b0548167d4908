using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Text;

/// <summary>
/// One edit of a text: a walk over it from the start that keeps, inserts and deletes. <c>[3, "abc", -2]</c> keeps three
/// UTF-16 units, inserts abc there, and deletes the next two; what is not spoken of is kept.
/// </summary>
/// <remarks>
/// <para>Many people write in one text, each against the text that they saw. <see cref="After"/> rewrites an edit so that it
/// does the same after another that was made against the same text, which is operational transformation with a server that
/// puts edits in one order. All replicas converge: <c>a</c> and then <c>b.After(a)</c> gives the same text as <c>b</c> and
/// then <c>a.Before(b)</c>. Where both insert at one place, what the order has first stays left (TXT1).</para>
/// <para>An edit has one form (canonical): neighbours are merged, an insertion stands before a deletion at the same place,
/// and there is no keep at the end. So equal edits are equal JSON. It costs something: two edits joined into one may have
/// forgotten on which side of deleted text an insertion stood, so what others wrote is always carried over edit by edit, in
/// the order of the server, and only one's own unsent edits are joined. The same algorithm stands in <c>text/delta.ts</c> of the
/// front end; <c>tests/vectors/text.json</c> holds the two together. After Ressel, Nitsche-Ruhland and Gunzenhäuser,
/// "An integrating, transformation-oriented approach to concurrency control and undo in group editors" (CSCW 1996); the
/// vocabulary is that of Quill's Delta.</para>
/// </remarks>
[JsonConverter(typeof(DeltaJson))]
public sealed class Delta : IEquatable<Delta>
{
    public static readonly Delta Nothing = new([]);

    private Delta(ImmutableArray<Step> steps) => Steps = steps;

    /// <summary>One step of the walk. Exactly one of the three is there.</summary>
    public readonly record struct Step(int Keep, string? Insert, int Delete)
    {
        /// <summary>In UTF-16 units.</summary>
        public int Length => Insert?.Length ?? Keep + Delete;
    }

    public ImmutableArray<Step> Steps { get; }

    public bool IsNothing => Steps.IsEmpty;

    /// <summary>How long a text must at least be, in UTF-16 units, for this edit to fit on it.</summary>
    public int Reach => Steps.Sum(step => step.Insert is null ? step.Length : 0);

    /// <summary>By how much the text grows, in UTF-16 units; negative where it shrinks.</summary>
    public int Growth => Steps.Sum(step => (step.Insert?.Length ?? 0) - step.Delete);

    /// <summary>What was written, each place on a line of its own: given back where the edit itself cannot be used.</summary>
    public string Words => string.Join('\n', Steps.Where(step => step.Insert is not null).Select(step => step.Insert));

    public static Delta Insert(int at, string text) => new Builder().Keep(at).Insert(text).Build();

    public static Delta Delete(int at, int count) => new Builder().Keep(at).Delete(count).Build();

    /// <exception cref="ArgumentException">The edit reaches past the end of the text.</exception>
    public string ApplyTo(string text)
    {
        if (Reach > text.Length)
            throw new ArgumentException($"The edit reaches to {Reach}, and the text ends at {text.Length}.", nameof(text));
        var edited = new StringBuilder(text.Length + Math.Max(0, Growth));
        var at = 0;
        foreach (var step in Steps)
        {
            if (step.Insert is not null)
                edited.Append(step.Insert);
            else if (step.Keep > 0)
                edited.Append(text, at, step.Keep);
            at += step.Keep + step.Delete;
        }

        return edited.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether some step begins or ends between the two halves of a surrogate pair of the text (TXT2).</summary>
    public bool SplitsPairIn(string text)
    {
        var at = 0;
        foreach (var step in Steps)
        {
            at += step.Keep + step.Delete;
            if (at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]))
                return true;
        }

        return false;
    }

    /// <summary>This edit and then another, as one.</summary>
    public Delta Then(Delta next)
    {
        var (first, second) = (new Walk(this), new Walk(next));
        var both = new Builder();
        while (first.HasMore || second.HasMore)
        {
            if (second.Insert is { } inserted)
            {
                both.Insert(inserted);
                second.Take(inserted.Length);
            }
            else if (first.IsDelete)
            {
                both.Delete(first.Left);
                first.Take(first.Left);
            }
            else
            {
                var length = Math.Min(first.Left, second.Left);
                var written = first.Insert?[..length];
                if (!second.IsDelete && written is not null)
                    both.Insert(written);
                else if (!second.IsDelete)
                    both.Keep(length);
                else if (written is null)
                    both.Delete(length);
                first.Take(length);
                second.Take(length);
            }
        }

        return both.Build();
    }

    /// <summary>This edit, made against the same text as <paramref name="first"/>, as it must be after it. What the first inserted stays left.</summary>
    public Delta After(Delta first) => Over(first, staysLeft: false);

    /// <summary>This edit, which the order has first, as it must be on a replica that has <paramref name="later"/> already.</summary>
    public Delta Before(Delta later) => Over(later, staysLeft: true);

    /// <summary>The edit that takes this one back.</summary>
    /// <param name="text">What this edit was made against.</param>
    public Delta Inverse(string text)
    {
        var inverse = new Builder();
        var at = 0;
        foreach (var step in Steps)
        {
            if (step.Insert is not null)
                inverse.Delete(step.Insert.Length);
            else if (step.Delete > 0)
                inverse.Insert(text.Substring(at, step.Delete));
            else
                inverse.Keep(step.Keep);
            at += step.Keep + step.Delete;
        }

        return inverse.Build();
    }

    public bool Equals(Delta? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as Delta);

    public override int GetHashCode() => Steps.Aggregate(17, HashCode.Combine);

    public override string ToString() =>
        $"[{string.Join(", ", Steps.Select(step => step.Insert is { } text ? $"\"{text}\"" : step.Keep > 0 ? $"{step.Keep}" : $"-{step.Delete}"))}]";

    private Delta Over(Delta other, bool staysLeft)
    {
        var (mine, theirs) = (new Walk(this), new Walk(other));
        var over = new Builder();
        while (mine.HasMore)
        {
            if (mine.Insert is { } inserted && (staysLeft || theirs.Insert is null))
            {
                over.Insert(inserted);
                mine.Take(inserted.Length);
            }
            else if (theirs.Insert is { } there)
            {
                over.Keep(there.Length);
                theirs.Take(there.Length);
            }
            else
            {
                var length = Math.Min(mine.Left, theirs.Left);
                // What the other deleted is gone, whatever this one wanted with it.
                if (!theirs.IsDelete && mine.IsDelete)
                    over.Delete(length);
                else if (!theirs.IsDelete)
                    over.Keep(length);
                mine.Take(length);
                theirs.Take(length);
            }
        }

        return over.Build();
    }

    /// <summary>Puts steps in their one form.</summary>
    internal sealed class Builder
    {
        private readonly List<Step> _steps = [];

        public Builder Keep(int length) => length == 0 ? this : Add(new Step(length, null, 0), last => last.Keep > 0);

        public Builder Delete(int length) => length == 0 ? this : Add(new Step(0, null, length), last => last.Delete > 0);

        public Builder Insert(string text)
        {
            if (text.Length == 0)
                return this;
            var at = _steps is [.., { Delete: > 0 }] ? _steps.Count - 1 : _steps.Count;
            if (at > 0 && _steps[at - 1].Insert is { } before)
                _steps[at - 1] = new Step(0, before + text, 0);
            else
                _steps.Insert(at, new Step(0, text, 0));
            return this;
        }

        public Delta Build()
        {
            if (_steps is [.., { Keep: > 0 }])
                _steps.RemoveAt(_steps.Count - 1);
            return _steps.Count == 0 ? Nothing : new Delta([.. _steps]);
        }

        private Builder Add(Step step, Func<Step, bool> merges)
        {
            if (_steps is [.., var last] && merges(last))
                _steps[^1] = new Step(last.Keep + step.Keep, null, last.Delete + step.Delete);
            else
                _steps.Add(step);
            return this;
        }
    }

    /// <summary>A place in an edit, within a step. Past its end, everything is kept.</summary>
    private sealed class Walk(Delta delta)
    {
        private int _step;
        private int _offset;

        public bool HasMore => _step < delta.Steps.Length;

        public bool IsDelete => HasMore && delta.Steps[_step].Delete > 0;

        /// <summary>What is left of the insertion here; null where none is.</summary>
        public string? Insert => HasMore ? delta.Steps[_step].Insert?[_offset..] : null;

        public int Left => HasMore ? delta.Steps[_step].Length - _offset : int.MaxValue;

        public void Take(int length)
        {
            if (!HasMore)
                return;
            _offset += length;
            if (_offset == delta.Steps[_step].Length)
                (_step, _offset) = (_step + 1, 0);
        }
    }
}
