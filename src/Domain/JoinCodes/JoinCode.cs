using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.JoinCodes;

using static JoinCodeCommand;
using static JoinCodeEvent;

/// <summary>
/// The rules of a join code: six characters that lead to one meeting at a time. Being an entity of its own makes it unique
/// without asking all meetings; a code whose holder never started, or ended a day ago, is free again.
/// </summary>
public sealed class JoinCode : EntityKind
{
    public const string KindName = "joinCode";

    /// <summary>
    /// Of two letters or digits that look alike only one, the digit where there is one; no vowels, so that no code is a word.
    /// Read aloud, letters such as D and T still sound alike.
    /// </summary>
    public const string Alphabet = "CDFHJKMNPQRTVWX23456789";

    /// <summary>Codes of before may have these as well; no new one does.</summary>
    private const string Former = "BGSZ";

    /// <summary>What somebody types who took one for the other, and what they saw.</summary>
    private const string Misread = "B8G6S5Z2OQ0Q";

    public const int Length = 6;

    /// <summary>How long a claimed code waits for its meeting to start.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromHours(1);

    public override string Name => KindName;

    public static EntityId IdOf(string code) => new(KindName, code);

    /// <summary>A code as people type it: spaces, dashes and case do not matter, nor what looks like something else.</summary>
    /// <returns>The code, or null where it cannot be one.</returns>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > 40)
            return null;
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')).Select(char.ToUpperInvariant).Select(Meant));
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    public override bool CanBeNamed(string id) => id.Length == Length && id.All(c => Alphabet.Contains(c) || Former.Contains(c));

    /// <summary>Nobody follows a code; people get at its meeting.</summary>
    public override Access AccessOf(State state, string personId) => new Access.Denied(Refusals.EntityUnknown);

    public override Key RightsOf(string personId) => default;

    public override Verdict Decide(State state, Command command, Context context)
    {
        var holder = state.Find<CodeHolder>(CodeHolder.OnlyId);
        return (command, context.From) switch
        {
            (ClaimCode claim, Sender.Host) => Claim(holder, claim.Holder, context.Now),
            (KeepCode, Sender.Entity meeting) => Keep(holder, meeting.Id, context.Now),
            (ExpireCode expire, Sender.Entity meeting) => Expire(holder, meeting.Id, expire.At),
            (ForgetCode, Sender.Entity meeting) => Forget(holder, meeting.Id, context.Now),
            (ReleaseCode, Sender.Entity self) => Release(holder, self.Id.Id, context.Now),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CodeClaimed e:
                projection.Put(new CodeHolder(e.Holder, e.ExpiresAt), Audience.Nobody);
                break;
            case CodeKept e:
                projection.Put(new CodeHolder(e.Holder, null), Audience.Nobody);
                break;
            case CodeExpirySet e:
                projection.Update<CodeHolder>(CodeHolder.OnlyId, holder => holder with { ExpiresAt = e.ExpiresAt });
                break;
            case CodeForgotten e:
                projection.Put(new Ended(e.At), Audience.Nobody);
                break;
            case CodeReleased:
                projection.Update<CodeHolder>(CodeHolder.OnlyId, holder => holder with { Released = true });
                break;
        }
    }

    /// <summary>The meeting that had the code hears that it has it no longer.</summary>
    public override IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) =>
        events.OfType<CodeReleased>().Select(released =>
            new Reaction(released.WasHolder, new MeetingCommand.LoseJoinCode(released.Code)));

    public override Due? Due(State state) =>
        state.Find<CodeHolder>(CodeHolder.OnlyId) is { Released: false, ExpiresAt: { } at }
            ? new Due(at, new ReleaseCode())
            : null;

    private static Verdict Claim(CodeHolder? holder, EntityId claimant, DateTimeOffset now) => holder switch
    {
        _ when holder is null || !holder.WorksAt(now) => Verdict.Accept(new CodeClaimed(claimant, now + ClaimLasts)),
        _ when holder.Holder == claimant => Verdict.Accept(),
        _ => Verdict.Reject(JoinCodeRefusals.Taken),
    };

    /// <summary>A holder may have its code back after it was released, as long as nobody else claimed it.</summary>
    private static Verdict Keep(CodeHolder? holder, EntityId meeting, DateTimeOffset now) => holder switch
    {
        null => Verdict.Accept(new CodeKept(meeting)),
        _ when holder.Holder != meeting && holder.WorksAt(now) => Verdict.Reject(JoinCodeRefusals.Taken),
        _ => Verdict.Accept(new CodeKept(meeting)),
    };

    private static Verdict Expire(CodeHolder? holder, EntityId meeting, DateTimeOffset at) =>
        holder?.Holder == meeting
            ? Verdict.Accept(new CodeExpirySet(at))
            : Verdict.Reject(JoinCodeRefusals.Taken);

    /// <summary>Where there is no such code, it was forgotten before.</summary>
    private static Verdict Forget(CodeHolder? holder, EntityId meeting, DateTimeOffset now) =>
        holder?.Holder == meeting
            ? Verdict.Accept(new CodeForgotten(now))
            : Verdict.Reject(holder is null ? Refusals.EntityUnknown : JoinCodeRefusals.Taken);

    private static Verdict Release(CodeHolder? holder, string code, DateTimeOffset now) =>
        holder is { Released: false, ExpiresAt: { } at } && at <= now
            ? Verdict.Accept(new CodeReleased(code, holder.Holder))
            : Verdict.Accept();

    private static char Meant(char typed)
    {
        for (var i = 0; i < Misread.Length; i += 2)
        {
            if (Misread[i] == typed)
                return Misread[i + 1];
        }

        return typed;
    }
}
