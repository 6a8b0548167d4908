using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

/// <summary>What can be asked of a meeting.</summary>
public abstract partial record MeetingCommand : Command
{
    private MeetingCommand() { }

    // Of the server itself: they cannot come in over the wire.

    /// <summary>Starts the meeting with whoever sends it as its facilitator. Its code was claimed before.</summary>
    /// <param name="Belongs">Its community, where it has one.</param>
    /// <param name="Agenda">What it begins with.</param>
    public sealed record StartMeeting(
        string Title, string JoinCode, string Name, Sector? Sector, Channel? Channel, Belongs? Belongs = null,
        ImmutableArray<AgendaDraft>? Agenda = null, int? PlannedMinutes = null, string? Aim = null) : MeetingCommand;

    /// <summary>Starts the meeting as a file has it, with its sender as one of its facilitators. Its code was claimed before.</summary>
    /// <param name="Records">See <see cref="MeetingFile"/>.</param>
    public sealed record ImportMeeting(ImmutableArray<Record> Records, string Hash, string JoinCode) : MeetingCommand;

    /// <summary>Starts a copy of an invented meeting, with its sender as one of its facilitators. Its code was claimed before.</summary>
    /// <param name="Records">As a file would hold them; they are judged as those of a file are.</param>
    /// <param name="Belongs">The invented community of which it is a meeting that was held; absent where it is somebody's own for a day.</param>
    public sealed record StartDemonstration(ImmutableArray<Record> Records, string? JoinCode, Belongs? Belongs = null) : MeetingCommand;

    /// <summary>The time of a demonstration is over.</summary>
    public sealed record EndDemonstration : MeetingCommand;

    /// <summary>The sender joins, having shown the code, or as a member of its community.</summary>
    /// <param name="Role">What the community makes them; a participant where it is absent.</param>
    /// <param name="WasHereAs">Those who were removed or turned away before on the device that they come from.</param>
    public sealed record JoinMeeting(
        string Name, Sector? Sector, Channel? Channel, Role? Role = null, ImmutableArray<string>? WasHereAs = null) : MeetingCommand;

    /// <summary>Somebody left the community of this meeting, and asked that their name be forgotten.</summary>
    /// <param name="Notes">Whether the words of their notes go too.</param>
    public sealed record ForgetName(
        string PersonId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Notes = false) : MeetingCommand;

    /// <summary>What the community of this meeting has open now, and what became of what was.</summary>
    /// <param name="Seq">The commit of the community with which it is so.</param>
    /// <param name="Actions">Each with the name of who does it.</param>
    public sealed record NoteHomeActions(long Seq, ImmutableArray<Communities.CommunityAction> Actions) : MeetingCommand;

    /// <summary>A member of the community of this meeting is who a guest was.</summary>
    public sealed record TakeOverGuest(string GuestId, string PersonId, string Name) : MeetingCommand;

    /// <summary>Gives the meeting another code, claimed before; the old one ends.</summary>
    public sealed record RenewJoinCode(string JoinCode) : MeetingCommand;

    /// <summary>The time of the phase that goes on is up.</summary>
    public sealed record PhaseTimeUp(string RunId) : MeetingCommand;

    /// <summary>The code turned out to be another meeting's.</summary>
    public sealed record LoseJoinCode(string JoinCode) : MeetingCommand;

    // Of people.

    public sealed record OpenMeeting : MeetingCommand;

    public sealed record CloseMeeting : MeetingCommand;

    /// <param name="Was">The title that the writer saw; refused where another stands there by now.</param>
    public sealed record RenameMeeting(string Title, string? Was = null) : MeetingCommand;

    public sealed record SetRole(string PersonId, Role Role) : MeetingCommand;

    public sealed record RemovePerson(string PersonId, string? Reason) : MeetingCommand;

