using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;

namespace Samenwerken.Web.Demonstrations;

using static DemonstrationData;

/// <summary>
/// Makes an invented community as it is after months of work, with somebody who only looks among its members. It gives records;
/// whether they may be a community, the Domain judges.
/// </summary>
internal sealed class CommunityDemonstrationRecords
{
    private readonly Community _community;
    private readonly string _visitorId;
    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset _formedAt;
    private readonly ImmutableArray<Organisation> _organisations;
    private readonly ImmutableArray<Samenwerken.Domain.Communities.Member> _members;

    private CommunityDemonstrationRecords(Community community, string visitorId, string visitorName, DateTimeOffset now)
    {
        (_community, _visitorId, _now) = (community, visitorId, now);
        _formedAt = now.AddMonths(-MonthsOf(community.Stage));
        _organisations = [.. BodiesOf(community).Select((it, i) => new Organisation(
            OrganisationId(community, i + 1), i + 1, it.Body.Name, it.Body.Sector, it.Status, it.PartnerId, null, null))];
        _members =
        [
            .. community.Members.Select((member, i) => new Samenwerken.Domain.Communities.Member(
                PersonId(community, i + 1), i + 1, member.Name, member.Sector is { } sector ? EnumName.Of(sector) : null, OrganisationOf(member)?.Id, RolesOf(member, isNeeded: i == 2 && !community.Members.Any(it => it.Roles.Contains("noteTaker"))),
                MemberStatus.Active, null, null, _formedAt.AddDays(3 * i), null,
                DemonstrationPractice.BringOf(community.Key, i) ?? DemonstrationLife.WordsOf(member.Sector, i).Bring,
                DemonstrationLife.WordsOf(member.Sector, i).Fetch, DemonstrationLife.WordsOf(member.Sector, i).Question, AgreementsVersion: 1,
                NoticeAt: _formedAt.AddDays(3 * i), HadIntake: true)),
            new(visitorId, community.Members.Length + 1, visitorName, null, null, [CommunityRole.Observer], MemberStatus.Active, null, null, now, null, AgreementsVersion: 1, NoticeAt: now),
        ];
    }

    /// <summary>Of an invented organisation, as the partner that it is.</summary>
    public static string PartnerId(Community community, int number) => $"demo-{community.Key}-partner-{number:D6}";

    /// <summary>Where each of its organisations takes part, here and elsewhere: as partners, for the programme.</summary>
    public static IEnumerable<(string PartnerId, PartnerProfile Profile, ImmutableArray<CommunityLink> Communities)> Partners(Community community, DateTimeOffset now) =>
        community.Orgs.Select((body, i) => (
            PartnerId(community, i + 1), new PartnerProfile(body.Name, body.Sector, null, null, null, null, null),
            DemonstrationData.All.SelectMany(other => BodiesOf(other).Select((it, k) => (it.PartnerId, Link: new CommunityLink(
                DemonstrationCommunities.EntityOf(other).Id, OrganisationId(other, k + 1), other.Name, it.Status, now.AddMonths(-MonthsOf(other.Stage)).AddDays(3 * k), true))))
                .Where(it => it.PartnerId == PartnerId(community, i + 1)).Select(it => it.Link).ToImmutableArray()));

    /// <summary>Its own organisations, and those of others that take part in it too, or might.</summary>
    private static IEnumerable<(string PartnerId, Body Body, OrganisationStatus Status)> BodiesOf(Community community) =>
        community.Orgs.Select((body, i) => (PartnerId(community, i + 1), body, OrganisationStatus.Participating)).Concat(
            DemonstrationLife.Others.Where(other => other.In == community.Key)
                .Select(other => (PartnerId(DemonstrationData.Find(other.Of)!, other.Number), DemonstrationData.Find(other.Of)!.Orgs[other.Number - 1], other.Status)));

    private static string OrganisationId(Community community, int number) => $"demo-{community.Key}-organisation-{number:D6}";

    /// <summary>The meeting that was held last.</summary>
    public static string PlannedId(Community community) => $"demo-{community.Key}-planned-000001";

