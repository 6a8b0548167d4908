using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Testing;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// An entity whose records go from audience to audience as a test likes, to try the rules of sight harder than today's
/// entities do. It borrows the words of a meeting: an idea's text names its audience, and an edit or a move changes both.
/// </summary>
public sealed class ToyKind : EntityKind
{
    public override string Name => "meeting";

    public override Key RightsOf(string personId) => Key.Of<Participant>(personId);

    public override Access AccessOf(State state, string personId) => state.Find<Participant>(personId) switch
    {
        null => new Access.Denied(Refusals.PersonUnknown),
        { Removed: true } => new Access.Denied(Refusals.PersonRemoved),
        var person => new Access.Granted(new Viewer(person.Id, EnumName.Of(person.Role), person.Number)),
    };

    public override Verdict Decide(State state, Command command, Context context) => command switch
    {
        JoinMeeting join => Verdict.Accept(new PersonJoined(
            context.PersonId!, join.Name, state.Count<Participant>() + 1, Role.Participant, null, null, context.Now)),
        SetRole set => Verdict.Accept(new RoleSet(set.PersonId, set.Role, Role.Participant)),
        RemovePerson remove => Verdict.Accept(new PersonRemoved(remove.PersonId, null)),
        AddIdea add => Verdict.Accept(new IdeaAdded(add.IdeaId, 0, add.Text, "", context.Now, add.X, add.Y, null)),
        EditIdea edit => Verdict.Accept(new IdeaEdited(edit.IdeaId, edit.Text, edit.Was)),
        MoveIdea move => Verdict.Accept(new IdeaMoved(move.IdeaId, move.X, move.Y, null, null)),
        RemoveIdea remove => Verdict.Accept(new IdeaRemoved(new Idea(remove.IdeaId, 0, "", "", context.Now, null, null, null))),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case PersonJoined e:
                projection.Put(new Participant(e.PersonId, e.Name, e.Number, e.Role, null, null, e.At), Audience.Everyone);
                break;
            case RoleSet e:
                projection.Update<Participant>(e.PersonId, person => person with { Role = e.Role });
                break;
            case PersonRemoved e:
                projection.Update<Participant>(e.PersonId, person => person with { Removed = true });
                break;
            case IdeaAdded e:
                projection.Put(new Idea(e.IdeaId, 0, e.Text, "", e.At, e.X, e.Y, null), AudienceIn(e.Text));
                break;
            case IdeaEdited e when projection.Find<Idea>(e.IdeaId) is { } idea:
                projection.Put(idea with { Text = e.Text }, AudienceIn(e.Text));
                break;
            case IdeaMoved e:
                projection.Update<Idea>(e.IdeaId, idea => idea with { X = e.X, Y = e.Y });
                break;
            case IdeaRemoved e:
                projection.Delete<Idea>(e.Was.Id);
                break;
        }
    }

    /// <summary>A text for each audience there is, with something to tell it by.</summary>
    public static string TextFor(Audience audience, string secret) => audience switch
    {
        Audience.All => $"all {secret}",
        Audience.Person person => $"person:{person.PersonId} {secret}",
        Audience.Roles roles => $"roles:{string.Join('+', roles.Names)} {secret}",
        _ => $"server {secret}",
    };

    private static Audience AudienceIn(string text) => text.Split(' ')[0].Split(':') switch
    {
        ["all"] => Audience.Everyone,
        ["person", var id] => new Audience.Person(id),
        ["roles", var names] => new Audience.Roles([.. names.Split('+')]),
        _ => Audience.Nobody,
    };
}