    /// <param name="RunId">With <paramref name="Phase"/>: in which phase its writer began it. What was begun while it was hidden stays so.</param>
    /// <param name="Others">Ideas that come with it, in this order, as one deed: in the same cluster, of the same colour and phase, without a place. All come, or none.</param>
    public sealed record AddIdea(
        string IdeaId, string Text, double? X, double? Y, string? ClusterId, IdeaColour? Colour = null, string? RunId = null, int? Phase = null,
        ImmutableArray<IdeaWords>? Others = null) : MeetingCommand
    {
        /// <summary>All that it adds, in their order.</summary>
        [JsonIgnore]
        public ImmutableArray<IdeaWords> Ideas => [new IdeaWords(IdeaId, Text), .. Others ?? []];

        /// <summary>What their writer would lose: a line an idea.</summary>
        [JsonIgnore]
        public string Words => string.Join('\n', Ideas.Select(idea => idea.Text));
    }

    /// <param name="Was">The text that the writer saw; refused where another stands there by now.</param>
    public sealed record EditIdea(string IdeaId, string Text, string Was) : MeetingCommand;

    public sealed record MoveIdea(string IdeaId, double X, double Y) : MeetingCommand;

    /// <summary>Gives many ideas a place, a cluster or both, as one deed. Those that are gone are passed over.</summary>
    /// <param name="ClusterId">Left out, each stays in its cluster; null takes them all out of theirs.</param>
    /// <param name="LeaveClusters">Whether null was said.</param>
    public sealed record MoveIdeas(
        ImmutableArray<IdeaPlace> Ideas,
        string? ClusterId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool LeaveClusters = false) : MeetingCommand;

    /// <param name="Colour">Null takes its colour away.</param>
    /// <param name="Others">Ideas that get it too, as one deed. Those that are gone are passed over.</param>
    public sealed record ColourIdea(string IdeaId, IdeaColour? Colour, ImmutableArray<string>? Others = null) : MeetingCommand
    {
        /// <summary>All that it is about, each once.</summary>
        [JsonIgnore]
        public IEnumerable<string> IdeaIds => Many(IdeaId, Others);
    }

    /// <summary>Its links go with it.</summary>
    /// <param name="Reason">Why, for everybody to read where the idea was.</param>
    /// <param name="Others">Ideas that go too, as one deed. Those that are gone, and those that something came from, are passed over.</param>
    public sealed record RemoveIdea(string IdeaId, string? Reason = null, ImmutableArray<string>? Others = null) : MeetingCommand
    {
        /// <inheritdoc cref="ColourIdea.IdeaIds"/>
        [JsonIgnore]
        public IEnumerable<string> IdeaIds => Many(IdeaId, Others);
    }

    public sealed record AddCluster(string ClusterId, string Name, double? X, double? Y) : MeetingCommand;

    /// <param name="Was">The name that the writer saw; refused where another stands there by now.</param>
    public sealed record RenameCluster(string ClusterId, string Name, string? Was = null) : MeetingCommand;

    public sealed record MoveCluster(string ClusterId, double X, double Y) : MeetingCommand;

    /// <param name="ClusterId">Null takes the idea out of its cluster.</param>
    public sealed record AssignCluster(string IdeaId, string? ClusterId) : MeetingCommand;

    /// <summary>Its ideas stay, in no cluster.</summary>
    public sealed record RemoveCluster(string ClusterId) : MeetingCommand;

    /// <summary>Says that two ideas have to do with each other.</summary>
    public sealed record AddLink(string LinkId, string FromIdeaId, string ToIdeaId, string? Label) : MeetingCommand;

    public sealed record RemoveLink(string LinkId) : MeetingCommand;

    /// <param name="After">The item that it follows; null puts it last.</param>
    public sealed record AddAgendaItem(string ItemId, string Title, string? After) : MeetingCommand;

    /// <param name="Was">The title that the writer saw; refused where another stands there by now.</param>
    public sealed record RenameAgendaItem(string ItemId, string Title, string? Was = null) : MeetingCommand;

