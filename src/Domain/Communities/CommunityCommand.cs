using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Programmes;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked of a community. Each part has a family of its own.</summary>
public abstract record CommunityCommand : Command
{
    private protected CommunityCommand() { }

    // Of the server itself: they cannot come in over the wire.

    /// <summary>Forms the community with whoever sends it as its initiator and coordinator.</summary>
    public sealed record FormCommunity(string Name, string? IssueStatement, string? ProgrammeId, string PersonName, string? Sector) : CommunityCommand;

    /// <summary>The partner that an organisation is says how it stands to the community.</summary>
    public sealed record NotePartnerAnswer(string OrganisationId, OrganisationStatus Status) : CommunityCommand;

    /// <summary>The programme of the community says what its groups of partners are.</summary>
    /// <param name="Seq">The commit of the programme with which it is so.</param>
    public sealed record NoteGroups(long Seq, ImmutableArray<PartnerGroup> Groups) : CommunityCommand;

    /// <summary>Begins a community of invented people, with all that it came to.</summary>
    /// <param name="Records">What people may see of it; see <see cref="CommunityDemonstrations"/>.</param>
    public sealed record ShowCommunity(ImmutableArray<Record> Records) : CommunityCommand;

    // Of people.

    /// <summary>Changes what is said of the community. What is left out stays.</summary>
    public sealed record EditCommunity(CommunityFields Fields) : CommunityCommand;

    public sealed record SetCommunityStatus(CommunityStatus Status) : CommunityCommand;

    /// <summary>Says who covers the community, and how many hours a year each role has.</summary>
    /// <param name="Saw">What the writer saw of it; left out, what they send is all of it.</param>
    public sealed record PlanSpace(
        string? Sponsor, int? CoordinatorHours, int? FacilitatorHours, int? NoteTakerHours, int? CoreGroupHours, SpaceAsSeen? Saw = null) : CommunityCommand;

    /// <param name="Was">The version that the writer saw; 0 for the first.</param>
    public sealed record WriteAgreements(string Text, int Was) : CommunityCommand;

    /// <param name="Version">The version that was read.</param>
    public sealed record AcceptAgreements(int Version) : CommunityCommand;

    /// <summary>Notes an organisation. One that is only suggested is a name, and nothing of a person.</summary>
    public sealed record AddOrganisation(
        string OrganisationId, string Name, string? Sector, OrganisationStatus? Status, string? PartnerId, string? Area, string? Website) : CommunityCommand;

    /// <summary>Writes down an organisation anew, as whoever sends it wants it to be.</summary>
    /// <param name="PartnerId">Only of one that is no partner yet; left out, it stays what it is.</param>
    public sealed record EditOrganisation(string OrganisationId, string Name, string? Sector, string? PartnerId, string? Area, string? Website) : CommunityCommand;

    public sealed record SetOrganisationStatus(string OrganisationId, OrganisationStatus Status) : CommunityCommand;

    /// <summary>Reads what people may send.</summary>
    internal static CommunityCommand? Read(string type, Fields fields) => type switch
    {
        "editCommunity" => new EditCommunity(CommunityFields.Read(fields)),
        "setCommunityStatus" => new SetCommunityStatus(fields.Choice<CommunityStatus>("status")),
        "planSpace" => new PlanSpace(
            fields.OptionalLine("sponsor", CommunityLimits.OrganisationName),
            fields.OptionalWhole("coordinatorHours", 0, CommunityLimits.Hours), fields.OptionalWhole("facilitatorHours", 0, CommunityLimits.Hours),
            fields.OptionalWhole("noteTakerHours", 0, CommunityLimits.Hours), fields.OptionalWhole("coreGroupHours", 0, CommunityLimits.Hours),
            fields.Object("saw", saw => new SpaceAsSeen(
                saw.OptionalVerbatim("sponsor"), saw.OptionalWhole("coordinatorHours", 0, CommunityLimits.Hours), saw.OptionalWhole("facilitatorHours", 0, CommunityLimits.Hours),
                saw.OptionalWhole("noteTakerHours", 0, CommunityLimits.Hours), saw.OptionalWhole("coreGroupHours", 0, CommunityLimits.Hours)))),
        "writeAgreements" => new WriteAgreements(fields.Text("text", CommunityLimits.Agreements), fields.Whole("was", 0, int.MaxValue)),
        "acceptAgreements" => new AcceptAgreements(fields.Whole("version", 1, int.MaxValue)),
        "addOrganisation" => new AddOrganisation(
            fields.Id("organisationId"), fields.Line("name", CommunityLimits.OrganisationName), fields.OptionalLine("sector", CommunityLimits.Label),
            fields.OptionalChoice<OrganisationStatus>("status"), fields.OptionalId("partnerId"),
            fields.OptionalLine("area", CommunityLimits.Label), fields.OptionalLine("website", CommunityLimits.Website)),
        "editOrganisation" => new EditOrganisation(
            fields.Id("organisationId"), fields.Line("name", CommunityLimits.OrganisationName), fields.OptionalLine("sector", CommunityLimits.Label),
            fields.OptionalId("partnerId"), fields.OptionalLine("area", CommunityLimits.Label), fields.OptionalLine("website", CommunityLimits.Website)),
        "setOrganisationStatus" => new SetOrganisationStatus(fields.Id("organisationId"), fields.Choice<OrganisationStatus>("status")),
        _ => MemberCommand.Read(type, fields) ?? ExplorationCommand.Read(type, fields) ?? StepCommand.Read(type, fields) ?? GatheringCommand.Read(type, fields)
            ?? OutcomeCommand.Read(type, fields) ?? BalanceCommand.Read(type, fields) ?? TableCommand.Read(type, fields) ?? LessonCommand.Read(type, fields)
            ?? ProposalCommand.Read(type, fields),
    };
}

