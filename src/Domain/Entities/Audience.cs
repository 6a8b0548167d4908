using System.Collections.Immutable;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Who may see a record. Rules of the Domain set it; everything that leaves the server asks it, and nothing else decides
/// about sight (VIS1, VIS2).
/// </summary>
public abstract record Audience
{
    private Audience() { }

    public static readonly Audience Everyone = new All();
    public static readonly Audience Nobody = new Server();

    public abstract bool Includes(Viewer viewer);

    /// <summary>Whether everyone who is in <paramref name="other"/> is certainly in this one too.</summary>
    public abstract bool Covers(Audience other);

    /// <summary>Nobody who is not in both. Where no audience says who is, it is nobody.</summary>
    public Audience And(Audience other) => (this, other) switch
    {
        _ when Covers(other) => other,
        _ when other.Covers(this) => this,
        (Roles these, Roles those) when these.Names.Intersect(those.Names) is { IsEmpty: false } both => new Roles(both),
        (People these, People those) when these.PersonIds.Intersect(those.PersonIds) is { IsEmpty: false } both => Of(both),
        _ => Nobody,
    };

    /// <summary>These people and nobody else.</summary>
    public static Audience Of(IEnumerable<string> personIds) => personIds.ToImmutableSortedSet(StringComparer.Ordinal) switch
    {
        [] => Nobody,
        [var one] => new Person(one),
        var several => new People(several),
    };

    /// <summary>Everyone who may follow the entity.</summary>
    public sealed record All : Audience
    {
        public override bool Includes(Viewer viewer) => true;
        public override bool Covers(Audience other) => true;
    }

    /// <summary>Nobody: it never leaves the server.</summary>
    public sealed record Server : Audience
    {
        public override bool Includes(Viewer viewer) => viewer.IsServer;
        public override bool Covers(Audience other) => other is Server;
    }

    /// <summary>Whoever has one of these roles at the moment of looking.</summary>
    public sealed record Roles(ImmutableSortedSet<string> Names) : Audience
    {
        public override bool Includes(Viewer viewer) => viewer.IsServer || viewer.HasAny(Names);
        public override bool Covers(Audience other) => other is Server || (other is Roles roles && Names.IsSupersetOf(roles.Names));
        public bool Equals(Roles? other) => other is not null && Names.SetEquals(other.Names);
        public override int GetHashCode() => Names.Aggregate(17, (hash, name) => HashCode.Combine(hash, name));
    }

    /// <summary>One person, on each of their devices.</summary>
    public sealed record Person(string PersonId) : Audience
    {
        public override bool Includes(Viewer viewer) => viewer.IsServer || viewer.PersonId == PersonId;
        public override bool Covers(Audience other) => other is Server || Equals(other as Person);
    }

    /// <summary>Some people, on each of their devices; <see cref="Of"/> makes it, so that one person is always a <see cref="Person"/>.</summary>
    public sealed record People(ImmutableSortedSet<string> PersonIds) : Audience
    {
        public override bool Includes(Viewer viewer) => viewer.IsServer || PersonIds.Contains(viewer.PersonId!);

        public override bool Covers(Audience other) => other switch
        {
            Server => true,
            Person person => PersonIds.Contains(person.PersonId),
            People people => PersonIds.IsSupersetOf(people.PersonIds),
            _ => false,
        };

        public bool Equals(People? other) => other is not null && PersonIds.SetEquals(other.PersonIds);
        public override int GetHashCode() => PersonIds.Aggregate(19, (hash, id) => HashCode.Combine(hash, id));
    }

    /// <summary>One person, and whoever has one of these roles at the moment of looking.</summary>
    public sealed record PersonAndRoles(string PersonId, ImmutableSortedSet<string> Names) : Audience
    {
        public override bool Includes(Viewer viewer) => viewer.IsServer || viewer.PersonId == PersonId || viewer.HasAny(Names);

        public override bool Covers(Audience other) => other switch
        {
            Server => true,
            Person person => person.PersonId == PersonId,
            Roles roles => Names.IsSupersetOf(roles.Names),
            PersonAndRoles both => both.PersonId == PersonId && Names.IsSupersetOf(both.Names),
            _ => false,
        };

        public bool Equals(PersonAndRoles? other) => other is not null && PersonId == other.PersonId && Names.SetEquals(other.Names);
        public override int GetHashCode() => Names.Aggregate(PersonId.GetHashCode(), (hash, name) => HashCode.Combine(hash, name));
    }
}
