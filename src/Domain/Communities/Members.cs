using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static MemberCommand;
using static MemberEvent;

/// <summary>
/// Who is a member, and as what. Whoever is invited decides themselves; until then only those who organise see them. A community
/// always keeps a coordinator, and an active one a facilitator. Whoever leaves says what becomes of what they wrote; how to reach them and
/// what they need are taken away at once, and then from the history (see <see cref="MemberForgetting"/>).
/// </summary>
internal static class Members
{
    /// <summary>Those who see whom else is invited.</summary>
    private static readonly Audience Organisers = Roles(CommunityRole.Coordinator, CommunityRole.Facilitator, CommunityRole.CoreGroup);

    public static Verdict Invite(State state, InviteMember invite, Context context)
    {
        if (state.Knows(Key.Of<Member>(invite.PersonId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "personId"));
        if (state.Count<Member>() >= CommunityLimits.Members)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Members));
        return RefuseOrganisation(state, invite.OrganisationId) ?? Verdict.Accept(new MemberInvited(
            invite.PersonId, Numbers(state).Members + 1, invite.Name, invite.Sector, invite.OrganisationId, invite.Roles,
            invite.Email, invite.Text, context.PersonId!, context.Now));
    }

    public static Verdict Accept(State state, CommunityRecord community, AcceptInvitation accept, Member me, Context context)
    {
        if (me.Status is not MemberStatus.Invited)
            return Verdict.Reject(CommunityRefusals.AlreadyMember);
        if (accept.Agreements is { } version && AgreementTaking.RefuseVersion(state, version) is { } refusal)
            return refusal;
        return community.Status is CommunityStatus.Active or CommunityStatus.Paused && accept.Agreements is null
            ? Verdict.Reject(CommunityRefusals.AgreementsNotAccepted)
            : Verdict.Accept(new InvitationAccepted(me.Id, accept.Agreements, context.Now));
    }

    public static Verdict Decline(Member me, Context context) => me.Status is MemberStatus.Invited
        ? Verdict.Accept(new InvitationDeclined(me.Id, context.Now), Forgetting.Ask(me.Id, ForgettingReach.Name, context.Now))
        : Verdict.Reject(CommunityRefusals.AlreadyMember);

    public static Verdict Pause(State state, CommunityRecord community, Member me) => me.Status is MemberStatus.Paused
        ? Verdict.Accept()
        : RefuseToLose(state, community, me, []) ?? Verdict.Accept(new MembershipPaused(me.Id));

    public static Verdict Resume(Member me) => me.Status is MemberStatus.Paused
        ? Verdict.Accept(new MembershipResumed(me.Id))
        : Verdict.Reject(CommunityRefusals.MemberNotPaused);

    public static Verdict Leave(State state, CommunityRecord community, LeaveCommunity leave, Member me, Context context) =>
        RefuseToLose(state, community, me, []) ?? Verdict.Accept(
            [new MemberLeft(me.Id, leave.OldNotes, context.Now), .. MemberForgetting.Ask(state, me.Id, leave.OldNotes, context.Now)]);

    public static Verdict End(State state, CommunityRecord community, EndMembership end, Context context) => Present(state, end.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } member, _) => RefuseToLose(state, community, member, []) ?? Verdict.Accept(
            new MembershipEnded(member.Id, context.Now),
            Forgetting.Ask(member.Id, member.JoinedAt is null ? ForgettingReach.Name : ForgettingReach.Membership, context.Now)),
    };

    public static Verdict SetRoles(State state, CommunityRecord community, SetMemberRoles set) => Present(state, set.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } member, _) when member.Roles.SequenceEqual(set.Roles) => Verdict.Accept(),
        ({ } member, _) => RefuseToLose(state, community, member, set.Roles) ?? Verdict.Accept(new MemberRolesSet(member.Id, set.Roles, member.Roles)),
    };

    /// <summary>Where somebody stands in the regime, only they themselves say.</summary>
    public static Verdict Edit(State state, EditMember edit, Member me) => Present(state, edit.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } member, _) when member.Id != me.Id && (edit.Fields.PositionInRegime is not null || edit.Fields.Cleared?.Contains("positionInRegime") is true) =>
            Verdict.Reject(Refusals.RoleNotAllowed),
        ({ } member, _) => RefuseOrganisation(state, edit.Fields.OrganisationId) ?? (Changed(member, edit.Fields) is var (now, was) && now != new MemberFields()
            ? Verdict.Accept(new MemberEdited(member.Id, now, was))
            : Verdict.Accept()),
    };

    public static Verdict SetLevel(State state, SetParticipationLevel set) => Present(state, set.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } member, _) when member.Level == set.Level => Verdict.Accept(),
        ({ } member, _) => Verdict.Accept(new ParticipationLevelSet(member.Id, set.Level)),
    };

    public static Verdict Tick(State state, TickIntake tick) => Present(state, tick.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } member, _) when member.HadIntake == tick.Done => Verdict.Accept(),
        ({ } member, _) => Verdict.Accept(new IntakeTicked(member.Id, tick.Done)),
    };

    public static Verdict SetContact(State state, SetContact set, Member me, Context context) =>
        state.Find<Contact>(me.Id)?.Email == set.Email ? Verdict.Accept()
        : set.Email is null ? Verdict.Accept(new ContactSet(me.Id, null), Forgetting.Ask(me.Id, ForgettingReach.Contact, context.Now))
        : Verdict.Accept(new ContactSet(me.Id, set.Email));

    public static Verdict Share(State state, ShareAccessNeeds share, Member me, Context context)
    {
        if (!share.Consent)
            return Verdict.Reject(CommunityRefusals.ConsentMissing, new Detail(Field: "consent", Yours: share.Text));
        return state.Find<AccessNeeds>(me.Id)?.Text == share.Text
            ? Verdict.Accept()
            : Verdict.Accept(new AccessNeedsShared(me.Id, share.Text, context.Now));
    }

    public static Verdict Withdraw(State state, Member me, Context context) =>
        state.Find<AccessNeeds>(me.Id) is null
        ? Verdict.Accept()
        : Verdict.Accept(new AccessNeedsWithdrawn(me.Id), Forgetting.Ask(me.Id, ForgettingReach.Needs, context.Now));

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case MemberFounded e:
                projection.Put(
                    new Member(
                        e.PersonId, e.Number, e.Name, e.Sector, null, e.Roles, MemberStatus.Active, null, null, e.At, null, NoticeAt: e.At),
                    Audience.Everyone);
                Count(projection, e.Number);
                break;
            case MemberInvited e:
                projection.Put(
                    new Member(
                        e.PersonId, e.Number, e.Name, e.Sector, e.OrganisationId, e.Roles, MemberStatus.Invited, e.InvitedById, e.At, null, null),
                    Organisers);
                if (e.Email is { } email)
                    projection.Put(new Contact(e.PersonId, email), Reachers(e.PersonId));
                if (e.Text is { } text)
                    projection.Put(new InvitationText(e.PersonId, text), Roles(CommunityRole.Coordinator));
                Count(projection, e.Number);
                break;
            case InvitationAccepted e when projection.Find<Member>(e.PersonId) is { } member:
                projection.Put(
                    member with { Status = MemberStatus.Active, JoinedAt = e.At, NoticeAt = e.At, AgreementsVersion = e.Agreements }, Audience.Everyone);
                projection.Delete<InvitationText>(e.PersonId);
                break;
            case InvitationDeclined e:
                Forget(projection, e.PersonId, e.At, isNamed: false);
                break;
            case MembershipPaused e:
                Update(projection, e.PersonId, member => member with { Status = MemberStatus.Paused });
                break;
            case MembershipResumed e:
                Update(projection, e.PersonId, member => member with { Status = MemberStatus.Active });
                break;
            case MemberLeft e:
                Forget(projection, e.PersonId, e.At, e.OldNotes is OldNotes.KeepName);
                if (e.OldNotes is not OldNotes.KeepName)
                    Gatherings.ForgetName(projection, e.PersonId);
                break;
            case MembershipEnded e:
                Forget(projection, e.PersonId, e.At, projection.Find<Member>(e.PersonId)?.JoinedAt is not null);
                break;
            case MemberRolesSet e:
                Update(projection, e.PersonId, member => member with { Roles = e.Roles });
                break;
            case MemberEdited e:
                Update(projection, e.PersonId, member => With(member, e.Fields));
                break;
            case ParticipationLevelSet e:
                Update(projection, e.PersonId, member => member with { Level = e.Level });
                break;
            case IntakeTicked e:
                Update(projection, e.PersonId, member => member with { HadIntake = e.Done });
                break;
            case ContactSet { Email: { } address } e:
                projection.Put(new Contact(e.PersonId, address), Reachers(e.PersonId));
                break;
            case ContactSet e:
                projection.Delete<Contact>(e.PersonId);
                break;
            case AccessNeedsShared e:
                projection.Put(new AccessNeeds(e.PersonId, e.Text, e.At), new Audience.PersonAndRoles(e.PersonId, [EnumName.Of(CommunityRole.Facilitator)]));
                break;
            case AccessNeedsWithdrawn e:
                projection.Delete<AccessNeeds>(e.PersonId);
                break;
        }
    }

    public static CommunityNumbers Numbers(State state) => state.Find<CommunityNumbers>(CommunityNumbers.OnlyId)!;

    internal static Audience Roles(params ReadOnlySpan<CommunityRole> roles) => new Audience.Roles([.. roles.ToArray().Select(EnumName.Of)]);

    private static Audience Reachers(string personId) => new Audience.PersonAndRoles(personId, [EnumName.Of(CommunityRole.Coordinator)]);

    private static (Member? Member, Verdict? Refusal) Present(State state, string personId) => state.Find<Member>(personId) switch
    {
        null => (null, Verdict.Reject(Refusals.PersonUnknown)),
        { Status: MemberStatus.Left } => (null, Verdict.Reject(CommunityRefusals.MemberLeft)),
        var member => (member, null),
    };

    private static Verdict? RefuseOrganisation(State state, string? organisationId) =>
        organisationId is null || state.Find<Organisation>(organisationId) is not null
            ? null
            : Verdict.Reject(CommunityRefusals.OrganisationUnknown, new Detail(Field: "organisationId"));

    /// <summary>Why somebody cannot go on with only these roles: they are the last who has one that the community needs.</summary>
    private static Verdict? RefuseToLose(State state, CommunityRecord community, Member member, ImmutableArray<CommunityRole> left)
    {
        if (community.IsOver || member.Status is not MemberStatus.Active)
            return null;
        if (IsLast(CommunityRole.Coordinator))
            return Verdict.Reject(CommunityRefusals.NeedsCoordinator);
        return community.Status is CommunityStatus.Active or CommunityStatus.Concluding && IsLast(CommunityRole.Facilitator)
            ? Verdict.Reject(CommunityRefusals.NeedsFacilitator)
            : null;

        bool IsLast(CommunityRole role) => member.Has(role) && !left.Contains(role)
            && !state.All<Member>().Any(other => other.Id != member.Id && other.Status is MemberStatus.Active && other.Has(role));
    }

    private static void Count(Projection projection, int number) =>
        projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Members = number });

    private static void Update(Projection projection, string personId, Func<Member, Member> change) => projection.Update(personId, change);

    /// <summary>What is left of somebody: that they were here, and their name where they agree to that.</summary>
    internal static void Forget(Projection projection, string personId, DateTimeOffset at, bool isNamed)
    {
        Update(projection, personId, member => member with
        {
            Status = MemberStatus.Left,
            LeftAt = at,
            Name = isNamed ? member.Name : null,
            Bring = isNamed ? member.Bring : null,
            Fetch = isNamed ? member.Fetch : null,
            LearningQuestion = null,
            Pronunciation = null,
            PositionInRegime = null,
        });
        projection.Delete<Contact>(personId);
        projection.Delete<AccessNeeds>(personId);
        projection.Delete<InvitationText>(personId);
    }

    /// <summary>Of what is asked, what differs; and what stands there now.</summary>
    private static (MemberFields Now, MemberFields Was) Changed(Member m, MemberFields asked)
    {
        ImmutableArray<string> cleared = [.. (asked.Cleared ?? []).Where(field => With(m, new MemberFields(Cleared: [field])) != m)];
        var (name, wasName) = Founding.Different(asked.Name, m.Name);
        var (sector, wasSector) = Founding.Different(asked.Sector, m.Sector);
        var (organisation, wasOrganisation) = Founding.Different(asked.OrganisationId, m.OrganisationId);
        var (bring, wasBring) = Founding.Different(asked.Bring, m.Bring);
        var (fetch, wasFetch) = Founding.Different(asked.Fetch, m.Fetch);
        var (question, wasQuestion) = Founding.Different(asked.LearningQuestion, m.LearningQuestion);
        var (said, wasSaid) = Founding.Different(asked.Pronunciation, m.Pronunciation);
        var (position, wasPosition) = Founding.Different(asked.PositionInRegime, m.PositionInRegime);
        return (
            new MemberFields(name, sector, organisation, bring, fetch, question, said, position, cleared.IsEmpty ? null : cleared),
            new MemberFields(
                wasName, wasSector ?? Was("sector", m.Sector), wasOrganisation ?? Was("organisationId", m.OrganisationId), wasBring ?? Was("bring", m.Bring),
                wasFetch ?? Was("fetch", m.Fetch), wasQuestion ?? Was("learningQuestion", m.LearningQuestion),
                wasSaid ?? Was("pronunciation", m.Pronunciation), wasPosition ?? Was("positionInRegime", m.PositionInRegime)));

        T? Was<T>(string field, T? value) => cleared.Contains(field) ? value : default;
    }

    private static Member With(Member m, MemberFields fields)
    {
        var cleared = fields.Cleared ?? [];
        return m with
        {
            Name = fields.Name ?? m.Name,
            Sector = cleared.Contains("sector") ? null : fields.Sector ?? m.Sector,
            OrganisationId = cleared.Contains("organisationId") ? null : fields.OrganisationId ?? m.OrganisationId,
            Bring = cleared.Contains("bring") ? null : fields.Bring ?? m.Bring,
            Fetch = cleared.Contains("fetch") ? null : fields.Fetch ?? m.Fetch,
            LearningQuestion = cleared.Contains("learningQuestion") ? null : fields.LearningQuestion ?? m.LearningQuestion,
            Pronunciation = cleared.Contains("pronunciation") ? null : fields.Pronunciation ?? m.Pronunciation,
            PositionInRegime = cleared.Contains("positionInRegime") ? null : fields.PositionInRegime ?? m.PositionInRegime,
        };
    }
}
