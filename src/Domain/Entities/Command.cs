using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Something that somebody wants. What people may send is what <see cref="EntityKind.Read"/> knows; the others are the
/// server's own and cannot come in over the wire.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeetingCommand.StartMeeting), "startMeeting")]
[JsonDerivedType(typeof(MeetingCommand.ImportMeeting), "importMeeting")]
[JsonDerivedType(typeof(MeetingCommand.StartDemonstration), "startDemonstration")]
[JsonDerivedType(typeof(MeetingCommand.EndDemonstration), "endDemonstration")]
[JsonDerivedType(typeof(MeetingCommand.OpenMeeting), "openMeeting")]
[JsonDerivedType(typeof(MeetingCommand.CloseMeeting), "closeMeeting")]
[JsonDerivedType(typeof(MeetingCommand.RenameMeeting), "renameMeeting")]
[JsonDerivedType(typeof(MeetingCommand.RenewJoinCode), "renewJoinCode")]
[JsonDerivedType(typeof(MeetingCommand.LoseJoinCode), "loseJoinCode")]
[JsonDerivedType(typeof(MeetingCommand.JoinMeeting), "joinMeeting")]
[JsonDerivedType(typeof(MeetingCommand.SetRole), "setRole")]
[JsonDerivedType(typeof(MeetingCommand.RemovePerson), "removePerson")]
[JsonDerivedType(typeof(MeetingCommand.AddIdea), "addIdea")]
[JsonDerivedType(typeof(MeetingCommand.EditIdea), "editIdea")]
[JsonDerivedType(typeof(MeetingCommand.MoveIdea), "moveIdea")]
[JsonDerivedType(typeof(MeetingCommand.MoveIdeas), "moveIdeas")]
[JsonDerivedType(typeof(MeetingCommand.ColourIdea), "colourIdea")]
[JsonDerivedType(typeof(MeetingCommand.RemoveIdea), "removeIdea")]
[JsonDerivedType(typeof(MeetingCommand.AddCluster), "addCluster")]
[JsonDerivedType(typeof(MeetingCommand.RenameCluster), "renameCluster")]
[JsonDerivedType(typeof(MeetingCommand.MoveCluster), "moveCluster")]
[JsonDerivedType(typeof(MeetingCommand.AssignCluster), "assignCluster")]
[JsonDerivedType(typeof(MeetingCommand.RemoveCluster), "removeCluster")]
[JsonDerivedType(typeof(MeetingCommand.AddLink), "addLink")]
[JsonDerivedType(typeof(MeetingCommand.RemoveLink), "removeLink")]
[JsonDerivedType(typeof(MeetingCommand.AddAgendaItem), "addAgendaItem")]
[JsonDerivedType(typeof(MeetingCommand.RenameAgendaItem), "renameAgendaItem")]
[JsonDerivedType(typeof(MeetingCommand.MoveAgendaItem), "moveAgendaItem")]
[JsonDerivedType(typeof(MeetingCommand.RemoveAgendaItem), "removeAgendaItem")]
[JsonDerivedType(typeof(MeetingCommand.OpenVoteRound), "openVoteRound")]
[JsonDerivedType(typeof(MeetingCommand.CastVote), "castVote")]
[JsonDerivedType(typeof(MeetingCommand.WithdrawVote), "withdrawVote")]
[JsonDerivedType(typeof(MeetingCommand.CloseVoteRound), "closeVoteRound")]
[JsonDerivedType(typeof(MeetingCommand.SetMinutesWriters), "setMinutesWriters")]
[JsonDerivedType(typeof(MeetingCommand.EditMinutes), "editMinutes")]
[JsonDerivedType(typeof(MeetingCommand.RecordDecision), "recordDecision")]
[JsonDerivedType(typeof(MeetingCommand.EditDecision), "editDecision")]
[JsonDerivedType(typeof(MeetingCommand.WithdrawDecision), "withdrawDecision")]
[JsonDerivedType(typeof(MeetingCommand.AssignAction), "assignAction")]
[JsonDerivedType(typeof(MeetingCommand.EditAction), "editAction")]
[JsonDerivedType(typeof(MeetingCommand.CompleteAction), "completeAction")]
[JsonDerivedType(typeof(MeetingCommand.ReopenAction), "reopenAction")]
[JsonDerivedType(typeof(MeetingCommand.WithdrawAction), "withdrawAction")]
[JsonDerivedType(typeof(MeetingCommand.Undo), "undo")]
[JsonDerivedType(typeof(JoinCodeCommand.ClaimCode), "claimCode")]
[JsonDerivedType(typeof(JoinCodeCommand.KeepCode), "keepCode")]
[JsonDerivedType(typeof(JoinCodeCommand.ExpireCode), "expireCode")]
[JsonDerivedType(typeof(JoinCodeCommand.ForgetCode), "forgetCode")]
[JsonDerivedType(typeof(JoinCodeCommand.ReleaseCode), "releaseCode")]
// Of communities.
[JsonDerivedType(typeof(CommunityCommand.FormCommunity), "formCommunity")]
[JsonDerivedType(typeof(CommunityCommand.EditCommunity), "editCommunity")]
[JsonDerivedType(typeof(CommunityCommand.SetCommunityStatus), "setCommunityStatus")]
[JsonDerivedType(typeof(CommunityCommand.PlanSpace), "planSpace")]
[JsonDerivedType(typeof(CommunityCommand.WriteAgreements), "writeAgreements")]
[JsonDerivedType(typeof(CommunityCommand.AcceptAgreements), "acceptAgreements")]
[JsonDerivedType(typeof(CommunityCommand.AddOrganisation), "addOrganisation")]
[JsonDerivedType(typeof(CommunityCommand.SetOrganisationStatus), "setOrganisationStatus")]
[JsonDerivedType(typeof(MemberCommand.InviteMember), "inviteMember")]
[JsonDerivedType(typeof(MemberCommand.AcceptInvitation), "acceptInvitation")]
[JsonDerivedType(typeof(MemberCommand.DeclineInvitation), "declineInvitation")]
[JsonDerivedType(typeof(MemberCommand.PauseMembership), "pauseMembership")]
[JsonDerivedType(typeof(MemberCommand.ResumeMembership), "resumeMembership")]
[JsonDerivedType(typeof(MemberCommand.LeaveCommunity), "leaveCommunity")]
[JsonDerivedType(typeof(MemberCommand.EndMembership), "endMembership")]
[JsonDerivedType(typeof(MemberCommand.SetMemberRoles), "setMemberRoles")]
[JsonDerivedType(typeof(MemberCommand.EditMember), "editMember")]
[JsonDerivedType(typeof(MemberCommand.SetParticipationLevel), "setParticipationLevel")]
[JsonDerivedType(typeof(MemberCommand.TickIntake), "tickIntake")]
[JsonDerivedType(typeof(MemberCommand.SetContact), "setContact")]
[JsonDerivedType(typeof(MemberCommand.ShareAccessNeeds), "shareAccessNeeds")]
[JsonDerivedType(typeof(MemberCommand.WithdrawAccessNeeds), "withdrawAccessNeeds")]
public abstract record Command;

/// <summary>A command on its way to an entity.</summary>
/// <param name="CommandId">Made by the sender (CMD1). The same id of the same sender takes effect at most once (CMD2).</param>
public sealed record Submission(string CommandId, Sender From, Command Command)
{
    /// <summary>Tells one content from another under the same id (CMD3): 128 bits of SHA-256 over the command's JSON.</summary>
    public string Digest { get; } =
        Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Command, DomainJson.Instance.Command)), 0, 16);
}
