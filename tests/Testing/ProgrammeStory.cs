using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Programmes;

namespace Samenwerken.Testing;

using static ProgrammeCommand;

/// <summary>A programme that has just begun, with somebody in each role.</summary>
public sealed class ProgrammeStory : Story
{
    public const string FirstLink = "first";

    public static readonly Sender.Person Marloes = MeetingStory.Person("marloes");
    public static readonly Sender.Person Ruud = MeetingStory.Person("ruud");
    public static readonly Sender.Person Els = MeetingStory.Person("els");

    public ProgrammeStory(bool hasPeople = true) : base(new Programme())
    {
        Do(Sender.TheHost, new StartProgramme("Ons programma"));
        if (!hasPeople)
            return;
        Do(Marloes, new BecomeCoordinator(FirstLink, "Marloes"));
        Invite(Ruud, "Ruud", ProgrammeRole.Member);
        Do(Ruud, new AcceptProgrammeInvitation());
        Invite(Els, "Els", ProgrammeRole.Member);
    }

    public void Invite(Sender.Person person, string name, ProgrammeRole role) => Do(Marloes, new InviteToProgramme(person.PersonId, name, role));

    public ProgrammeRecord Programme => State.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId)!;

    public ProgrammePerson Person(Sender.Person person) => State.Find<ProgrammePerson>(person.PersonId)!;

    public IEnumerable<string> Topics(TopicSort sort) =>
        State.All<Topic>().Where(topic => topic.Sort == sort && !topic.Retired).OrderBy(topic => topic.Order).Select(topic => topic.Nl);
}
