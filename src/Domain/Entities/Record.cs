using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// One thing that an entity's state holds. A state is nothing but records, so one fold, one snapshot and one rule of
/// visibility serve them all. Its kind and its field names are the wire's and the log's: once released they stay.
/// </summary>
/// <param name="Id">Unique within its kind and entity.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Receipt), "receipt")]
[JsonDerivedType(typeof(RecentCommands), "recentCommands")]
[JsonDerivedType(typeof(Deed), "deed")]
[JsonDerivedType(typeof(RecentDeeds), "recentDeeds")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Forgetting), "forgetting")]
[JsonDerivedType(typeof(TextRevision), "textRevision")]
[JsonDerivedType(typeof(MeetingRecord), "meeting")]
[JsonDerivedType(typeof(Origin), "origin")]
[JsonDerivedType(typeof(Participant), "participant")]
[JsonDerivedType(typeof(Removal), "removal")]
[JsonDerivedType(typeof(Numbering), "numbering")]
[JsonDerivedType(typeof(Idea), "idea")]
[JsonDerivedType(typeof(Cluster), "cluster")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(AgendaItem), "agendaItem")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Readiness), "ready")]
[JsonDerivedType(typeof(Sheet), "sheet")]
[JsonDerivedType(typeof(Group), "group")]
[JsonDerivedType(typeof(Minutes), "minutes")]
[JsonDerivedType(typeof(VoteRound), "voteRound")]
[JsonDerivedType(typeof(Electorate), "electorate")]
[JsonDerivedType(typeof(Ballot), "ballot")]
[JsonDerivedType(typeof(Decision), "decision")]
[JsonDerivedType(typeof(ActionItem), "action")]
[JsonDerivedType(typeof(HomeHeard), "homeHeard")]
[JsonDerivedType(typeof(ClaimedGuest), "claimedGuest")]
[JsonDerivedType(typeof(SpeakersQueue), "queue")]
[JsonDerivedType(typeof(Turn), "turn")]
[JsonDerivedType(typeof(InputLock), "lock")]
[JsonDerivedType(typeof(Tombstone), "tombstone")]
[JsonDerivedType(typeof(KeptWords), "keptWords")]
[JsonDerivedType(typeof(WaitingPerson), "waiting")]
[JsonDerivedType(typeof(RoomScreen), "screen")]
[JsonDerivedType(typeof(Spotlight), "spotlight")]
[JsonDerivedType(typeof(Restoration), "restoration")]
[JsonDerivedType(typeof(CodeHolder), "codeHolder")]
// Of communities.
[JsonDerivedType(typeof(CommunityRecord), "community")]
[JsonDerivedType(typeof(Member), "member")]
[JsonDerivedType(typeof(Contact), "contact")]
[JsonDerivedType(typeof(AccessNeeds), "accessNeeds")]
[JsonDerivedType(typeof(InvitationText), "invitationText")]
[JsonDerivedType(typeof(Agreements), "agreements")]
[JsonDerivedType(typeof(Space), "space")]
[JsonDerivedType(typeof(Organisation), "organisation")]
[JsonDerivedType(typeof(CommunityNumbers), "communityNumbers")]
[JsonDerivedType(typeof(BalanceNow), "balance")]
[JsonDerivedType(typeof(BalancePoint), "balancePoint")]
[JsonDerivedType(typeof(MeetingTally), "meetingTally")]
[JsonDerivedType(typeof(DismissedAdvice), "dismissedAdvice")]
[JsonDerivedType(typeof(HelpRequest), "helpRequest")]
[JsonDerivedType(typeof(ExperienceOffer), "experienceOffer")]
[JsonDerivedType(typeof(Coalition), "coalition")]
[JsonDerivedType(typeof(Deal), "deal")]
[JsonDerivedType(typeof(Experiment), "experiment")]
[JsonDerivedType(typeof(ObstacleOverview), "obstacleOverview")]
[JsonDerivedType(typeof(XCurvePosition), "xCurvePosition")]
[JsonDerivedType(typeof(Lesson), "lesson")]
[JsonDerivedType(typeof(LessonText), "lessonText")]
[JsonDerivedType(typeof(LessonContribution), "lessonContribution")]
[JsonDerivedType(typeof(ValueStory), "valueStory")]
[JsonDerivedType(typeof(ValueStoryTeller), "valueStoryTeller")]
[JsonDerivedType(typeof(ExplorationTalk), "explorationTalk")]
[JsonDerivedType(typeof(CommunityStep), "step")]
[JsonDerivedType(typeof(CommunityProgress), "progress")]
[JsonDerivedType(typeof(BalanceReview), "balanceReview")]
[JsonDerivedType(typeof(PlannedMeeting), "plannedMeeting")]
[JsonDerivedType(typeof(MeetingSeries), "meetingSeries")]
[JsonDerivedType(typeof(AnswerToMeeting), "meetingAnswer")]
[JsonDerivedType(typeof(MeetingAttendance), "meetingAttendance")]
[JsonDerivedType(typeof(CommunityDecision), "communityDecision")]
[JsonDerivedType(typeof(CommunityAction), "communityAction")]
[JsonDerivedType(typeof(MeetingResult), "meetingResult")]
[JsonDerivedType(typeof(LessonCandidate), "lessonCandidate")]
[JsonDerivedType(typeof(Participation), "participation")]
[JsonDerivedType(typeof(Claim), "claim")]
[JsonDerivedType(typeof(Proposal), "proposal")]
[JsonDerivedType(typeof(StageAdvice), "stageAdvice")]
[JsonDerivedType(typeof(LevelAdvice), "levelAdvice")]
[JsonDerivedType(typeof(CallForProposals), "callForProposals")]
[JsonDerivedType(typeof(LessonPerspective), "lessonPerspective")]
// Of partners.
[JsonDerivedType(typeof(PartnerRecord), "partner")]
[JsonDerivedType(typeof(PartnerPerson), "partnerPerson")]
[JsonDerivedType(typeof(CommunityLink), "communityLink")]
[JsonDerivedType(typeof(CommunityAccount), "communityAccount")]
[JsonDerivedType(typeof(PartnerBook), "partnerBook")]
// Of programmes.
[JsonDerivedType(typeof(ProgrammeRecord), "programme")]
[JsonDerivedType(typeof(Topic), "topic")]
[JsonDerivedType(typeof(ProgrammePerson), "programmePerson")]
[JsonDerivedType(typeof(ProgrammeBook), "programmeBook")]
[JsonDerivedType(typeof(GroupsFollower), "groupsFollower")]
[JsonDerivedType(typeof(PartnerGroups), "partnerGroups")]
public abstract record Record([property: JsonPropertyOrder(-1)] string Id)
{
    [JsonIgnore]
    public Key Key => new(WireName.Of(GetType()), Id);
}

/// <summary>Where a record stands in a state.</summary>
public readonly record struct Key(string Kind, string Id)
{
    public static Key Of<T>(string id) where T : Record => new(WireName.Of(typeof(T)), id);

    public override string ToString() => $"{Kind}/{Id}";
}
