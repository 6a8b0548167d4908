using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Text;

/// <summary>
/// Judges an edit of a text in which several write at once. An edit says which revision its writer saw; what others wrote since is
/// worked into it here, and nowhere else is the order of edits decided (TXT1).
/// </summary>
internal static class TextEditing
{
    /// <param name="text">The text as it is, or as it would begin.</param>
    /// <param name="max">How long it may become, in UTF-16 units.</param>
    /// <param name="edited">The event of an edit that leads to this revision.</param>
    public static Verdict Judge(State state, TextRecord text, TextChange change, int max, Func<Delta, int, Event> edited)
    {
        if (change.BasedOn > text.Revision)
            return Refuse(TextRefusals.BaseUnknown, change);
        if (state.EditsAfter(text, change.BasedOn) is not { } since)
            return Refuse(TextRefusals.BaseTooOld, change);
        if (change.Delta.Reach > (since.Count > 0 ? since[0].Revision.Was : text.Text.Length))
            return Refuse(TextRefusals.DeltaPastEnd, change);

        var delta = since.Aggregate(change.Delta, (mine, theirs) => change.GoesOn ? mine.Before(theirs.Revision.Delta) : mine.After(theirs.Revision.Delta));
        if (delta.SplitsPairIn(text.Text))
            return Refuse(TextRefusals.DeltaSplitsCharacter, change);
        if (delta.Growth > 0 && text.Text.Length + delta.Growth > max)
        {
            return Verdict.Reject(Refusals.TextTooLong, new Detail(
                Field: "delta", Max: max, Length: text.Text.Length + delta.Growth, Yours: change.Delta.Words));
        }

        // All that it would delete is deleted already.
        return delta.IsNothing ? Verdict.Accept() : Verdict.Accept(edited(delta, text.Revision + 1));
    }

    /// <summary>Whatever is wrong with an edit, its words go back to whoever wrote them.</summary>
    public static Verdict Refuse(string code, TextChange change) => Verdict.Reject(code, new Detail(Field: "delta", Yours: change.Delta.Words));
}

/// <summary>What somebody changes in a text.</summary>
/// <param name="BasedOn">The revision that they saw.</param>
/// <param name="GoesOn">Whether it goes on from what its writer wrote there just before.</param>
internal readonly record struct TextChange(int BasedOn, Delta Delta, bool GoesOn);