/// <summary>What somebody saw of the room that a community has, when they began to change it.</summary>
public sealed record SpaceAsSeen(string? Sponsor, int? CoordinatorHours, int? FacilitatorHours, int? NoteTakerHours, int? CoreGroupHours);

/// <summary>What can be changed of a community; null where it stays.</summary>
/// <param name="Cleared">The names of fields that are taken away.</param>
public sealed record CommunityFields(
    string? Name = null,
    string? IssueStatement = null,
    string? Horizon = null,
    ImmutableArray<string>? Themes = null,
    ImmutableArray<string>? Transitions = null,
    CompositionMode? CompositionMode = null,
    string? CompositionWhy = null,
    ScaleLevel? ScaleLevel = null,
    ImmutableArray<string>? Areas = null,
    string? ParentId = null,
    DateOnly? StartDate = null,
    DateOnly? PlannedEnd = null,
    int? Rhythm = null,
    MaturityStage? MaturityStage = null,
    string? Licence = null,
    Visibility? Visibility = null,
    DateOnly? ArchiveOn = null,
    ImmutableArray<string>? Cleared = null)
{
    private static readonly string[] Clearable = ["horizon", "compositionWhy", "parentId", "rhythm", "archiveOn"];

    internal static CommunityFields Read(Fields fields)
    {
        var cleared = Clearable.Where(fields.IsNull).ToImmutableArray();
        return new CommunityFields(
            fields.LineIfSaid("name", CommunityLimits.CommunityName),
            ReadIssue(fields),
            fields.OptionalText("horizon", CommunityLimits.Horizon),
            fields.OptionalLabels("themes", CommunityLimits.Labels, CommunityLimits.Label),
            fields.OptionalLabels("transitions", CommunityLimits.Labels, CommunityLimits.Label),
            fields.OptionalChoice<CompositionMode>("compositionMode"),
            fields.OptionalText("compositionWhy", CommunityLimits.Why),
            fields.OptionalChoice<ScaleLevel>("scaleLevel"),
            fields.OptionalLabels("areas", CommunityLimits.Areas, CommunityLimits.Label),
            fields.OptionalId("parentId"),
            fields.OptionalDay("startDate"),
            fields.OptionalDay("plannedEnd"),
            fields.OptionalWhole("rhythm", 1, CommunityLimits.MeetingsAYear),
            fields.OptionalChoice<MaturityStage>("maturityStage"),
            fields.OptionalLine("licence", CommunityLimits.Label),
            fields.OptionalChoice<Visibility>("visibility"),
            fields.OptionalDay("archiveOn"),
            cleared.IsEmpty ? null : cleared);
    }

    /// <summary>A question of <see cref="CommunityLimits.IssueAtLeast"/> to <see cref="CommunityLimits.Issue"/> characters, where one is said.</summary>
    public static string? ReadIssue(Fields fields)
    {
        var issue = fields.OptionalLine("issueStatement", CommunityLimits.Issue);
        if (issue?.Length < CommunityLimits.IssueAtLeast)
            fields.Note("issueStatement", Refusals.TextTooShort, CommunityLimits.IssueAtLeast, issue.Length);
        return issue;
    }
}