    /// <param name="After">The item that it follows; null puts it first.</param>
    public sealed record MoveAgendaItem(string ItemId, string? After) : MeetingCommand;

    public sealed record RemoveAgendaItem(string ItemId) : MeetingCommand;

    /// <summary>Says what an item is about. What is left out stays as it is.</summary>
    /// <param name="WasTitle">With the other texts: what the writer saw; refused where another stands there by now.</param>
    /// <param name="Clear">What is to be empty.</param>
    public sealed record EditAgendaItem(
        string ItemId, string? Title = null, AgendaSort? Sort = null, int? Minutes = null, string? OwnerId = null, string? Question = null,
        ImmutableArray<string>? Output = null, string? Preparation = null, string? WorksOn = null, ImmutableArray<AgendaField> Clear = default,
        string? WasTitle = null, string? WasQuestion = null, string? WasPreparation = null) : MeetingCommand
    {
        public ImmutableArray<AgendaField> Clear { get; init; } = Clear.IsDefault ? [] : Clear;
    }

    /// <param name="Plan">Null takes the method away.</param>
    /// <param name="WorksOn">See <see cref="AgendaItem"/>; left out, it stays as it is.</param>
    public sealed record PlanMethod(string ItemId, MethodPlan? Plan, string? WorksOn = null) : MeetingCommand;

    /// <summary>Puts the items of a template on the agenda, after what is there.</summary>
    public sealed record PlanAgenda(ImmutableArray<ItemDraft> Items) : MeetingCommand;

    /// <param name="PlannedMinutes">Null where nothing is planned; so also for <paramref name="Aim"/>.</param>
    /// <param name="WasAim">The aim that the writer saw; refused where another stands there by now.</param>
    public sealed record SetMeetingPlan(int? PlannedMinutes, string? Aim, string? WasAim = null) : MeetingCommand;

    public sealed record StartItem(string ItemId) : MeetingCommand;

    public sealed record FinishItem(string ItemId) : MeetingCommand;

    /// <param name="ToLater">Whether it goes to a later meeting.</param>
    public sealed record SkipItem(
        string ItemId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ToLater = false) : MeetingCommand;

    /// <param name="Budget">Dots of each voter.</param>
    /// <param name="Secret">Whether nobody sees how it stands until it is closed.</param>
    public sealed record OpenVoteRound(string RoundId, string Question, int Budget, int MaxPerIdea, bool Secret) : MeetingCommand;

    /// <summary>One dot on an idea.</summary>
    public sealed record CastVote(string RoundId, string IdeaId) : MeetingCommand;

    /// <summary>One dot off an idea.</summary>
    public sealed record WithdrawVote(string RoundId, string IdeaId) : MeetingCommand;

    public sealed record CloseVoteRound(string RoundId) : MeetingCommand;

    public sealed record SetMinutesWriters(MinutesWriters Who) : MeetingCommand;

    /// <param name="BasedOn">The revision that the edit was made against; 0 for minutes that were not begun.</param>
    /// <param name="GoesOn">
    /// Whether it goes on from what its writer wrote there just before: where another wrote at that place meanwhile, it stays by its
    /// own words. Otherwise who type at one place would have each letter between those of the others.
    /// </param>
    public sealed record EditMinutes(
        string ItemId,
        int BasedOn,
        Delta Delta,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool GoesOn = false) : MeetingCommand;

    public sealed record RecordDecision(
        string DecisionId, string ItemId, string Text, ImmutableArray<string> FromIdeas, DecisionMethod? Method = null, string? Owner = null, DateOnly? ReviewOn = null) : MeetingCommand;

    /// <param name="Was">The text that the writer saw; refused where another stands there by now.</param>
    public sealed record EditDecision(string DecisionId, string Text, string Was) : MeetingCommand;

    public sealed record WithdrawDecision(string DecisionId, string? Reason) : MeetingCommand;

