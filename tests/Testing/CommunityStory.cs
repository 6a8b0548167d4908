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

    public CommunityStory() : base(new Community())
    {
        Do(Karin, new FormCommunity("Warme wijken", Issue, null, "Karin", "government"));
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

    /// <summary>What somebody sees, by their own roles at this moment.</summary>
    public ImmutableArray<Record> SeenBy(Sender.Person person) =>
        Kind.AccessOf(State, person.PersonId) is Access.Granted granted ? [.. State.VisibleTo(granted.Viewer).Select(entry => entry.Record)] : [];
}
