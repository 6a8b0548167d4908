using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Putting a saved meeting back as a new one. What comes in was judged by no rule here before, so all that a meeting
/// promises of itself is judged anew: numbers without gaps, nothing that speaks of what is not there, results that the round's
/// rules allow, somebody to lead it. One file out of order is refused whole, and nothing changes.
/// </summary>
/// <remarks>
/// The texts keep their revisions and not the edits that led to them, so an edit against an older revision is too old.
/// Numbers go on from the last that the file says were given out, or else from the highest in it. Nobody can take back what was done before.
/// </remarks>
public static class Importing
{
    /// <summary>Why these records cannot be a meeting together; null where they can.</summary>
    public static Verdict.Rejected? Refuse(MeetingFile file)
    {
        var records = file.Records;
        return RefuseKeys(records)
            ?? RefuseNumbers(records)
            ?? RefuseReferences(records)
            ?? RefuseLinks(records)
            ?? RefuseRounds(records)
            ?? RefuseAgenda(records)
            ?? RefuseNumbering(records)
            ?? (file.Facilitator is null ? MeetingFileReader.Refuse(ImportRefusals.NoFacilitator, "records") : null);
    }

    internal static Verdict Import(MeetingRecord? meeting, ImportMeeting import, Context context)
    {
        if (meeting is not null)
            return Verdict.Reject(Refusals.EntityExists);
        var file = new MeetingFile(context.PersonId, import.Hash, import.Records);
        if (MeetingFile.HashOf(import.Records) != import.Hash)
            return MeetingFileReader.Refuse(ImportRefusals.HashMismatch, "contentHash");
        if (Refuse(file) is { } refusal)
            return refusal;
        return file.Facilitator?.Id == context.PersonId
            ? Verdict.Accept(new MeetingImported(import.Records, import.Hash, import.JoinCode, context.Now))
            : Verdict.Reject(Refusals.RoleNotAllowed);
    }

    internal static void Project(MeetingImported imported, Projection projection)
    {
        Project(imported.Records, projection, meeting =>
        {
            projection.Put(new Origin(imported.Hash, imported.At, meeting.Title), Audience.Everyone);
            return meeting with { JoinCode = imported.JoinCode };
        });
    }

    /// <param name="begin">What the meeting itself is from now on.</param>
    internal static void Project(ImmutableArray<Record> records, Projection projection, Func<MeetingRecord, MeetingRecord> begin)
    {
        foreach (var record in records)
        {
            switch (record)
            {
                case MeetingRecord meeting:
                    projection.Put(begin(meeting), Audience.Everyone);
                    break;
                case Numbering:
                    break;
                case Removal:
                    projection.Put(record, Removal.Facilitators);
                    break;
                default:
                    projection.Put(record, Audience.Everyone);
                    break;
            }
        }

        projection.Put(records.OfType<Numbering>().FirstOrDefault() ?? Numbering.Of(records), Audience.Nobody);
    }

    /// <summary>A meeting that was closed stays so, and its new code works as long as if it were closed now.</summary>
    internal static Reaction React(MeetingRecord meeting, MeetingImported imported) => new(
        JoinCode.IdOf(imported.JoinCode),
        meeting.ClosedAt is null ? new JoinCodeCommand.KeepCode() : new JoinCodeCommand.ExpireCode(imported.At + Limits.CodeAfterClosing));

    private static Verdict.Rejected? RefuseKeys(ImmutableArray<Record> records)
    {
        var keys = new HashSet<Key>();
        if (records.FirstOrDefault(record => !keys.Add(record.Key)) is { } twice)
            return Of(twice, ImportRefusals.IdTwice);
        if (!records.OfType<MeetingRecord>().Any())
            return MeetingFileReader.Refuse(ImportRefusals.MeetingMissing, "records");
        return TooMany<Participant>(Limits.Participants)
            ?? TooMany<Idea>(Limits.Ideas)
            ?? TooMany<Cluster>(Limits.Clusters)
            ?? TooMany<Link>(Limits.Links)
            ?? TooMany<AgendaItem>(Limits.AgendaItems)
            ?? TooMany<Run>(Limits.Runs)
            ?? TooMany<Group>(Limits.Groups)
            ?? TooMany<VoteRound>(Limits.VoteRounds)
            ?? TooMany<Decision>(Limits.Decisions)
            ?? TooMany<ActionItem>(Limits.Actions);

        Verdict.Rejected? TooMany<T>(int max) where T : Record =>
            records.OfType<T>().Skip(max).FirstOrDefault() is { } first ? Of(first, ImportRefusals.TooMany, max: max) : null;
    }

