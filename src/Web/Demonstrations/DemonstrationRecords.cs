using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Demonstrations;

using static DemonstrationData;

/// <summary>
/// Makes a meeting of an invented community, as it could be after a good afternoon, with its visitor as a facilitator. It gives
/// records as a file of a meeting has them; whether they may be a meeting, the Domain judges.
/// </summary>
internal sealed class DemonstrationRecords
{
    private readonly Community _community;
    private readonly DateTimeOffset _now;
    private readonly Belongs? _belongs;
    private readonly DateTimeOffset _startedAt;
    private readonly ImmutableArray<Participant> _people;
    private readonly ImmutableArray<Cluster> _clusters;
    private readonly ImmutableArray<Idea> _ideas;

    private DemonstrationRecords(Community community, string visitorId, string visitorName, DateTimeOffset now, Belongs? belongs)
    {
        (_community, _now, _belongs) = (community, now, belongs);
        _startedAt = now - TimeSpan.FromMinutes(community.Meeting.Agenda.Sum(item => item.Minutes));
        _people =
        [
            .. belongs is null ? [new Participant(visitorId, visitorName, 1, Role.Facilitator, null, null, _startedAt)] : Array.Empty<Participant>(),
            .. community.Members.Select((member, i) => new Participant(
                PersonId(i + 1), member.Name, i + Guests + 1, RoleOf(member), member.Sector, ChannelOf(i), _startedAt.AddMinutes(1 + i))),
            .. belongs is null ? Array.Empty<Participant>() : [new Participant(visitorId, visitorName, community.Members.Length + 1, Role.Observer, null, null, _now)],
        ];
        _clusters =
        [
            .. community.Ideas.Select(idea => idea.Cluster).Distinct().Select((name, i) => new Cluster(
                Id("cluster", i + 1), i + 1, name, Facilitator.Id, null, null)),
        ];
        _ideas = [.. community.Ideas.Select(IdeaOf)];
    }

    public static ImmutableArray<Record> Of(Community community, string visitorId, string visitorName, DateTimeOffset now) =>
        new DemonstrationRecords(community, visitorId, visitorName, now, null).All();

    /// <summary>A meeting that the invented community held, of its own members.</summary>
    /// <param name="at">When it was closed.</param>
    public static ImmutableArray<Record> Held(
        Community community, string title, string visitorId, string visitorName, DateTimeOffset at, Belongs belongs)
    {
        var records = new DemonstrationRecords(community, visitorId, visitorName, at, belongs).All();
        return [.. records.Select(record => record is MeetingRecord meeting ? meeting with { Title = title, Status = MeetingStatus.Closed, ClosedAt = at } : record)];
    }

    private ImmutableArray<Record> All()
    {
        var round = _community.Vote is { } vote ? RoundOf(vote) : null;
        return
        [
            new MeetingRecord(_community.Meeting.Title, MeetingStatus.Open, null, _startedAt, null, PlannedMinutes: _community.Meeting.Agenda.Sum(item => item.Minutes)),
            .. _people,
            .. _clusters,
            .. _ideas,
            .. _community.Links.Select((link, i) => new Link(
                Id("link", i + 1), i + 1, _ideas[link.From - 1].Id, _ideas[link.To - 1].Id, link.Label is "" ? null : link.Label, _ideas[link.From - 1].AuthorId)),
            .. _community.Meeting.Agenda.Select(ItemOf),
            .. Minutes(),
            .. round is null ? Array.Empty<Record>() : [round],
            .. _community.Decisions.Select((decision, i) => new Decision(
                Id("decision", i + 1), i + 1, decision.Text, Id("item", ItemOf(decision.Method)),
                // What was chosen most is what the first decision is about.
                i == 0 && round is { Tally: [var first, ..] } ? [first.IdeaId] : [], _now.AddMinutes(-20 + i))),
            .. _community.Actions.Select((action, i) => new ActionItem(
                Id("action", i + 1), i + 1, action.Text, Id("item", _community.Meeting.Agenda.Length),
                (_people.FirstOrDefault(person => person.Name == action.Assignee) ?? Facilitator).Id,
                DateOnly.FromDateTime(_now.UtcDateTime).AddDays(action.DueInDays), ActionStatus.Open, [], _now.AddMinutes(-10 + i))),
        ];
    }

    /// <summary>Somebody invented who leads; the visitor joins them.</summary>
    private Participant Facilitator => Invented.FirstOrDefault(person => person.Role is Role.Facilitator) ?? _people[0];

    /// <summary>How many are there before the invented people.</summary>
    private int Guests => _belongs is null ? 1 : 0;