    /// <param name="Assignee">The participant who does it.</param>
    public sealed record AssignAction(
        string ActionId, string ItemId, string Text, string Assignee, DateOnly? Due, ImmutableArray<string> FromIdeas) : MeetingCommand;

    /// <param name="Was">The text that the writer saw; refused where another stands there by now.</param>
    /// <param name="WasAssignee">With <paramref name="WasDue"/>: what else they saw. What they left so, stays as it is by now.</param>
    public sealed record EditAction(
        string ActionId, string Text, string Assignee, DateOnly? Due, string Was, string? WasAssignee = null, DateOnly? WasDue = null) : MeetingCommand;

    public sealed record CompleteAction(string ActionId) : MeetingCommand;

    public sealed record ReopenAction(string ActionId) : MeetingCommand;

    public sealed record WithdrawAction(string ActionId, string? Reason) : MeetingCommand;

    /// <summary>Takes back what an earlier command of the same person did (UND1); of an undo, that is a redo.</summary>
    /// <param name="CommandId">The id of that command.</param>
    public sealed record Undo(string CommandId) : MeetingCommand;

    /// <summary>Reads what people may send.</summary>
    internal static MeetingCommand? Read(string type, Fields fields) => type switch
    {
        "openMeeting" => new OpenMeeting(),
        "closeMeeting" => new CloseMeeting(),
        "renameMeeting" => new RenameMeeting(fields.Line("title", Limits.Title), fields.OptionalVerbatim("was")),
        "setRole" => new SetRole(fields.Id("personId"), fields.Choice<Role>("role")),
        "removePerson" => new RemovePerson(fields.Id("personId"), fields.OptionalText("reason", Limits.Reason)),
        "addIdea" => ReadAddIdea(fields),
        "editIdea" => new EditIdea(fields.Id("ideaId"), fields.Text("text", Limits.Idea), fields.Verbatim("was")),
        "moveIdea" => new MoveIdea(fields.Id("ideaId"), fields.Number("x", Limits.Coordinate), fields.Number("y", Limits.Coordinate)),
        "moveIdeas" => ReadMoveIdeas(fields),
        "colourIdea" => new ColourIdea(fields.Id("ideaId"), fields.ChoiceOrNull<IdeaColour>("colour"), ReadOthers(fields)),
        "removeIdea" => new RemoveIdea(fields.Id("ideaId"), fields.OptionalText("reason", Limits.Reason), ReadOthers(fields)),
        "addCluster" => ReadAddCluster(fields),
        "renameCluster" => new RenameCluster(fields.Id("clusterId"), fields.Line("name", Limits.ClusterName), fields.OptionalVerbatim("was")),
        "moveCluster" => new MoveCluster(fields.Id("clusterId"), fields.Number("x", Limits.Coordinate), fields.Number("y", Limits.Coordinate)),
        "assignCluster" => new AssignCluster(fields.Id("ideaId"), fields.IdOrNull("clusterId")),
        "removeCluster" => new RemoveCluster(fields.Id("clusterId")),
        "addLink" => new AddLink(
            fields.Id("linkId"), fields.Id("fromIdeaId"), fields.Id("toIdeaId"), fields.OptionalLine("label", Limits.LinkLabel)),
        "removeLink" => new RemoveLink(fields.Id("linkId")),
        "addAgendaItem" => new AddAgendaItem(fields.Id("itemId"), fields.Line("title", Limits.Title), fields.OptionalId("after")),
        "renameAgendaItem" => new RenameAgendaItem(fields.Id("itemId"), fields.Line("title", Limits.Title), fields.OptionalVerbatim("was")),
        "moveAgendaItem" => new MoveAgendaItem(fields.Id("itemId"), fields.IdOrNull("after")),
        "removeAgendaItem" => new RemoveAgendaItem(fields.Id("itemId")),
        "editAgendaItem" => ReadEditAgendaItem(fields),
        "planMethod" => new PlanMethod(fields.Id("itemId"), fields.ObjectOrNull("plan", MethodPlan.Read), ReadWorksOn(fields)),
        "planAgenda" => new PlanAgenda(fields.List("items", 1, Limits.PlannedItems, ReadItemDraft)),
        "setMeetingPlan" => new SetMeetingPlan(
            fields.WholeOrNull("plannedMinutes", 1, Limits.PlannedMinutes), fields.LineOrNull("aim", Limits.Aim), fields.OptionalVerbatim("wasAim")),
        "startItem" => new StartItem(fields.Id("itemId")),
        "finishItem" => new FinishItem(fields.Id("itemId")),
        "skipItem" => new SkipItem(fields.Id("itemId"), fields.OptionalFlag("toLater")),
        "openVoteRound" => new OpenVoteRound(
            fields.Id("roundId"), fields.Text("question", Limits.Question),
            fields.Whole("budget", 1, Limits.Dots), fields.Whole("maxPerIdea", 1, Limits.Dots), fields.Flag("secret")),
        "castVote" => new CastVote(fields.Id("roundId"), fields.Id("ideaId")),
        "withdrawVote" => new WithdrawVote(fields.Id("roundId"), fields.Id("ideaId")),
        "closeVoteRound" => new CloseVoteRound(fields.Id("roundId")),
        "setMinutesWriters" => new SetMinutesWriters(fields.Choice<MinutesWriters>("who")),
        "editMinutes" => new EditMinutes(fields.Id("itemId"), fields.Whole("basedOn", 0, int.MaxValue), fields.Delta("delta"), fields.OptionalFlag("goesOn")),
        "recordDecision" => ReadDecision(fields),
        "editDecision" => new EditDecision(fields.Id("decisionId"), fields.Text("text", Limits.Decision), fields.Verbatim("was")),
        "withdrawDecision" => new WithdrawDecision(fields.Id("decisionId"), fields.OptionalText("reason", Limits.Reason)),
        "assignAction" => new AssignAction(
            fields.Id("actionId"), fields.Id("itemId"), fields.Text("text", Limits.Action), fields.Id("assignee"),
            fields.OptionalDay("due"), fields.OptionalIds("fromIdeas", Limits.FromIdeas)),
        "editAction" => new EditAction(
            fields.Id("actionId"), fields.Text("text", Limits.Action), fields.Id("assignee"), fields.OptionalDay("due"), fields.Verbatim("was"),
            fields.OptionalId("wasAssignee"), fields.OptionalDay("wasDue")),
        "completeAction" => new CompleteAction(fields.Id("actionId")),
        "reopenAction" => new ReopenAction(fields.Id("actionId")),
        "withdrawAction" => new WithdrawAction(fields.Id("actionId"), fields.OptionalText("reason", Limits.Reason)),
        "undo" => new Undo(fields.Id("commandId")),
        _ => ReadAboutRun(type, fields) ?? ReadLeading(type, fields),
    };