    /// <summary>As it was called, and when it was closed; one that is still to come was preceded by another.</summary>
    public static (string Title, DateTimeOffset ClosedAt) LastHeld(Community community, DateTimeOffset now) => community.Meeting.InDays > 0
        ? ("Vorige bijeenkomst", Afternoon(now.AddDays(-21)))
        : (community.Meeting.Title, community.Meeting.InDays < 0 ? Afternoon(now.AddDays(community.Meeting.InDays)) : now.AddHours(-1));

    /// <summary>Half past four in the Netherlands, in winter.</summary>
    private static DateTimeOffset Afternoon(DateTimeOffset day) => new(day.Year, day.Month, day.Day, 15, 30, 0, TimeSpan.Zero);

    public static ImmutableArray<Record> Of(Community community, string programmeId, string visitorId, string visitorName, DateTimeOffset now) =>
        new CommunityDemonstrationRecords(community, visitorId, visitorName, now).All(programmeId);

    /// <summary>Of somebody invented; the same in the community and in its meetings.</summary>
    public static string PersonId(Community community, int number) => $"demo-{community.Key}-person-{number:D8}";

    private ImmutableArray<Record> All(string programmeId) =>
    [
        new CommunityRecord(
            _community.Name, StatusOf(_community.Stage), _members.First(member => IsInitiator(member)).Id, _formedAt,
            DateOnly.FromDateTime(_formedAt.UtcDateTime), DateOnly.FromDateTime(_formedAt.UtcDateTime).AddMonths(Math.Max(15, MonthsOf(_community.Stage) + 2)),
            _community.Issue, _community.Horizon, _community.Form, "Niemand heeft het antwoord, en allen hebben dezelfde vraag.", [.. _community.Theme.Select(TopicOf)], [.. _community.Transition.Select(TopicOf)],
            _community.Mode, DemonstrationLife.WhyOf(_community.Mode), _community.Level, DemonstrationLife.AreasOf(_community.Key), DemonstrationLife.ParentOf(_community.Key) is { } parent ? DemonstrationCommunities.EntityOf(Find(parent)!).Id : null, MeetingsAYear(_community.Rhythm), _community.Stage, CommunityRecord.DefaultLicence,
            Visibility.Public, null, programmeId),
        .. _organisations,
        .. _members,
        new Agreements(AgreementsText, 1, _formedAt.AddDays(20)),
        new Space(_community.Members.FirstOrDefault(member => member.Roles.Contains("sponsor"))?.Organisation ?? "geen", 120, 60, 40, 24),
        .. Talks(),
        .. Meetings(),
        .. Steps(),
        .. Experiments(),
        .. XCurve(),
        .. Practice(),
        new BalanceReview(_formedAt.AddDays(40), _members[0].Id),
        .. Decisions(),
    ];

    /// <summary>What is told of this community alone goes before what could be told of any.</summary>
    private IEnumerable<Record> Practice() =>
        new DemonstrationPractice(_community.Key, _members, _organisations, _now).All().Concat(Lessons()).Concat(Deals()).Concat(ValueStories()).DistinctBy(record => record.Key);

    /// <summary>What five people said before anybody was invited.</summary>
    private IEnumerable<Record> Talks() => Insights.Select((talk, i) => new ExplorationTalk(
        Id("talk", i + 1), DateOnly.FromDateTime(_formedAt.AddDays(i + 1).UtcDateTime), EnumName.Of(talk.Sector), talk.Said, _members[0].Id));

    private static readonly (Sector Sector, string Said)[] Insights =
    [
        (Sector.Government, "Wij willen wel, maar weten niet wie er bij ons over gaat."),
        (Sector.Business, "Wij beginnen zodra duidelijk is wie het risico draagt."),
        (Sector.Society, "Betrek ons aan het begin, en niet als het plan af is."),
        (Sector.Education, "Onze studenten doen mee, als het een halfjaar duurt."),
        (Sector.Research, "Er is veel onderzocht, en weinig geprobeerd."),
    ];

