using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>
/// Reads a file that somebody offers. It may hold anything, so each record is read field by field with the limits that hold
/// for commands, and must then be, to the byte, what an export would have written: nothing is left out, mended or guessed.
/// Whether the records belong together is for <see cref="Importing"/> to judge.
/// </summary>
public static class MeetingFileReader
{
    /// <summary>So high that no meeting comes near, and so low that counting on stays within a number.</summary>
    private const int MaxNumber = 1_000_000_000;

    /// <returns>The file, or why it is none.</returns>
    public static (MeetingFile? File, Verdict.Rejected? Refusal) Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || JsonText.Property(json, "records") is not { ValueKind: JsonValueKind.Array } list)
            return (null, Refuse(ImportRefusals.Malformed));
        if (JsonText.Of(json, "format") is not MeetingFile.Format)
            return (null, Refuse(ImportRefusals.FormatUnknown, "format"));
        if (JsonText.Property(json, "version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number != MeetingFile.Version)
            return (null, Refuse(ImportRefusals.VersionUnknown, "version"));

        var raw = list.EnumerateArray().ToList();
        if (Canonical(raw) is not { } canonical)
            return (null, Refuse(ImportRefusals.Malformed, "records"));
        var hash = HashOf(raw, canonical);
        // Said first: of a file that was changed, all else that is wrong with it follows from that.
        if (JsonText.Of(json, "contentHash") != hash)
            return (null, Refuse(ImportRefusals.HashMismatch, "contentHash"));

        var records = ImmutableArray.CreateBuilder<Record>(raw.Count);
        for (var i = 0; i < raw.Count; i++)
        {
            var (record, refusal) = Read(raw[i], canonical[i], $"records[{i}]");
            if (record is null)
                return (null, refusal);
            records.Add(record);
        }

        return (new MeetingFile(JsonText.Of(json, "exportedBy"), hash, MeetingFile.InOrder(records)), null);
    }

    internal static Verdict.Rejected Refuse(string code, string? field = null, double? max = null) =>
        new(code, new Detail(field, max, Fields: field is null ? null : [new FieldProblem(field, code, max)]));

    /// <returns>Null where a text cannot be read.</returns>
    private static List<byte[]>? Canonical(List<JsonElement> raw)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            return raw.ConvertAll(record =>
            {
                buffer.ResetWrittenCount();
                CanonicalJson.Write(buffer, record);
                return buffer.WrittenSpan.ToArray();
            });
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string HashOf(List<JsonElement> raw, List<byte[]> canonical) => MeetingFile.HashOf(raw
        .Zip(canonical, (record, bytes) => (Kind: Name(record, "kind"), Id: Name(record, "id"), Bytes: bytes))
        .OrderBy(record => record.Kind, StringComparer.Ordinal)
        .ThenBy(record => record.Id, StringComparer.Ordinal)
        .Select(record => record.Bytes));

    private static string Name(JsonElement record, string name) =>
        record.ValueKind is JsonValueKind.Object ? JsonText.Of(record, name) ?? "" : "";

    private static (Record? Record, Verdict.Rejected? Refusal) Read(JsonElement json, byte[] canonical, string path)
    {
        var kind = Name(json, "kind");
        if (kind == WireName.Of(typeof(Ballot)))
            return (null, Refuse(ImportRefusals.Ballots, path));
        if (json.ValueKind is not JsonValueKind.Object)
            return (null, Refuse(ImportRefusals.Malformed, path));
        var fields = new Fields(json);
        if (Read(kind, fields, json) is not { } record)
            return (null, Refuse(ImportRefusals.KindUnknown, $"{path}.kind"));
        if (fields.Problems is { IsEmpty: false } problems)
        {
            return (null, new Verdict.Rejected(ImportRefusals.RecordInvalid, new Detail(
                $"{path}.{problems[0].Field}", Fields: [.. problems.Select(problem => problem with { Field = $"{path}.{problem.Field}" })])));
        }

        return CanonicalJson.Of(record).AsSpan().SequenceEqual(canonical) ? (record, null) : (null, Refuse(ImportRefusals.RecordInvalid, path));
    }

    private static Record? Read(string kind, Fields fields, JsonElement json) => kind switch
    {
        "meeting" => ReadMeeting(fields, json),
        "participant" => new Participant(
            fields.Id("id"), fields.Line("name", Limits.PersonName), Number(fields), fields.Choice<Role>("role"), fields.OptionalChoice<Sector>("sector"),
            fields.OptionalChoice<Channel>("channel"), fields.Moment("joinedAt"), OptionalFlag(fields, json, "removed")),
        "removal" => new Removal(fields.Id("id"), fields.Text("reason", Limits.Reason)),
        "idea" => ReadIdea(fields),
        "cluster" => ReadCluster(fields),
        "link" => new Link(
            fields.Id("id"), Number(fields), fields.Id("fromIdeaId"), fields.Id("toIdeaId"), fields.OptionalLine("label", Limits.LinkLabel),
            fields.Id("authorId")),
        "agendaItem" => ReadAgendaItem(fields),
        "run" => ReadRun(fields, json),
        "group" => new Group(
            fields.Id("id"), Number(fields), fields.Line("name", Limits.GroupName), fields.OptionalIds("personIds", Limits.Participants),
            fields.Choice<GroupPlace>("place"), OptionalFlag(fields, json, "open"), OptionalFlag(fields, json, "ended")),
        "minutes" => new Minutes(fields.Id("id"), fields.LongText("text", Limits.Minutes), fields.Whole("revision", 1, MaxNumber)),
        "voteRound" => ReadVoteRound(fields, json),
        "decision" => ReadDecision(fields, json),
        "action" => ReadAction(fields),
        "numbering" => ReadNumbering(fields, json),
        _ => null,
    };

    private static MeetingRecord ReadMeeting(Fields fields, JsonElement json)
    {
        if (fields.Verbatim("id") != MeetingRecord.OnlyId)
            fields.Note("id", Refusals.FieldInvalid);
        var meeting = new MeetingRecord(
            fields.Line("title", Limits.Title), fields.Choice<MeetingStatus>("status"), null, fields.Moment("startedAt"),
            fields.OptionalMoment("closedAt"), fields.OptionalChoice<MinutesWriters>("minutesWriters") ?? MinutesWriters.All,
            OptionalFlag(fields, json, "demonstration"), PlannedMinutes: fields.OptionalWhole("plannedMinutes", 1, Limits.PlannedMinutes),
            Aim: fields.LineIfSaid("aim", Limits.Aim));
        Together(fields, "closedAt", meeting.ClosedAt is not null, meeting.Status is MeetingStatus.Closed);
        return meeting;
    }

    private static Idea ReadIdea(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new Idea(
            fields.Id("id"), Number(fields), fields.Text("text", Limits.Idea), fields.Id("authorId"), fields.Moment("addedAt"), x, y,
            fields.OptionalId("clusterId"), fields.OptionalChoice<IdeaColour>("colour"), fields.OptionalId("itemId"), fields.OptionalId("runId"),
            fields.OptionalId("groupId"), fields.OptionalWhole("sheet", 1, Limits.Participants),
            fields.OptionalIds("parents", Limits.FromIdeas) is { IsEmpty: false } parents ? parents : null);
    }

    private static AgendaItem ReadAgendaItem(Fields fields)
    {
        var item = new AgendaItem(
            fields.Id("id"), fields.Line("title", Limits.Title), fields.Whole("order", 1, Limits.AgendaItems), fields.OptionalChoice<AgendaSort>("sort"),
            fields.OptionalWhole("minutes", 1, Limits.ItemMinutes), fields.OptionalId("ownerId"), fields.OptionalText("question", Limits.Question),
            fields.OptionalLabels("output", Limits.Outputs, Limits.Output), fields.OptionalText("preparation", Limits.Preparation),
            fields.Object("plan", MethodPlan.Read), MeetingCommand.ReadWorksOn(fields), fields.OptionalChoice<AgendaItemState>("state") ?? AgendaItemState.Todo,
            fields.OptionalMoment("startedAt"), fields.OptionalMoment("endedAt"));
        if (item.State is AgendaItemState.Running or AgendaItemState.Done)
            Together(fields, "startedAt", item.StartedAt is not null, mustBeThere: true);
        Together(fields, "endedAt", item.EndedAt is not null, item.StartedAt is not null && item.State is not AgendaItemState.Running);
        return item;
    }

    private static Cluster ReadCluster(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new Cluster(fields.Id("id"), Number(fields), fields.Line("name", Limits.ClusterName), fields.Id("authorId"), x, y,
            fields.OptionalId("itemId"), fields.OptionalWhole("zone", 0, Limits.Zones - 1),
            fields.Has("mergedFrom") ? fields.List("mergedFrom", 1, Limits.Clusters, ReadMerged) : null);

        static MergedCluster ReadMerged(Fields was) => new(was.Id("id"), Number(was), was.Line("name", Limits.ClusterName));
    }

    /// <summary>One that is over.</summary>
    private static Run ReadRun(Fields fields, JsonElement json)
    {
        var run = new Run(
            fields.Id("id"), fields.Id("itemId"), fields.List("phases", 1, Limits.Phases, PlanPhase.Read), fields.Whole("phase", 0, Limits.Phases - 1),
            fields.Choice<RunStatus>("status"), fields.Moment("startedAt"), fields.OptionalMoment("phaseStartedAt"),
            Revealed: OptionalFlag(fields, json, "revealed"), EndedAt: fields.OptionalMoment("endedAt"));
        if (fields.Problems.IsEmpty && run.Phase >= run.Phases.Length)
            fields.Note("phase", Refusals.FieldInvalid);
        Together(fields, "status", run.IsOver, mustBeThere: true);
        Together(fields, "endedAt", run.EndedAt is not null, mustBeThere: true);
        return run;
    }

    private static VoteRound ReadVoteRound(Fields fields, JsonElement json)
    {
        var round = new VoteRound(
            fields.Id("id"), Number(fields), fields.Text("question", Limits.Question), fields.Whole("budget", 1, Limits.Dots),
            fields.Whole("maxPerIdea", 1, Limits.Dots), fields.Flag("secret"), fields.Choice<VoteRoundStatus>("status"),
            fields.Whole("voters", 0, Limits.Participants), fields.Whole("ballots", 0, Limits.Participants), fields.Moment("openedAt"),
            fields.OptionalMoment("closedAt"), ReadTally(fields, json));
        var isClosed = round.Status is VoteRoundStatus.Closed;
        Together(fields, "closedAt", round.ClosedAt is not null, isClosed);
        Together(fields, "tally", round.Tally is not null, isClosed || !round.Secret);
        if (isClosed && round.Tally is { } tally && tally.Any(idea => idea.Text is null))
            fields.Note("tally", Refusals.FieldMissing);
        return round;
    }

    private static ImmutableArray<IdeaVotes>? ReadTally(Fields fields, JsonElement json)
    {
        if (JsonText.Property(json, "tally") is not { } list)
            return null;
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() > Limits.Ideas || list.EnumerateArray().Any(it => it.ValueKind is not JsonValueKind.Object))
        {
            fields.Note("tally", Refusals.FieldInvalid);
            return null;
        }

        var tally = ImmutableArray.CreateBuilder<IdeaVotes>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray().Select(it => new Fields(it)))
        {
            tally.Add(new IdeaVotes(item.Id("ideaId"), item.Whole("votes", 1, Limits.Dots * Limits.Participants), item.OptionalText("text", Limits.Idea)));
            foreach (var problem in item.Problems)
                fields.Note($"tally[{tally.Count - 1}].{problem.Field}", problem.Code, problem.Max, problem.Length);
        }

        return tally.MoveToImmutable();
    }

    private static Decision ReadDecision(Fields fields, JsonElement json)
    {
        var decision = new Decision(
            fields.Id("id"), Number(fields), fields.Text("text", Limits.Decision), fields.Id("itemId"), fields.OptionalIds("fromIdeas", Limits.FromIdeas),
            fields.Moment("recordedAt"), OptionalFlag(fields, json, "withdrawn"), fields.OptionalText("reason", Limits.Reason),
            fields.OptionalChoice<DecisionMethod>("method"), fields.OptionalId("ownerId"), fields.OptionalDay("reviewOn"));
        if (decision is { Reason: not null, Withdrawn: false })
            fields.Note("reason", Refusals.FieldInvalid);
        return decision;
    }

    private static ActionItem ReadAction(Fields fields)
    {
        var action = new ActionItem(
            fields.Id("id"), Number(fields), fields.Text("text", Limits.Action), fields.Id("itemId"), fields.Id("assigneeId"), fields.OptionalDay("due"),
            fields.Choice<ActionStatus>("status"), fields.OptionalIds("fromIdeas", Limits.FromIdeas), fields.Moment("assignedAt"),
            fields.OptionalMoment("doneAt"), fields.OptionalText("reason", Limits.Reason),
            fields.Object("home", home => new HomeNumber(home.Whole("year", 1, 9999), Number(home))), fields.OptionalLine("assigneeName", Limits.PersonName));
        Together(fields, "doneAt", action.DoneAt is not null, action.Status is ActionStatus.Done);
        if (action is { Reason: not null, Status: not ActionStatus.Withdrawn })
            fields.Note("reason", Refusals.FieldInvalid);
        return action;
    }

    private static Numbering ReadNumbering(Fields fields, JsonElement json)
    {
        if (fields.Verbatim("id") != Numbering.OnlyId)
            fields.Note("id", Refusals.FieldInvalid);
        return new Numbering(
            Last("participants"), Last("ideas"), Last("clusters"), LaterKind("voteRounds"), LaterKind("decisions"), LaterKind("actions"), LaterKind("links"));

        int Last(string name) => fields.Whole(name, 0, MaxNumber);

        // Absent where none was given out.
        int LaterKind(string name) => JsonText.Property(json, name) is null ? 0 : Last(name);
    }

    private static int Number(Fields fields) => fields.Whole("number", 1, MaxNumber);

    /// <summary>Absent where it is not so.</summary>
    private static bool OptionalFlag(Fields fields, JsonElement json, string name) => JsonText.Property(json, name) is not null && fields.Flag(name);

    /// <summary>Both coordinates, or neither.</summary>
    private static (double? X, double? Y) ReadPlace(Fields fields)
    {
        var (x, y) = (fields.OptionalNumber("x", Limits.Coordinate), fields.OptionalNumber("y", Limits.Coordinate));
        Together(fields, "y", y is not null, x is not null);
        return (x, y);
    }

    /// <summary>A field is there exactly where something else is so.</summary>
    private static void Together(Fields fields, string field, bool isThere, bool mustBeThere)
    {
        if (isThere != mustBeThere && fields.Problems.IsEmpty)
            fields.Note(field, mustBeThere ? Refusals.FieldMissing : Refusals.FieldInvalid);
    }
}
