using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Testing;

using static CommunityCommand;
using static MemberCommand;

/// <summary>A community that was just formed, with somebody in each role and in no other.</summary>
public sealed class CommunityStory : Story
{
    public static readonly Sender.Person Karin = Person("karin");
    public static readonly Sender.Person Fadil = Person("fadil");
    public static readonly Sender.Person Nadia = Person("nadia");
    public static readonly Sender.Person Cor = Person("cor");
    public static readonly Sender.Person Mees = Person("mees");
    public static readonly Sender.Person Olga = Person("olga");

    public const string Issue = "Hoe krijgen we de huizen in onze wijk samen van het gas af?";

    /// <param name="programmeId">The programme that it is formed in.</param>
    public CommunityStory(string? programmeId = null) : base(new Community())
    {
        Do(Karin, new FormCommunity("Warme wijken", Issue, programmeId, "Karin", "government"));
        Do(Karin, new SetMemberRoles(Karin.PersonId, [CommunityRole.Coordinator]));
        Add(Fadil, "Fadil", CommunityRole.Facilitator, "business");
        Add(Nadia, "Nadia", CommunityRole.NoteTaker, "education");
        Add(Cor, "Cor", CommunityRole.CoreGroup, "research");
        Add(Mees, "Mees", CommunityRole.Member, "society");
        Add(Olga, "Olga", CommunityRole.Observer, null);
    }

    public static Sender.Person Person(string name) => new(Ids.Of(name), Ids.Of(name + "-phone"));

    public static Sender.Person SomeoneWith(CommunityRole role) => role switch
    {
        CommunityRole.Coordinator => Karin,
        CommunityRole.Facilitator => Fadil,
        CommunityRole.NoteTaker => Nadia,
        CommunityRole.CoreGroup => Cor,
        CommunityRole.Member => Mees,
        _ => Olga,
    };

    public CommunityRecord Community => State.Find<CommunityRecord>(CommunityRecord.OnlyId)!;

    public Member Member(Sender.Person person) => State.Find<Member>(person.PersonId)!;

    public void Invite(Sender.Person person, string name, CommunityRole role = CommunityRole.Member, string? sector = null) =>
        Do(Karin, new InviteMember(person.PersonId, name, sector, null, [role], $"{name.ToLowerInvariant()}@voorbeeld.example", $"Doe je mee, {name}?"));

    public void Add(Sender.Person person, string name, CommunityRole role = CommunityRole.Member, string? sector = null)
    {
        Invite(person, name, role, sector);
        Do(person, new AcceptInvitation(State.Find<Agreements>(Agreements.OnlyId)?.Version));
    }

    /// <summary>Has somebody do what they may with this role beside their own, which they keep alone afterwards.</summary>
    public T As<T>(CommunityRole role, Sender.Person person, Func<Sender.Person, T> make)
    {
        var roles = Member(person).Roles;
        if (roles.Contains(role))
            return make(person);
        Do(Karin, new SetMemberRoles(person.PersonId, [.. roles.Add(role).Order()]));
        var made = make(person);
        Do(Karin, new SetMemberRoles(person.PersonId, roles));
        return made;
    }

    /// <summary>Agreements that everybody accepted.</summary>
    public void Agree(string text = "Wat hier gezegd wordt, blijft hier.")
    {
        Do(Fadil, new WriteAgreements(text, State.Find<Agreements>(Agreements.OnlyId)?.Version ?? 0));
        foreach (var member in State.All<Member>().Where(member => member.Status is MemberStatus.Active).ToList())
            Do(new Sender.Person(member.Id, Ids.Of("phone")), new AcceptAgreements(State.Find<Agreements>(Agreements.OnlyId)!.Version));
    }

    public void GoTo(params CommunityStatus[] way)
    {
        foreach (var status in way)
            Do(Karin, new SetCommunityStatus(status));
    }

    public void Begin()
    {
        Agree();
        GoTo(CommunityStatus.Recruiting, CommunityStatus.Active);
    }

    public string AddOrganisation(string name, OrganisationStatus? status = null)
    {
        var id = Ids.Next();
        Do(Karin, new AddOrganisation(id, name, "government", status, null, null, null));
        return id;
    }

    public string LogTalk()
    {
        var id = Ids.Next();
        Do(Karin, new ExplorationCommand.LogTalk(id, new DateOnly(2026, 11, 20), "education", "Scholen voelen dit ook"));
        return id;
    }

    public CommunityStep Step(string name) => State.Find<CommunityStep>(name)!;

    public CommunityProgress Progress => State.Find<CommunityProgress>(CommunityProgress.OnlyId)!;

    public static GatheringCommand.PlanMeeting Plan(
        string id, string? aim = "Elkaar leren kennen", ImmutableArray<PlannedItem>? agenda = null) => new(
        id, "Warmte in de wijk", aim, new(2026, 12, 1, 13, 0, 0, TimeSpan.Zero), new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero), MeetingForm.Hybrid, "Buurthuis",
        null, agenda ?? [new PlannedItem("Inchecken", ItemKind.CheckIn, 10, "check-in")]);

    public string PlanMeeting(ImmutableArray<PlannedItem>? agenda = null)
    {
        var id = Ids.Next();
        Do(Fadil, Plan(id, agenda: agenda));
        return id;
    }

    /// <summary>A meeting of this community, begun by its facilitator; what it tells goes to the community at once.</summary>
    public MeetingOfCommunity Begin(string plannedId) => new(this, plannedId);

    /// <summary>Each of these meetings hears what it was told.</summary>
    public void Tell(params MeetingOfCommunity[] meetings)
    {
        foreach (var meeting in meetings)
            meeting.Listen();
    }

    /// <summary>A meeting that is planned, held with one decision and one action, and closed.</summary>
    /// <returns>The ids of the two in the community.</returns>
    public (string Decision, string Action) Hold(Sender.Person? assignee = null, ImmutableArray<PlannedItem>? agenda = null)
    {
        var meeting = Begin(PlanMeeting(agenda));
        meeting.Join(assignee ?? Mees);
        meeting.Decide("We beginnen met één straat");
        meeting.Assign("Bel de school", assignee ?? Mees);
        meeting.Close();
        return (State.All<CommunityDecision>().MaxBy(decision => decision.Number)!.Id, State.All<CommunityAction>().MaxBy(action => action.Number)!.Id);
    }

    /// <summary>What somebody sees, by their own roles at this moment.</summary>
    public ImmutableArray<Record> SeenBy(Sender.Person person) =>
        Kind.AccessOf(State, person.PersonId) is Access.Granted granted ? [.. State.VisibleTo(granted.Viewer).Select(entry => entry.Record)] : [];
}
