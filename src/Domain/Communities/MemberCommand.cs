using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about the people of a community.</summary>
public abstract record MemberCommand : CommunityCommand
{
    private MemberCommand() { }

    // Of the server itself: it makes the id of whoever is invited.

    /// <param name="ProposalId">The proposal that this accepts.</param>
    public sealed record InviteMember(
        string PersonId, string Name, string? Sector, string? OrganisationId, ImmutableArray<CommunityRole> Roles, string? Email, string? Text,
        string? ProposalId = null) : MemberCommand;

    /// <summary>The sender showed that they were a guest in a meeting of the community.</summary>
    public sealed record ClaimNotes(string MeetingId, string ParticipantId) : MemberCommand;

    // Of people.

    /// <param name="Agreements">The version of the agreements that was read and accepted; an active community asks for it.</param>
    public sealed record AcceptInvitation(int? Agreements) : MemberCommand;

    public sealed record DeclineInvitation : MemberCommand;

    public sealed record PauseMembership : MemberCommand;

    public sealed record ResumeMembership : MemberCommand;

    public sealed record LeaveCommunity(OldNotes OldNotes) : MemberCommand;

    /// <summary>Ends the membership of another, or takes an invitation back.</summary>
    public sealed record EndMembership(string PersonId) : MemberCommand;

    /// <summary>Has somebody forgotten who is no member any more, or who was a guest, as they ask.</summary>
    public sealed record ForgetMember(string PersonId, OldNotes OldNotes) : MemberCommand;

    public sealed record SetMemberRoles(string PersonId, ImmutableArray<CommunityRole> Roles) : MemberCommand;

    /// <summary>Changes what is said of somebody. What is left out stays.</summary>
    public sealed record EditMember(string PersonId, MemberFields Fields) : MemberCommand;

    /// <param name="Level">Null lets it follow from what they do again.</param>
    public sealed record SetParticipationLevel(string PersonId, ParticipationLevel? Level) : MemberCommand;

    public sealed record TickIntake(string PersonId, bool Done) : MemberCommand;

    /// <param name="Email">Null takes it away.</param>
    public sealed record SetContact(string? Email) : MemberCommand;

    /// <param name="Consent">Whether whoever writes it agrees that the facilitators read it.</param>
    public sealed record ShareAccessNeeds(string Text, bool Consent) : MemberCommand;

    public sealed record WithdrawAccessNeeds : MemberCommand;

    /// <summary>Reads what people may send.</summary>
    internal static new MemberCommand? Read(string type, Fields fields) => type switch
    {
        "acceptInvitation" => new AcceptInvitation(fields.OptionalWhole("agreements", 1, int.MaxValue)),
        "declineInvitation" => new DeclineInvitation(),
        "pauseMembership" => new PauseMembership(),
        "resumeMembership" => new ResumeMembership(),
        "leaveCommunity" => new LeaveCommunity(fields.Choice<OldNotes>("oldNotes")),
        "endMembership" => new EndMembership(fields.Id("personId")),
        "forgetMember" => new ForgetMember(fields.Id("personId"), fields.Choice<OldNotes>("oldNotes")),
        "setMemberRoles" => new SetMemberRoles(fields.Id("personId"), ReadRoles(fields)),
        "editMember" => new EditMember(fields.Id("personId"), MemberFields.Read(fields)),
        "setParticipationLevel" => new SetParticipationLevel(fields.Id("personId"), fields.ChoiceOrNull<ParticipationLevel>("level")),
        "tickIntake" => new TickIntake(fields.Id("personId"), fields.Flag("done")),
        "setContact" => new SetContact(fields.IsNull("email") ? null : ReadEmail(fields, mustBeThere: true)),
        "shareAccessNeeds" => new ShareAccessNeeds(fields.Text("text", CommunityLimits.AccessNeeds), fields.Flag("consent")),
        "withdrawAccessNeeds" => new WithdrawAccessNeeds(),
        _ => null,
    };

    /// <summary>At least one role, each once, in the order of rank.</summary>
    public static ImmutableArray<CommunityRole> ReadRoles(Fields fields) => [.. fields.Choices<CommunityRole>("roles", 1).Order()];

    /// <summary>An address that looks like one; whether it works, only a letter tells.</summary>
    public static string? ReadEmail(Fields fields, bool mustBeThere = false)
    {
        var email = mustBeThere ? fields.Line("email", CommunityLimits.Email) : fields.OptionalLine("email", CommunityLimits.Email);
        if (email is { Length: > 0 } && (email.IndexOf('@') is var at && (at < 1 || at != email.LastIndexOf('@') || at == email.Length - 1) || email.Contains(' ')))
            fields.Note("email", Refusals.FieldInvalid);
        return email;
    }
}

/// <summary>What can be changed of a member; null where it stays.</summary>
/// <param name="Cleared">The names of fields that are taken away.</param>
public sealed record MemberFields(
    string? Name = null,
    string? Sector = null,
    string? OrganisationId = null,
    string? Bring = null,
    string? Fetch = null,
    string? LearningQuestion = null,
    string? Pronunciation = null,
    PositionInRegime? PositionInRegime = null,
    ImmutableArray<string>? Cleared = null)
{
    private static readonly string[] Clearable =
        ["sector", "organisationId", "bring", "fetch", "learningQuestion", "pronunciation", "positionInRegime"];

    internal static MemberFields Read(Fields fields)
    {
        var cleared = Clearable.Where(fields.IsNull).ToImmutableArray();
        return new MemberFields(
            fields.LineIfSaid("name", Limits.PersonName),
            fields.OptionalLine("sector", CommunityLimits.Label),
            fields.OptionalId("organisationId"),
            fields.OptionalText("bring", CommunityLimits.Offer),
            fields.OptionalText("fetch", CommunityLimits.Offer),
            fields.OptionalText("learningQuestion", CommunityLimits.Offer),
            fields.OptionalLine("pronunciation", CommunityLimits.Pronunciation),
            fields.OptionalChoice<PositionInRegime>("positionInRegime"),
            cleared.IsEmpty ? null : cleared);
    }
}
