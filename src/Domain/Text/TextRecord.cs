using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Text;

/// <summary>A record that is one text, which many write at once. It changes by edits, and each edit is a revision.</summary>
/// <param name="Revision">How many edits led to this text.</param>
public abstract record TextRecord(string Id, string Text, int Revision) : Record(Id)
{
    /// <summary>The field that edits speak of.</summary>
    public const string Field = "text";

    public TextRecord Edited(Delta delta) => this with { Text = delta.ApplyTo(Text), Revision = Revision + 1 };
}

/// <summary>
/// One of the last edits of a text, so that what was written against an older revision can still be brought in (TXT3). The
/// fold of a commit makes it; no change of the log carries it.
/// </summary>
/// <param name="Id">The text's key and the revision that the edit led to.</param>
/// <param name="Delta">The edit.</param>
/// <param name="Was">How long the text was before it, in UTF-16 units.</param>
public sealed record TextRevision(string Id, Delta Delta, int Was) : Record(Id)
{
    /// <summary>How many of a text's edits are kept.</summary>
    public const int Kept = 2000;

    public static string IdOf(Key text, int revision) => $"{text}/{revision}";
}