    private static AddIdea ReadAddIdea(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        var add = new AddIdea(
            fields.Id("ideaId"), fields.Text("text", Limits.Idea), x, y, fields.OptionalId("clusterId"), fields.OptionalChoice<IdeaColour>("colour"),
            fields.OptionalId("runId"), fields.OptionalWhole("phase", 0, Limits.Phases - 1), ReadIdeas(fields));
        if (add.Ideas.DistinctBy(idea => idea.IdeaId).Count() < add.Ideas.Length && fields.Problems.IsEmpty)
            fields.Note("others", Refusals.FieldInvalid);
        return add;
    }

    private static ImmutableArray<IdeaWords>? ReadIdeas(Fields fields) =>
        fields.Has("others") && fields.List("others", 0, Limits.IdeasMoved - 1, idea => new IdeaWords(idea.Id("ideaId"), idea.Text("text", Limits.Idea))) is { IsEmpty: false } ideas
            ? ideas
            : null;

    private static MoveIdeas ReadMoveIdeas(Fields fields)
    {
        var ideas = fields.List("ideas", 1, Limits.IdeasMoved, idea =>
        {
            var (x, y) = ReadPlace(idea);
            return new IdeaPlace(idea.Id("ideaId"), x, y);
        });
        if (ideas.Select(idea => idea.IdeaId).Distinct().Count() < ideas.Length && fields.Problems.IsEmpty)
            fields.Note("ideas", Refusals.FieldInvalid);
        return new MoveIdeas(ideas, fields.OptionalId("clusterId"), fields.IsNull("clusterId"));
    }