    private IEnumerable<Participant> Invented => _people.Skip(Guests).Take(_community.Members.Length);

    private string PersonId(int number) =>
        _belongs is null ? Id("person", number + 1) : CommunityDemonstrationRecords.PersonId(_community, number);

    private Idea IdeaOf(Note note, int i)
    {
        var authors = Invented.Where(person => person.Sector == note.Sector).ToList();
        if (authors.Count == 0)
            authors = [.. Invented];
        var author = authors[i % authors.Count];
        return new Idea(
            Id("idea", i + 1), i + 1, note.Text, author.Id, _startedAt.AddMinutes(30).AddSeconds(20 * i), null, null,
            _clusters.First(cluster => cluster.Name == note.Cluster).Id,
            _community.Vote?.Result.FirstOrDefault(result => result.Option == note.Text)?.Colour);
    }

    /// <summary>What is still to come in a visitor's own, so that they can lead it; what is done in one that was held.</summary>
    private AgendaItem ItemOf(Item item, int i)
    {
        var agenda = _community.Meeting.Agenda;
        var sort = item switch
        {
            { Title: "Pauze" } => AgendaSort.Break,
            _ when i == 0 => AgendaSort.CheckIn,
            _ when i == agenda.Length - 1 => AgendaSort.CheckOut,
            { Method: [var method, ..] } => DemonstrationMethods.SortOf(method),
            _ => AgendaSort.Inform,
        };
        var planned = new AgendaItem(
            Id("item", i + 1), item.Title, i + 1, sort, item.Minutes, sort is AgendaSort.Break ? null : Facilitator.Id,
            Plan: DemonstrationMethods.PlanOf(item.Method), WorksOn: DemonstrationMethods.WorkOnIdeas(item.Method) ? MeetingRecord.OnlyId : null);
        var begins = _startedAt.AddMinutes(agenda.Take(i).Sum(before => before.Minutes));
        return _belongs is null ? planned : planned with { State = AgendaItemState.Done, StartedAt = begins, EndedAt = begins.AddMinutes(item.Minutes) };
    }

    private VoteRound RoundOf(Round vote)
    {
        var dots = vote.Result.Sum(result => result.Dots);
        var budget = vote.PerPerson ?? (dots + vote.Voters - 1) / vote.Voters;
        return new VoteRound(
            Id("round", 1), 1, vote.Question, budget, Math.Min(2, budget), true, VoteRoundStatus.Closed, vote.Voters, vote.Voters,
            _now.AddMinutes(-40), _now.AddMinutes(-35),
            [
                .. vote.Result.OrderByDescending(result => result.Dots).Select((result, i) => new IdeaVotes(
                    _ideas.FirstOrDefault(idea => idea.Text == result.Option)?.Id ?? Id("gone", i), result.Dots, result.Option)),
            ]);
    }

    private IEnumerable<Minutes> Minutes()
    {
        yield return new Minutes(Id("item", 1), $"**{_community.Name}**\n\nOnze vraag: {_community.Issue}\n\nWaar we naartoe willen: {_community.Horizon}", 1);
        if (!_community.Lessons.IsEmpty)
            yield return new Minutes(Id("item", _community.Meeting.Agenda.Length), $"Wat we leerden:\n\n{string.Concat(_community.Lessons.Select(lesson => $"- {lesson}\n"))}", 1);
    }

    /// <summary>The number of the agenda item in which something was decided in this way; where none says so, that of a decision, or else the last.</summary>
    private int ItemOf(string method)
    {
        var agenda = _community.Meeting.Agenda;
        foreach (var ways in new[] { method is "dots" ? ["stippen", "cocd-box"] : new[] { method }, ["consent"] })
        {
            if (agenda.Select((item, i) => (item, i)).FirstOrDefault(it => it.item.Method.Any(ways.Contains)) is { item: not null } found)
                return found.i + 1;
        }

        return agenda.Length;
    }

    private static Role RoleOf(Member member) =>
        member.Roles.Contains("facilitator") ? Role.Facilitator : member.Roles.Contains("noteTaker") ? Role.NoteTaker : Role.Participant;

    private Channel ChannelOf(int i) => _community.Meeting.Form switch
    {
        "online" => Channel.Remote,
        "onsite" => Channel.Room,
        _ => i % 3 == 2 ? Channel.Remote : Channel.Room,
    };

    /// <summary>Of the idea that is written as number so many of its community.</summary>
    internal static string IdeaId(int number) => Id("idea", number);

    /// <summary>Unique within its meeting, which is where ids mean something.</summary>
    private static string Id(string kind, int number) => $"demo-{kind}-{number:D12}";
}
