using System.Collections.Immutable;
using System.Globalization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Exports;

/// <summary>
/// Makes the report of a meeting from the records that its reader may see. No rule of sight stands here: what the Domain
/// keeps from a reader, such as how a secret round stands, is not among those records (VIS2).
/// </summary>
internal sealed class ReportOf(Reading.Found found, CultureInfo culture)
{
    private readonly MeetingRecord _meeting = found.Find<MeetingRecord>(MeetingRecord.OnlyId)!;
    private readonly Dictionary<string, Participant> _people = found.All<Participant>()
        .ToDictionary(person => person.Id, person => found.Find<ClaimedGuest>(person.Id) is { } claimed ? person with { Name = claimed.Name } : person);
    private readonly Dictionary<string, Idea> _ideas = found.All<Idea>().Where(idea => !idea.Hidden).ToDictionary(idea => idea.Id);
    private readonly Dictionary<string, AgendaItem> _items = found.All<AgendaItem>().ToDictionary(item => item.Id);

    public MeetingReport Report()
    {
        var present = _people.Values.Where(person => !person.Removed).OrderBy(person => person.Number).ToList();
        var decisions = found.All<Decision>().OrderBy(decision => decision.Number).ToList();
        var actions = found.All<ActionItem>().OrderBy(action => action.Number).ToList();
        return new MeetingReport(
            _meeting.Title,
            FileName(),
            culture,
            _meeting.Demonstration,
            [.. Facts(present.Count)],
            [.. decisions.Select(Of)],
            [.. actions.Select(Of)],
            [
                .. _items.Values.OrderBy(item => item.Order).Select(item => new MeetingReport.Item(
                    item.Order, item.Title, found.Find<Minutes>(item.Id)?.Text ?? "",
                    [.. decisions.Where(decision => decision.ItemId == item.Id).Select(Of)],
                    [.. actions.Where(action => action.ItemId == item.Id).Select(Of)])),
            ],
            [.. found.All<VoteRound>().OrderBy(round => round.Number).Select(Of)],
            Groups(),
            [.. found.All<Link>().Where(IsShown).OrderBy(link => link.Number).Select(Of)],
            [.. present.Select(person => new MeetingReport.Person(person.Name, Name(person.Role), NameOf(person.Sector), NameOf(person.Channel), person.JoinedAt))],
            Counts(present, person => person.Sector, "noSector"),
            Counts(present, person => person.Channel, "noChannel"));
    }

    private IEnumerable<(string Label, string Value)> Facts(int present)
    {
        if (_meeting.Demonstration)
            yield return (Say("demonstration"), Say("demonstration.invented"));
        yield return (Say("date"), MeetingReport.Local(_meeting.StartedAt).ToString("D", culture));
        yield return (Say("time"), _meeting.ClosedAt is { } end ? $"{Clock(_meeting.StartedAt)} - {Clock(end)}" : Clock(_meeting.StartedAt));
        yield return (Say("participants"), present.ToString(culture));
        yield return (Say("ideas"), _ideas.Count.ToString(culture));
        if (found.Find<Origin>(Origin.OnlyId) is { } origin)
            yield return (Say("putBack"), string.Format(culture, Say("putBackOn"), MeetingReport.Local(origin.ImportedAt).ToString("D", culture), origin.Title, origin.Hash[..12]));
    }

    private MeetingReport.Decision Of(Decision decision) => new(
        $"B-{decision.Number}", decision.Text, TitleOf(decision.ItemId), Numbers(decision.FromIdeas), decision.RecordedAt, decision.Withdrawn, decision.Reason,
        decision.Method, decision.OwnerId is { } owner ? _people.GetValueOrDefault(owner)?.Name : null, decision.ReviewOn);

    private MeetingReport.Action Of(ActionItem action) => new(
        action.Home is { } home ? $"A-{home.Year}-{home.Number:000}" : $"A-{action.Number}", action.Text, TitleOf(action.ItemId),
        _people.GetValueOrDefault(action.AssigneeId)?.Name ?? action.AssigneeName ?? "", action.Due, action.Status,
        Numbers(action.FromIdeas), action.AssignedAt, action.Reason);