    private IEnumerable<Record> Meetings()
    {
        var (title, closedAt) = LastHeld(_community, _now);
        var (minutes, form) = (_community.Meeting.Agenda.Sum(item => item.Minutes), EnumOf(_community.Meeting.Form));
        ImmutableArray<PlannedItem> agenda = [.. _community.Meeting.Agenda.Select(item => new PlannedItem(item.Title, KindOf(item), item.Minutes, item.Method.FirstOrDefault()))];
        var (earlier, people) = (DemonstrationLife.EarlierOf(_community), _members.Count(member => member.TakesPart()));
        yield return new MeetingSeries(SeriesId, _community.Name, earlier + (GoesOn ? 3 : 2));
        for (var i = 0; i < earlier; i++)
        {
            var past = DemonstrationLife.First[i];
            var heldAt = Afternoon(_formedAt.AddDays(45) + ((closedAt.AddDays(-30) - _formedAt.AddDays(45)) / earlier * i));
            yield return new PlannedMeeting(
                Id("earlier", i + 1), i + 1, past.Title, past.Aim, heldAt.AddMinutes(-past.Agenda.Sum(item => item.Minutes)), heldAt, form, null, null, SeriesId,
                past.Agenda, PlannedStatus.Held, HeldAt: heldAt, People: people - (i % 3), Contributors: people - (i % 3), Ideas: 14 + (5 * i % 9));
        }

        yield return new PlannedMeeting(
            PlannedId(_community), earlier + 1, title, "We kiezen samen wat we gaan proberen.", closedAt.AddMinutes(-minutes), closedAt, form, null, null, SeriesId, agenda,
            PlannedStatus.Running, DemonstrationCommunities.MeetingId(_community));
        var next = _community.Meeting.InDays > 0 ? new DemonstrationLife.Past(_community.Meeting.Title, "We leren van wat we deden, en kiezen hoe we verder gaan.", agenda) : DemonstrationLife.Coming;
        var endsAt = Afternoon(_now.AddDays(_community.Meeting.InDays > 0 ? _community.Meeting.InDays : 49));
        yield return new PlannedMeeting(
            Id("planned", 2), earlier + 2, next.Title, next.Aim, endsAt.AddMinutes(-next.Agenda.Sum(item => item.Minutes)), endsAt, form, null, null, SeriesId, next.Agenda);
        if (!GoesOn)
            yield break;
        var (then, thenAt) = (DemonstrationLife.First[1], endsAt.AddDays(63));
        yield return new PlannedMeeting(
            Id("planned", 3), earlier + 3, then.Title, then.Aim, thenAt.AddMinutes(-then.Agenda.Sum(item => item.Minutes)), thenAt, form, null, null, SeriesId, then.Agenda);
    }

    /// <summary>Whether it plans further than its next meeting.</summary>
    private bool GoesOn => _community.Stage is not MaturityStage.Transformation;

    private string SeriesId => Id("series", 1);

    /// <summary>Those of its first meeting; what the last one decided, it brings home itself.</summary>
    private IEnumerable<Record> Decisions()
    {
        var at = _formedAt.AddDays(46);
        yield return new CommunityDecision(
            Id("decision", 1), 1, at.Year, DemonstrationLife.AgreementsDecided, Id("earlier", 1), [], at, DecisionStatus.Taken, DecisionSubject.Agreements,
            DecisionMethod.Consent, ReviewOn: DateOnly.FromDateTime(at.AddMonths(6).Date));
        if (_community.Stage is MaturityStage.Transformation)
            yield return new CommunityDecision(Id("decision", 2), 2, _now.Year, DemonstrationLife.EndDecided, Id("earlier", 1), [], _now.AddDays(-60), DecisionStatus.Taken, DecisionSubject.Conclude);
    }

    /// <summary>What its first organisations agreed to do for each other.</summary>
    private IEnumerable<Record> Deals()
    {
        if (_community.Stage < MaturityStage.Maturing || _organisations.Length < 3)
            yield break;
        var (signed, parties) = (DateOnly.FromDateTime(_now.AddDays(-50).UtcDateTime), _organisations[..3]);
        yield return new Deal(
            Id("deal", 1), 1, "Samen de eerste proef mogelijk maken", DealStatus.Running, [.. parties.Select(party => party.Id)],
            [
                new(Id("commitment", 1), parties[0].Id, "Een vast aanspreekpunt, tot de evaluatie", signed.AddDays(20), signed.AddDays(14)),
                new(Id("commitment", 2), parties[1].Id, "Een plek om te proberen", signed.AddDays(90)),
                new(Id("commitment", 3), parties[2].Id, "De kosten van het eerste halfjaar", signed.AddDays(180)),
            ],
            signed, signed.AddYears(1), null, "Wat we leren, mag iedereen gebruiken.", _now.AddDays(-80), signed,
            [.. parties.Select(party => new Signatory(party.Id, _members.FirstOrDefault(member => member.OrganisationId == party.Id)?.Name ?? party.Name))],
            parties.Any(party => party.Sector is "government"));
    }

