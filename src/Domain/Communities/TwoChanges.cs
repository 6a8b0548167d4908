using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// A thing of several fields that two people change at once, each from what they saw of it. What only one of them changed is as they made it;
/// what both changed, each in their own way, is refused with both texts, so that nobody's words are lost without anybody seeing it.
/// Whoever does not say what they saw, writes over what stands there.
/// </summary>
/// <param name="code">Of the refusal.</param>
internal sealed class TwoChanges(string code)
{
    /// <summary>Of the first field that both changed; null where there is none.</summary>
    public Verdict? Refusal { get; private set; }

    /// <returns>What the field becomes.</returns>
    /// <param name="saw">What whoever asks saw there.</param>
    /// <param name="words">What people read of it.</param>
    public T Of<T>(string field, T saw, T now, T asked, Func<T, string?> words) => Of(field, saw, now, asked, words, EqualityComparer<T>.Default.Equals);

    public ImmutableArray<T> Of<T>(string field, ImmutableArray<T> saw, ImmutableArray<T> now, ImmutableArray<T> asked, Func<T, string> words) =>
        Of(field, saw, now, asked, list => string.Join('\n', list.Select(words)), (one, other) => one.SequenceEqual(other));

    private T Of<T>(string field, T saw, T now, T asked, Func<T, string?> words, Func<T, T, bool> isSame)
    {
        if (isSame(asked, saw) || isSame(asked, now))
            return now;
        if (!isSame(now, saw))
            Refusal ??= Verdict.Reject(code, new Detail(Field: field, Current: words(now) ?? "", Yours: words(asked) ?? ""));
        return asked;
    }
}