    private static ImmutableArray<string>? ReadOthers(Fields fields) => fields.OptionalIds("others", Limits.IdeasMoved - 1) is { IsEmpty: false } others ? others : null;

    private static IEnumerable<string> Many(string ideaId, ImmutableArray<string>? others) => [ideaId, .. (others ?? []).Where(id => id != ideaId)];

    private static EditAgendaItem ReadEditAgendaItem(Fields fields) => new(
        fields.Id("itemId"), fields.LineIfSaid("title", Limits.Title), fields.OptionalChoice<AgendaSort>("sort"),
        fields.OptionalWhole("minutes", 1, Limits.ItemMinutes), fields.OptionalId("ownerId"), fields.OptionalText("question", Limits.Question),
        fields.OptionalLabels("output", Limits.Outputs, Limits.Output), fields.OptionalText("preparation", Limits.Preparation), ReadWorksOn(fields),
        fields.Has("clear") ? fields.Choices<AgendaField>("clear", 0) : [],
        fields.OptionalVerbatim("wasTitle"), fields.OptionalVerbatim("wasQuestion"), fields.OptionalVerbatim("wasPreparation"));

    private static ItemDraft ReadItemDraft(Fields item) => new(
        item.Id("itemId"), item.Line("title", Limits.Title), item.OptionalChoice<AgendaSort>("sort"), item.OptionalWhole("minutes", 1, Limits.ItemMinutes),
        item.OptionalText("question", Limits.Question), item.OptionalLabels("output", Limits.Outputs, Limits.Output),
        item.OptionalText("preparation", Limits.Preparation), item.Object("plan", MethodPlan.Read), ReadWorksOn(item));

    /// <summary>An item, or the meeting itself.</summary>
    internal static string? ReadWorksOn(Fields fields)
    {
        var worksOn = fields.OptionalVerbatim("worksOn");
        if (worksOn is not (null or MeetingRecord.OnlyId) && !OpaqueId.IsValid(worksOn))
            fields.Note("worksOn", Refusals.FieldInvalid);
        return worksOn;
    }

    private static AddCluster ReadAddCluster(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new AddCluster(fields.Id("clusterId"), fields.Line("name", Limits.ClusterName), x, y);
    }

    /// <summary>Both coordinates, or neither.</summary>
    private static RecordDecision ReadDecision(Fields fields)
    {
        var record = new RecordDecision(
            fields.Id("decisionId"), fields.Id("itemId"), fields.Text("text", Limits.Decision), fields.OptionalIds("fromIdeas", Limits.FromIdeas),
            fields.OptionalChoice<DecisionMethod>("method"), fields.OptionalId("owner"), fields.OptionalDay("reviewOn"));
        if (fields.Problems.IsEmpty && record is { Method: DecisionMethod.Consent, ReviewOn: null })
            fields.Note("reviewOn", Refusals.FieldMissing);
        return record;
    }

    private static (double? X, double? Y) ReadPlace(Fields fields)
    {
        var x = fields.OptionalNumber("x", Limits.Coordinate);
        var y = fields.OptionalNumber("y", Limits.Coordinate);
        if (x is null != y is null && fields.Problems.IsEmpty)
            fields.Note(x is null ? "x" : "y", Refusals.FieldMissing);
        return (x, y);
    }
}