    private MeetingReport.Round Of(VoteRound round)
    {
        var isOpen = round.Status is VoteRoundStatus.Open;
        var rules = string.Format(culture, Say(round.Secret ? "round.secretRules" : "round.openRules"), round.Budget, round.MaxPerIdea);
        var turnout = string.Format(culture, Say($"round.{(isOpen ? "turnoutSoFar" : "turnout")}.{(round.Ballots == 1 ? "one" : "more")}"), round.Ballots, round.Voters);
        return new MeetingReport.Round(
            round.Number, round.Question, rules, turnout, isOpen, round.Voters, round.Ballots, round.OpenedAt,
            round.Tally is { } tally ? [.. tally.Select(idea => Of(idea, tally))] : null);
    }

    private MeetingReport.Result Of(IdeaVotes idea, ImmutableArray<IdeaVotes> tally) => new(
        1 + tally.Count(other => other.Votes > idea.Votes),
        tally.Count(other => other.Votes == idea.Votes) > 1,
        _ideas.GetValueOrDefault(idea.IdeaId)?.Number,
        idea.Text ?? _ideas.GetValueOrDefault(idea.IdeaId)?.Text ?? "",
        idea.Votes);

    private ImmutableArray<MeetingReport.Group> Groups()
    {
        var ideas = _ideas.Values.OrderBy(idea => idea.Number).ToLookup(idea => idea.ClusterId);
        var groups = found.All<Cluster>().OrderBy(cluster => cluster.Number)
            .Select(cluster => new MeetingReport.Group(cluster.Name, Notes(ideas[cluster.Id])))
            .ToImmutableArray();
        var loose = Notes(ideas[null]);
        return loose.IsEmpty ? groups : groups.Add(new MeetingReport.Group(null, loose));
    }

    private ImmutableArray<MeetingReport.Note> Notes(IEnumerable<Idea> written) =>
    [
        .. written.Select(idea => new MeetingReport.Note(
            idea.Number, idea.Text, _people.GetValueOrDefault(idea.AuthorId)?.Name ?? "",
            idea.Colour is { } colour ? Say($"colour.{EnumName.Of(colour)}") : null, NameOf(_people.GetValueOrDefault(idea.AuthorId)?.Sector), idea.AddedAt)),
    ];

    private bool IsShown(Link link) => _ideas.ContainsKey(link.FromIdeaId) && _ideas.ContainsKey(link.ToIdeaId);

    private MeetingReport.Link Of(Link link)
    {
        var (from, to) = (_ideas[link.FromIdeaId], _ideas[link.ToIdeaId]);
        return new MeetingReport.Link(
            link.Number, from.Number, from.Text, to.Number, to.Text, link.Label, _people.GetValueOrDefault(link.AuthorId)?.Name ?? "");
    }

    private ImmutableArray<(string Name, int Count)> Counts<T>(List<Participant> present, Func<Participant, T?> of, string unsaid) where T : struct, Enum =>
    [
        .. Enum.GetValues<T>().Select(value => (Name(value), present.Count(person => of(person)?.Equals(value) ?? false)))
            .Append((Say(unsaid), present.Count(person => of(person) is null)))
            .Where(count => count.Item2 > 0),
    ];

    private string TitleOf(string itemId) => _items.GetValueOrDefault(itemId)?.Title ?? "";

    private ImmutableArray<int> Numbers(ImmutableArray<string> ideaIds) =>
        [.. ideaIds.Select(id => _ideas.GetValueOrDefault(id)?.Number).OfType<int>().Order()];

    private string Say(string word) => Words.Of(word, culture);

    private string Clock(DateTimeOffset at) =>
        MeetingReport.Local(at).ToString(culture.TwoLetterISOLanguageName is "nl" ? "HH.mm 'uur'" : "HH:mm", culture);

    private string Name<T>(T value) where T : struct, Enum => Say(EnumName.Of(value));

    private string? NameOf<T>(T? value) where T : struct, Enum => value is { } named ? Name(named) : null;

    /// <summary>The day and the title, in letters that every file system takes.</summary>
    private string FileName()
    {
        var plain = _meeting.Title.Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var slug = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"{MeetingReport.Local(_meeting.StartedAt):yyyy-MM-dd}-{(slug.Length is 0 ? "bijeenkomst" : slug[..Math.Min(slug.Length, 60)])}";
    }
}