    private static Verdict.Rejected? RefuseNumbers(ImmutableArray<Record> records)
    {
        // What can be removed for good leaves a gap in the numbers; all else counts 1, 2, 3.
        return Twice<Idea>(it => it.Number)
            ?? Twice<Cluster>(it => it.Number)
            ?? Twice<Link>(it => it.Number)
            ?? Twice<Group>(it => it.Number)
            ?? Counts<Participant>(it => it.Number)
            ?? Counts<AgendaItem>(it => it.Order, "order")
            ?? Counts<VoteRound>(it => it.Number)
            ?? Counts<Decision>(it => it.Number)
            ?? Counts<ActionItem>(it => it.Number);

        Verdict.Rejected? Twice<T>(Func<T, int> number, string field = "number") where T : Record
        {
            var numbers = new HashSet<int>();
            return records.OfType<T>().FirstOrDefault(record => !numbers.Add(number(record))) is { } twice
                ? Of(twice, ImportRefusals.NumberTwice, field)
                : null;
        }

        Verdict.Rejected? Counts<T>(Func<T, int> number, string field = "number") where T : Record =>
            Twice(number, field)
            ?? (records.OfType<T>().OrderBy(number).Where((record, i) => number(record) != i + 1).FirstOrDefault() is { } after
                ? Of(after, ImportRefusals.NumberMissing, field)
                : null);
    }

    private static Verdict.Rejected? RefuseReferences(ImmutableArray<Record> records)
    {
        var keys = records.Select(record => record.Key).ToHashSet();
        var removed = records.OfType<Participant>().Where(person => person.Removed).Select(person => person.Id).ToHashSet();
        var numbers = records.OfType<Idea>().ToDictionary(idea => idea.Id, idea => idea.Number);
        var zones = new HashSet<(string Item, int Zone)>();
        foreach (var record in records)
        {
            var unknown = record switch
            {
                Removal it when !removed.Contains(it.Id) => "id",
                Idea it when !Has<Participant>(it.AuthorId) => "authorId",
                Idea { ClusterId: { } cluster } when !Has<Cluster>(cluster) => "clusterId",
                Idea { ItemId: { } item } when !Has<AgendaItem>(item) => "itemId",
                Idea { RunId: { } run } when !Has<Run>(run) => "runId",
                Idea { GroupId: { } group } when !Has<Group>(group) => "groupId",
                Idea { Parents: { } parents } it when parents.Any(id => !(numbers.TryGetValue(id, out var number) && number < it.Number)) => "parents",
                Cluster it when !Has<Participant>(it.AuthorId) => "authorId",
                Cluster { ItemId: { } item } when !Has<AgendaItem>(item) => "itemId",
                Cluster { Zone: { } zone } it when it.ItemId is null || !zones.Add((it.ItemId, zone)) => "zone",
                Run it when !Has<AgendaItem>(it.ItemId) => "itemId",
                Group it when !it.PersonIds.All(Has<Participant>) => "personIds",
                Link it when !Has<Participant>(it.AuthorId) => "authorId",
                Link it when !Has<Idea>(it.FromIdeaId) => "fromIdeaId",
                Link it when !Has<Idea>(it.ToIdeaId) => "toIdeaId",
                AgendaItem { OwnerId: { } owner } when !Has<Participant>(owner) => "ownerId",
                Minutes it when !Has<AgendaItem>(it.Id) => "id",
                Decision it when !Has<AgendaItem>(it.ItemId) => "itemId",
                Decision it when !it.FromIdeas.All(Has<Idea>) => "fromIdeas",
                Decision { OwnerId: { } owner } when !Has<Participant>(owner) => "ownerId",
                ActionItem it when !Has<AgendaItem>(it.ItemId) => "itemId",
                ActionItem it when !it.FromIdeas.All(Has<Idea>) => "fromIdeas",
                ActionItem it when it.AssigneeName is null && !Has<Participant>(it.AssigneeId) => "assigneeId",
                _ => null,
            };
            if (unknown is not null)
                return Of(record, ImportRefusals.ReferenceUnknown, unknown);
        }

        return null;

        bool Has<T>(string id) where T : Record => keys.Contains(Key.Of<T>(id));
    }

