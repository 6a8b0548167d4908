using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>What can be asked of a run, of groups, and of the board that is worked on together.</summary>
public abstract partial record MeetingCommand
{
    /// <summary>One idea of several, which stay.</summary>
    public sealed record MergeIdeas(string IdeaId, string Text, ImmutableArray<string> Parents, double? X, double? Y, string? ClusterId) : MeetingCommand;

    /// <summary>All ideas of the others go into one, which remembers what the others were called.</summary>
    public sealed record MergeClusters(string Into, ImmutableArray<string> From) : MeetingCommand;

    /// <summary>Some of its ideas go into a cluster of their own. Those that are gone are passed over.</summary>
    public sealed record SplitCluster(string ClusterId, string NewClusterId, string Name, ImmutableArray<string> IdeaIds) : MeetingCommand;

    /// <summary>Another way to look at the same ideas.</summary>
    public sealed record SetLayout(string ItemId, BoardLayout Layout) : MeetingCommand;

    /// <param name="Phase">The phase that begins with it; left out, none does yet.</param>
    public sealed record StartRun(string RunId, string ItemId, int? Phase = null) : MeetingCommand;

    /// <summary>Goes on to a phase, or back to one.</summary>
    public sealed record StartPhase(string RunId, int Phase) : MeetingCommand;

    public sealed record PauseRun(string RunId) : MeetingCommand;

    public sealed record ResumeRun(string RunId) : MeetingCommand;

    /// <param name="Minutes">Fewer than none takes time away.</param>
    public sealed record AddTime(string RunId, int Minutes) : MeetingCommand;

    /// <summary>Its time is up, before it was.</summary>
    public sealed record EndPhase(string RunId, int Phase) : MeetingCommand;

    /// <param name="ClusterId">Left out, all that is hidden of the run is shown.</param>
    public sealed record RevealIdeas(string RunId, string? ClusterId) : MeetingCommand;

    public sealed record HarvestRun(string RunId) : MeetingCommand;

    public sealed record FinishRun(string RunId) : MeetingCommand;

    public sealed record AbortRun(string RunId) : MeetingCommand;

    public sealed record SayReady(string RunId, int Phase) : MeetingCommand;

    public sealed record SayNotReady(string RunId, int Phase) : MeetingCommand;

    /// <param name="Open">Whether people choose their own group.</param>
    public sealed record MakeGroups(
        ImmutableArray<GroupDraft> Groups,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Open = false) : MeetingCommand;

    /// <param name="PersonId">Left out, it is oneself.</param>
    /// <param name="GroupId">Null takes them out of theirs.</param>
    public sealed record MoveToGroup(string? PersonId, string? GroupId) : MeetingCommand;

    public sealed record EndGroups : MeetingCommand;

    private static MeetingCommand? ReadAboutRun(string type, Fields fields) => type switch
    {
        "mergeClusters" => new MergeClusters(fields.Id("into"), fields.Ids("from", 1, Limits.ClustersMerged)),
        "splitCluster" => new SplitCluster(
            fields.Id("clusterId"), fields.Id("newClusterId"), fields.Line("name", Limits.ClusterName), fields.Ids("ideaIds", 1, Limits.IdeasMoved)),
        "mergeIdeas" => ReadMergeIdeas(fields),
        "setLayout" => new SetLayout(fields.Id("itemId"), fields.Choice<BoardLayout>("layout")),
        "startRun" => new StartRun(fields.Id("runId"), fields.Id("itemId"), fields.OptionalWhole("phase", 0, Limits.Phases - 1)),
        "startPhase" => new StartPhase(fields.Id("runId"), ReadPhase(fields)),
        "pauseRun" => new PauseRun(fields.Id("runId")),
        "resumeRun" => new ResumeRun(fields.Id("runId")),
        "addTime" => new AddTime(fields.Id("runId"), fields.Whole("minutes", -Limits.MinutesLess, Limits.MinutesMore)),
        "endPhase" => new EndPhase(fields.Id("runId"), ReadPhase(fields)),
        "revealIdeas" => new RevealIdeas(fields.Id("runId"), fields.OptionalId("clusterId")),
        "harvestRun" => new HarvestRun(fields.Id("runId")),
        "finishRun" => new FinishRun(fields.Id("runId")),
        "abortRun" => new AbortRun(fields.Id("runId")),
        "sayReady" => new SayReady(fields.Id("runId"), ReadPhase(fields)),
        "sayNotReady" => new SayNotReady(fields.Id("runId"), ReadPhase(fields)),
        "makeGroups" => ReadMakeGroups(fields),
        "moveToGroup" => new MoveToGroup(fields.OptionalId("personId"), fields.IdOrNull("groupId")),
        "endGroups" => new EndGroups(),
        _ => null,
    };

    private static MergeIdeas ReadMergeIdeas(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new MergeIdeas(
            fields.Id("ideaId"), fields.Text("text", Limits.Idea), fields.Ids("parents", 2, Limits.FromIdeas), x, y, fields.OptionalId("clusterId"));
    }

    private static MakeGroups ReadMakeGroups(Fields fields)
    {
        var groups = fields.List("groups", 1, Limits.GroupsAtOnce, group => new GroupDraft(
            group.Id("groupId"), group.Line("name", Limits.GroupName), group.OptionalIds("personIds", Limits.Participants), group.Choice<GroupPlace>("place")));
        var people = groups.SelectMany(group => group.PersonIds).ToList();
        if (fields.Problems.IsEmpty && (groups.DistinctBy(group => group.GroupId).Count() < groups.Length || people.Distinct().Count() < people.Count))
            fields.Note("groups", Refusals.FieldInvalid);
        return new MakeGroups(groups, fields.OptionalFlag("open"));
    }

    private static int ReadPhase(Fields fields) => fields.Whole("phase", 0, Limits.Phases - 1);
}