    private IEnumerable<Record> ValueStories() => _community.Stage < MaturityStage.Maturing ? [] : DemonstrationLife.Stories.Select((parts, i) => new ValueStory(
        Id("story", i + 1), i + 1, parts, i == 2 ? null : _members[i + 1].Id, Id("lesson", 1), _now.AddDays(-5 + i)));

    /// <summary>What the coordinator ticked so far; whether it is met, the rules say.</summary>
    private IEnumerable<Record> Steps() => Enum.GetValues<StepName>().Take(Math.Max(7, 3 + (2 * (int)_community.Stage))).Select(name =>
        new CommunityStep(CommunityStep.IdOf(name), (int)name + 1, StepStatus.Open, [], [], _formedAt.AddDays(20 * ((int)name + 1)), WhyNot(name)));

    /// <summary>A small one says why it is small.</summary>
    private string? WhyNot(StepName name) => name is StepName.Invite && _members.Count(member => member.TakesPart()) is var people && people < Evidence.SizeOf(_community.Form).Fewest
        ? $"Met z’n {InWords[people]} is het goed zo: iedereen kent elkaar, en wie nodig is komt als gast."
        : null;

    private static readonly string[] InWords = ["nullen", "enen", "tweeën", "drieën", "vieren", "vijven", "zessen", "zevenen"];

    /// <summary>The trials that its first decision names.</summary>
    private IEnumerable<Record> Experiments() => Trials.GetValueOrDefault(_community.Key, []).Select((trial, i) => new Experiment(
        Id("experiment", i + 1), i + 1, trial.Expects, trial.Where, _members[trial.Owner].Id, trial.Status, _now.AddDays(-40 + (7 * i)),
        _community.Transition is [var transition, ..] ? TopicOf(transition) : null, null, trial.InTheWay, trial.Note,
        trial.Status switch
        {
            ExperimentStatus.Done => "Het werkte waar iemand er tijd voor kreeg, en nergens anders.",
            ExperimentStatus.Stopped => "Te vroeg: eerst moet duidelijk zijn wie er beslist.",
            _ => null,
        },
        null, trial.Status is ExperimentStatus.Done or ExperimentStatus.Stopped ? _now.AddDays(-15 + i) : null));

    private sealed record Trial(string Expects, string Where, int Owner, ExperimentStatus Status, RegimeObstacle? InTheWay, string? Note);

    private static readonly Dictionary<string, ImmutableArray<Trial>> Trials = new()
    {
        ["ldeb"] =
        [
            new("Wie op zaterdag in de bibliotheek terechtkan, zet sneller een eerste stap.", "Bibliotheek van Waterveen", 2, ExperimentStatus.Running, RegimeObstacle.Routine, "De balie is op zaterdag niet bezet."),
            new("Een schooldak dat niets kost, levert binnen een jaar een zonnedak van bewoners op.", "Twaalf scholen in Hoogeland", 5, ExperimentStatus.Running, RegimeObstacle.Law, "Het huurcontract van een school mag niet langer lopen dan tien jaar."),
            new("Drie dorpen die samen inkopen, betalen minder dan elk alleen.", "Lindebroek en twee dorpen verder", 7, ExperimentStatus.Planned, RegimeObstacle.Money, "Niemand mag het risico van de voorfinanciering dragen."),
        ],
        ["ges"] =
        [
            new("Een antwoord binnen twee weken houdt een initiatief in beweging, ook als het nee is.", "Bij een initiatief in elke gemeente", 0, ExperimentStatus.Running, RegimeObstacle.Routine, "Een aanvraag gaat eerst langs vier afdelingen."),
        ],
        ["finc"] =
        [
            new("Een vragenlijst van tien vragen opent het gesprek over natuur.", "Zes kredietdossiers", 2, ExperimentStatus.Running, RegimeObstacle.Knowledge, "Cijfers over natuur zijn er niet per klant."),
            new("Wie de risicoafdeling bij het eerste gesprek zet, hoeft later niets uit te leggen.", "Twee nieuwe klanten", 1, ExperimentStatus.Done, RegimeObstacle.Norm, "Risico heet bij ons iets dat je wegrekent."),
            new("Een kaart met natuur rond een bedrijf zegt meer dan een score.", "Drie akkerbouwers", 3, ExperimentStatus.Done, RegimeObstacle.Knowledge, "De kaarten zijn er, maar niemand kende ze."),
            new("Een lagere rente voor wie meet, krijgt klanten aan het meten.", "Vier leningen", 4, ExperimentStatus.Stopped, RegimeObstacle.Money, "De toezichthouder wil eerst een bewezen lager risico."),
        ],
        ["benb"] =
        [
            new("Een plek die collega's elke dag zien, houdt het gesprek gaande.", "De oprit van het bedrijf", 0, ExperimentStatus.Done, RegimeObstacle.Routine, "Het onderhoud stond vast in een contract van vijf jaar."),
            new("Leveranciers doen mee als je zelf begint.", "Drie graantelers", 1, ExperimentStatus.Done, RegimeObstacle.Money, "Niemand betaalde nog voor een akkerrand."),
            new("Een maat die iedereen snapt, werkt beter dan een volledige score.", "De jachthaven", 2, ExperimentStatus.Stopped, null, null),
        ],
    };