    /// <summary>A link joins two ideas, and two ideas have one at most.</summary>
    private static Verdict.Rejected? RefuseLinks(ImmutableArray<Record> records)
    {
        var pairs = new HashSet<(string, string)>();
        return records.OfType<Link>().FirstOrDefault(link => link.FromIdeaId == link.ToIdeaId || !pairs.Add(PairOf(link))) is { } wrong
            ? Of(wrong, ImportRefusals.LinkWrong, "toIdeaId")
            : null;
    }

    /// <summary>Every plan can be carried out, and one item runs at most.</summary>
    private static Verdict.Rejected? RefuseAgenda(ImmutableArray<Record> records)
    {
        var items = records.OfType<AgendaItem>().ToList();
        if (AgendaPlanning.ProblemIn(items) is var (item, problem))
            return Of(item, ImportRefusals.PlanWrong, problem.Field);
        var isClosed = records.OfType<MeetingRecord>().Any(meeting => meeting.Status is MeetingStatus.Closed);
        return items.Where(it => it.State is AgendaItemState.Running).Skip(isClosed ? 0 : 1).FirstOrDefault() is { } running
            ? Of(running, ImportRefusals.PlanWrong, "state")
            : null;
    }

    private static (string, string) PairOf(Link link) =>
        string.CompareOrdinal(link.FromIdeaId, link.ToIdeaId) < 0 ? (link.FromIdeaId, link.ToIdeaId) : (link.ToIdeaId, link.FromIdeaId);

    private static Verdict.Rejected? RefuseRounds(ImmutableArray<Record> records)
    {
        if (records.OfType<VoteRound>().FirstOrDefault(round => round.Status is VoteRoundStatus.Open) is { } open)
            return Of(open, ImportRefusals.VoteRoundOpen, "status");
        var people = records.OfType<Participant>().Count();
        return records.OfType<VoteRound>().FirstOrDefault(round => !CanBe(round, people)) is { } wrong
            ? Of(wrong, ImportRefusals.ResultWrong, "tally")
            : null;
    }

    /// <summary>Whether so many ballots can have given this result (VOT1, VOT3). The ideas may be gone since.</summary>
    private static bool CanBe(VoteRound round, int people)
    {
        var tally = round.Tally!.Value;
        var dots = tally.Sum(idea => (long)idea.Votes);
        return round.Voters <= people
            && round.Ballots <= round.Voters
            && dots >= round.Ballots
            && dots <= (long)round.Ballots * round.Budget
            && tally.All(idea => idea.Votes <= (long)round.Ballots * Math.Min(round.MaxPerIdea, round.Budget))
            && tally.Zip(tally.Skip(1), (more, less) => more.Votes >= less.Votes).All(isSo => isSo)
            && tally.Select(idea => idea.IdeaId).Distinct().Count() == tally.Length;
    }

    /// <summary>It says what the rest does not: that something was removed whose number is later than all that is there.</summary>
    private static Verdict.Rejected? RefuseNumbering(ImmutableArray<Record> records)
    {
        if (records.OfType<Numbering>().FirstOrDefault() is not { } last)
            return null;
        var here = Numbering.Of(records);
        var canBe = here with { Ideas = Math.Max(last.Ideas, here.Ideas), Clusters = Math.Max(last.Clusters, here.Clusters), Links = Math.Max(last.Links, here.Links) };
        return last == canBe && last != here ? null : Of(last, ImportRefusals.RecordInvalid);
    }

    private static Verdict.Rejected Of(Record record, string code, string? field = null, double? max = null) =>
        MeetingFileReader.Refuse(code, field is null ? record.Key.ToString() : $"{record.Key}.{field}", max);
}
