using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeCommand;
using static ProgrammeEvent;

/// <summary>Who looks after a programme. Once it has a coordinator it always keeps one.</summary>
internal static class ProgrammePeople
{
    /// <summary>Each link works once, whoever shows it, and the first one only as long as nobody came by another.</summary>
    public static Verdict BecomeCoordinator(State state, BecomeCoordinator become, Context context)
    {
        if (context.PersonId is not { } me)
            return Verdict.Reject(Refusals.PersonUnknown);
        var book = Book(state);
        if (book.UsedLinks.Contains(become.LinkId) || (become.LinkId == ProgrammeLinks.First && !book.UsedLinks.IsEmpty))
            return Verdict.Reject(ProgrammeRefusals.LinkUsed);
        if (state.Find<ProgrammePerson>(me) is not null)
            return Verdict.Reject(Refusals.IdTaken);
        return IsFull(state) ?? Verdict.Accept(new CoordinatorCame(me, become.Name, book.People + 1, become.LinkId, context.Now));
    }

    public static Verdict Invite(State state, InviteToProgramme invite, Context context) =>
        state.Find<ProgrammePerson>(invite.PersonId) is not null
            ? Verdict.Reject(Refusals.IdTaken)
            : IsFull(state) ?? Verdict.Accept(new PersonInvitedToProgramme(
                invite.PersonId, invite.Name, Book(state).People + 1, invite.Role, context.Now));

    public static Verdict Accept(State state, Context context) =>
        state.Find<ProgrammePerson>(context.PersonId!)!.State is PresenceInProgramme.Invited
            ? Verdict.Accept(new ProgrammeInvitationAccepted(context.PersonId!, context.Now))
            : Verdict.Accept();

    public static Verdict Rename(State state, RenameInProgramme rename, string me) =>
        state.Find<ProgrammePerson>(me)!.Name is var was && was == rename.Name
            ? Verdict.Accept()
            : Verdict.Accept(new PersonRenamedInProgramme(me, rename.Name, was));

    public static Verdict SetRole(State state, SetProgrammeRole set) => Present(state, set.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when person.Role == set.Role => Verdict.Accept(),
        ({ } person, _) when IsLastCoordinator(state, person) => Verdict.Reject(ProgrammeRefusals.NeedsCoordinator),
        ({ } person, _) => Verdict.Accept(new ProgrammeRoleSet(person.Id, set.Role, person.Role)),
    };

    public static Verdict Remove(State state, RemoveFromProgramme remove, Context context) => Present(state, remove.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when IsLastCoordinator(state, person) => Verdict.Reject(ProgrammeRefusals.NeedsCoordinator),
        ({ } person, _) => Verdict.Accept(new PersonLeftProgramme(person.Id, context.Now)),
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CoordinatorCame e:
                Add(projection, new ProgrammePerson(e.PersonId, e.Name, e.Number, ProgrammeRole.Coordinator, PresenceInProgramme.Active, e.At));
                projection.Update<ProgrammeBook>(ProgrammeBook.OnlyId, book => book with { UsedLinks = book.UsedLinks.Add(e.LinkId) });
                break;
            case PersonInvitedToProgramme e:
                Add(projection, new ProgrammePerson(e.PersonId, e.Name, e.Number, e.Role, PresenceInProgramme.Invited, e.At));
                break;
            case ProgrammeInvitationAccepted e:
                projection.Update<ProgrammePerson>(e.PersonId, person => person with { State = PresenceInProgramme.Active, Since = e.At });
                break;
            case PersonRenamedInProgramme e:
                projection.Update<ProgrammePerson>(e.PersonId, person => person with { Name = e.Name });
                break;
            case ProgrammeRoleSet e:
                projection.Update<ProgrammePerson>(e.PersonId, person => person with { Role = e.Role });
                break;
            case PersonLeftProgramme e:
                projection.Update<ProgrammePerson>(e.PersonId, person => person with { State = PresenceInProgramme.Left, Since = e.At });
                break;
        }
    }

    private static void Add(Projection projection, ProgrammePerson person)
    {
        projection.Put(person, Audience.Everyone);
        projection.Update<ProgrammeBook>(ProgrammeBook.OnlyId, book => book with { People = person.Number });
    }

    private static Verdict? IsFull(State state) =>
        Book(state).People >= ProgrammeLimits.People ? Verdict.Reject(ProgrammeRefusals.Full, new Detail(Max: ProgrammeLimits.People)) : null;

    private static ProgrammeBook Book(State state) => state.Find<ProgrammeBook>(ProgrammeBook.OnlyId)!;

    private static (ProgrammePerson? Person, Verdict? Refusal) Present(State state, string personId) =>
        state.Find<ProgrammePerson>(personId) switch
        {
            null => (null, Verdict.Reject(Refusals.PersonUnknown)),
            { State: PresenceInProgramme.Left } => (null, Verdict.Reject(Refusals.PersonRemoved)),
            var person => (person, null),
        };

    private static bool IsLastCoordinator(State state, ProgrammePerson person) =>
        person is { Role: ProgrammeRole.Coordinator, State: PresenceInProgramme.Active }
        && !state.All<ProgrammePerson>().Any(other =>
            other is { Role: ProgrammeRole.Coordinator, State: PresenceInProgramme.Active } && other.Id != person.Id);
}