    private IEnumerable<Record> XCurve()
    {
        if (_community.Transition is not [var transition, ..])
            yield break;
        var now = (int)_community.Stage;
        for (var i = 0; i < 2; i++)
        {
            var at = _formedAt.AddDays(30) + (i * (_now - _formedAt.AddDays(40)));
            yield return new XCurvePosition(
                Id("position", i + 1), TopicOf(transition), (BuildUp)Math.Clamp((now / 2) + i - 1, 0, 4), (BreakDown)Math.Clamp((now / 2) + i - 1, 0, 4),
                DateOnly.FromDateTime(at.UtcDateTime), null, _members[0].Id, at);
        }
    }

    /// <summary>The first ones were read and agreed to by members of two organisations; the last is still a candidate.</summary>
    private IEnumerable<Record> Lessons()
    {
        var checkers = _members.Where(member => member.OrganisationId is not null && member.TakesPart()).DistinctBy(member => member.OrganisationId).Take(2).ToList();
        return _community.Lessons.SelectMany<string, Record>((title, i) =>
        {
            ImmutableArray<LessonSource> sources = [.. DemonstrationLife.NotesOf(_community.Key, i).Select(at => new LessonSource(
                LessonSourceKind.Idea, DemonstrationCommunities.MeetingId(_community), DemonstrationRecords.IdeaId(at + 1), _community.Ideas[at].Text,
                _community.Ideas[at].Sector is { } sector ? EnumName.Of(sector) : null))];
            ImmutableArray<string> groups = [.. sources.Select(source => source.Group).OfType<string>().Distinct()];
            var isChecked = i < _community.Lessons.Length - 1;
            // The first was worked out and published.
            var isPublished = i == 0 && _community.Stage >= MaturityStage.Maturing;
            var lesson = new Lesson(
                Id("lesson", i + 1), i + 1, title, isPublished ? LessonStatus.Published : isChecked ? LessonStatus.Checked : LessonStatus.Candidate,
                sources, groups, isChecked ? [.. checkers.Select((member, k) => new LessonCheck(member.Id, member.OrganisationId, _now.AddDays(-5 + k)))] : [],
                [.. _community.Theme.Select(TopicOf)], [.. _community.Transition.Select(TopicOf)], LessonConfidence.Experienced, _members[0].Id, _now.AddDays(-6),
                PublishedAt: isPublished ? _now.AddDays(-2) : null);
            return isChecked
                ?
                [
                    lesson, Part(lesson, LessonPart.Situation, $"In onze community: {_community.Issue}"), Part(lesson, LessonPart.Advice, title),
                    Part(lesson, LessonPart.Conditions, "Als er iemand is die het trekt, en tijd om bij te sturen."),
                ]
                : [lesson];
        });

        static LessonText Part(Lesson lesson, LessonPart part, string text) => new(LessonText.IdOf(lesson.Id, part), text, 0, lesson.Id, part);
    }

