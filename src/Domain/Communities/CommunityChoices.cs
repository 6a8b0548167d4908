using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Communities;

/// <summary>What somebody is in a community; <see cref="CommunityRights"/> says what each may do. One person has one or more.</summary>
/// <remarks>In the order of rank: a person's first role is the one that the wire names.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<CommunityRole>))]
public enum CommunityRole
{
    /// <summary>Coördinator: keeps it running between meetings.</summary>
    [JsonStringEnumMemberName("coordinator")] Coordinator,

    /// <summary>Begeleider: leads the process, not the content.</summary>
    [JsonStringEnumMemberName("facilitator")] Facilitator,

    /// <summary>Notulist: records minutes, decisions and actions.</summary>
    [JsonStringEnumMemberName("noteTaker")] NoteTaker,

    /// <summary>Kerngroep: the few who carry the community.</summary>
    [JsonStringEnumMemberName("coreGroup")] CoreGroup,

    /// <summary>Lid.</summary>
    [JsonStringEnumMemberName("member")] Member,

    /// <summary>Meelezer: reads, does not contribute, and is not counted among the members.</summary>
    [JsonStringEnumMemberName("observer")] Observer,
}

/// <summary>How far a community is in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommunityStatus>))]
public enum CommunityStatus
{
    [JsonStringEnumMemberName("draft")] Draft,
    [JsonStringEnumMemberName("recruiting")] Recruiting,
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("paused")] Paused,
    [JsonStringEnumMemberName("concluding")] Concluding,

    /// <summary>It can be read, and nothing of it changes.</summary>
    [JsonStringEnumMemberName("archived")] Archived,

    /// <summary>It never came to anything. It can be read, and nothing of it changes.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

[JsonConverter(typeof(JsonStringEnumConverter<MemberStatus>))]
public enum MemberStatus
{
    [JsonStringEnumMemberName("invited")] Invited,
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("paused")] Paused,
    [JsonStringEnumMemberName("left")] Left,
}

/// <summary>What somebody who leaves asks for what they wrote.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OldNotes>))]
public enum OldNotes
{
    [JsonStringEnumMemberName("keepName")] KeepName,

    /// <summary>"Oud-deelnemer" stands where the name stood.</summary>
    [JsonStringEnumMemberName("formerMember")] FormerMember,

    /// <summary>The words of their notes go as well; that there was a note stays, since votes and decisions rest on it.</summary>
    [JsonStringEnumMemberName("withdraw")] Withdraw,
}

/// <summary>How a community learns.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearningForm>))]
public enum LearningForm
{
    /// <summary>Community of Practice.</summary>
    [JsonStringEnumMemberName("cop")] Cop,

    /// <summary>Leerkring.</summary>
    [JsonStringEnumMemberName("learningCircle")] LearningCircle,

    /// <summary>Intervisie.</summary>
    [JsonStringEnumMemberName("peerConsultation")] PeerConsultation,

    /// <summary>Teamcoaching.</summary>
    [JsonStringEnumMemberName("teamCoaching")] TeamCoaching,

    /// <summary>Online netwerk.</summary>
    [JsonStringEnumMemberName("onlineNetwork")] OnlineNetwork,

    /// <summary>Participatietafel.</summary>
    [JsonStringEnumMemberName("participationTable")] ParticipationTable,
}

[JsonConverter(typeof(JsonStringEnumConverter<ScaleLevel>))]
public enum ScaleLevel
{
    [JsonStringEnumMemberName("local")] Local,
    [JsonStringEnumMemberName("regional")] Regional,
    [JsonStringEnumMemberName("national")] National,
    [JsonStringEnumMemberName("international")] International,
}

/// <summary>Ontwikkelfase: a choice of people.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaturityStage>))]
public enum MaturityStage
{
    [JsonStringEnumMemberName("potential")] Potential,
    [JsonStringEnumMemberName("coalescing")] Coalescing,
    [JsonStringEnumMemberName("maturing")] Maturing,
    [JsonStringEnumMemberName("stewardship")] Stewardship,
    [JsonStringEnumMemberName("transformation")] Transformation,
}

/// <summary>Who may see something outside its makers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility
{
    [JsonStringEnumMemberName("private")] Private,
    [JsonStringEnumMemberName("members")] Members,
    [JsonStringEnumMemberName("public")] Public,
}

/// <summary>How much somebody takes part. Reading along is fine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipationLevel>))]
public enum ParticipationLevel
{
    [JsonStringEnumMemberName("core")] Core,
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("peripheral")] Peripheral,
}

/// <summary>Where somebody stands in a transition, as they say themselves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PositionInRegime>))]
public enum PositionInRegime
{
    [JsonStringEnumMemberName("niche")] Niche,
    [JsonStringEnumMemberName("regime")] Regime,
    [JsonStringEnumMemberName("both")] Both,
}

/// <summary>How far an organisation is in taking part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrganisationStatus>))]
public enum OrganisationStatus
{
    [JsonStringEnumMemberName("suggested")] Suggested,
    [JsonStringEnumMemberName("invited")] Invited,
    [JsonStringEnumMemberName("participating")] Participating,
    [JsonStringEnumMemberName("former")] Former,
    [JsonStringEnumMemberName("declined")] Declined,
}