    private static MeetingForm EnumOf(string form) => form switch
    {
        "online" => MeetingForm.Online,
        "onsite" => MeetingForm.Onsite,
        _ => MeetingForm.Hybrid,
    };

    private static ItemKind KindOf(Item item) => item.Title.ToLowerInvariant() switch
    {
        var title when title.Contains("pauze") => ItemKind.Break,
        var title when title.Contains("check-in") => ItemKind.CheckIn,
        var title when title.Contains("check") => ItemKind.CheckOut,
        var title when title.Contains("besluit") => ItemKind.Decide,
        var title when title.Contains("kiezen") || item.Method.Contains("cocd-box") => ItemKind.Choose,
        _ when item.Method.Length > 0 => ItemKind.Create,
        _ => ItemKind.Inform,
    };

    private const string AgreementsText =
        """
        - Wat iemand hier persoonlijk vertelt, blijft in deze groep.
        - Naar buiten gaat alleen wat we samen hebben nagelezen.
        - Wie iets komt halen, brengt ook iets mee.
        - We besluiten met consent: een bezwaar met een reden maakt het voorstel beter.
        - Wie een keer niet kan, laat dat weten en leest het verslag.
        """;

    private bool IsInitiator(Samenwerken.Domain.Communities.Member member)
    {
        var initiator = _community.Members.Select((it, i) => (it, i)).FirstOrDefault(it => it.it.Roles.Contains("initiator"));
        return member.Number == initiator.i + 1;
    }

    private Organisation? OrganisationOf(Member member) =>
        _organisations.FirstOrDefault(organisation => organisation.Name.StartsWith(member.Organisation, StringComparison.Ordinal));

    /// <summary>Roles of the theory that are no role here, such as sponsor and initiator, make somebody a member. Who coordinates is one of the core group.</summary>
    /// <param name="isNeeded">Whether nobody else takes notes.</param>
    private static ImmutableArray<CommunityRole> RolesOf(Member member, bool isNeeded)
    {
        var roles = member.Roles.Select(role => role switch
        {
            "coordinator" => CommunityRole.Coordinator,
            "facilitator" => CommunityRole.Facilitator,
            "noteTaker" => CommunityRole.NoteTaker,
            "coreGroup" => CommunityRole.CoreGroup,
            "guest" => CommunityRole.Observer,
            _ => CommunityRole.Member,
        }).Distinct().ToList();
        if (!roles.Contains(CommunityRole.Observer) && !roles.Contains(CommunityRole.Facilitator) && !roles.Contains(CommunityRole.Member))
            roles.Add(CommunityRole.Member);
        if (roles.Contains(CommunityRole.Coordinator) || isNeeded)
            roles.Add(CommunityRole.CoreGroup);
        if (isNeeded)
            roles.Add(CommunityRole.NoteTaker);
        return [.. roles.Distinct().Order()];
    }

    private static int MonthsOf(MaturityStage stage) => stage switch
    {
        MaturityStage.Potential => 1,
        MaturityStage.Coalescing => 5,
        MaturityStage.Maturing => 9,
        MaturityStage.Stewardship => 20,
        _ => 26,
    };

    private static CommunityStatus StatusOf(MaturityStage stage) => stage is MaturityStage.Transformation ? CommunityStatus.Concluding : CommunityStatus.Active;

    /// <summary>"zes bijeenkomsten", "vier bijeenkomsten per jaar".</summary>
    private static int? MeetingsAYear(string rhythm) => rhythm.Split(' ')[0] switch
    {
        "vier" => 4,
        "zes" => 6,
        _ => null,
    };

    /// <summary>Themes and transitions as the programme knows them.</summary>
    private static string TopicOf(string name) => name switch
    {
        "Biodiversiteit" => "biodiversity",
        "Circulaire Economie" => "circularEconomy",
        "Energie" => "energy",
        "Water" => "water",
        "Omgevingswet" => "environmentAct",
        "Regionale netwerken" => "regionalNetworks",
        "Energietransitie" => "energyTransition",
        "Circulaire economie" => "circularTransition",
        _ => name,
    };

    private string Id(string kind, int number) => $"demo-{_community.Key}-{kind}-{number:D6}";
}
