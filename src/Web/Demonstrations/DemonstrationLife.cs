using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Demonstrations;

/// <summary>What the file leaves to imagine of an invented community: what its people bring, its first meetings, its deals and stories.</summary>
internal static class DemonstrationLife
{
    /// <summary>What somebody of a group brings, comes to get and wants to learn; neighbours say something else.</summary>
    public static (string Bring, string Fetch, string Question) WordsOf(Sector? sector, int number)
    {
        var words = Words[(int?)sector ?? Words.Length - 1];
        return words[number % words.Length];
    }

    private static readonly (string Bring, string Fetch, string Question)[][] Words =
    [
        [
            ("Kennis van vergunningen, en een wethouder die mee wil denken.", "Hoe andere gemeenten ruimte maken voor initiatieven.", "Hoe houd ik mijn eigen organisatie aan boord?"),
            ("Een proefplek en een klein budget.", "Voorbeelden die bij een kleine gemeente passen.", "Wanneer laat ik los, en wanneer stuur ik bij?"),
        ],
        [
            ("Studenten die een halfjaar kunnen meedoen.", "Opdrachten uit de praktijk.", "Hoe leren studenten en bewoners van elkaar?"),
            ("Een lokaal en een werkplaats.", "Mensen die komen vertellen wat niet lukte.", "Hoe wordt een proef een vak?"),
        ],
        [
            ("Onderzoek van de laatste jaren, in gewone woorden.", "Plekken waar we mee mogen kijken.", "Wat werkt waarom, en voor wie?"),
            ("Een rekenmodel dat we samen kunnen invullen.", "Cijfers uit echte projecten.", "Hoe meet ik wat er voor mensen verandert?"),
        ],
        [
            ("Ervaring met wat er technisch kan en wat het kost.", "Opdrachtgevers die samen optrekken.", "Hoe verdien ik aan iets dat samen gaat?"),
            ("Een netwerk van bedrijven in de streek.", "Regels die een paar jaar hetzelfde blijven.", "Hoe deel ik risico met een overheid?"),
        ],
        [
            ("Een buurt vol mensen die meedoen.", "Iemand die de weg weet in het gemeentehuis.", "Hoe blijft het van ons als het groter wordt?"),
            ("Verhalen van bewoners, ook van wie afhaakte.", "Hulp met geld en vormen van samenwerken.", "Hoe bereik ik wie nooit komt?"),
        ],
        [("Rust in het gesprek, en vragen.", "Groepen die iets durven.", "Hoe help ik een groep zonder het over te nemen?")],
    ];

    /// <summary>A meeting before the one that the file tells of.</summary>
    public sealed record Past(string Title, string Aim, ImmutableArray<PlannedItem> Agenda);

    public static readonly ImmutableArray<Past> First =
    [
        new("Kennismaken en de vraag scherp krijgen", "We weten wie we zijn en delen één vraag.",
        [
            new("Inchecken: een worsteling die je durft te delen", ItemKind.CheckIn, 30, "check-in"), new("De vraag in één zin", ItemKind.Explore, 60, "1-2-4-allen"),
            new("Pauze", ItemKind.Break, 15, null), new("Wat spreken we af?", ItemKind.Decide, 45, "consent"), new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
        new("Eigen casussen op tafel", "Ieder gaat naar huis met advies van twee anderen.",
        [
            new("Inchecken", ItemKind.CheckIn, 15, "check-in"), new("Intervisie in vijftallen", ItemKind.Learn, 65, "incidentmethode"),
            new("Pauze", ItemKind.Break, 15, null), new("Wat? Dus? Nu?", ItemKind.Learn, 30, "wat-dus-nu"), new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
        new("Op bezoek bij een deelnemer", "We zien ter plekke wat werkt en wat niet.",
        [
            new("Inchecken", ItemKind.CheckIn, 15, "check-in"), new("Rondleiding", ItemKind.Inform, 40, null), new("Pauze", ItemKind.Break, 15, null),
            new("Wat nemen we mee?", ItemKind.Create, 60, "brainstorm"), new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
        new("Halverwege: halen en brengen", "We kijken terug en besluiten of we doorgaan.",
        [
            new("Inchecken", ItemKind.CheckIn, 15, "check-in"), new("Halen en brengen", ItemKind.Learn, 40, "halen-brengen"), new("Terugblik", ItemKind.Learn, 30, "terugblik"),
            new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
        new("Proeven vergelijken", "We leren van wat lukte, en evenveel van wat niet lukte.",
        [
            new("Inchecken", ItemKind.CheckIn, 15, "check-in"), new("Troika: advies op je proef", ItemKind.Learn, 45, "troika"), new("Pauze", ItemKind.Break, 15, null),
            new("Ordenen en kiezen", ItemKind.Choose, 45, "stippen"), new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
        new("Lessen oogsten", "We schrijven op wat een ander hiervan kan leren.",
        [
            new("Inchecken", ItemKind.CheckIn, 15, "check-in"), new("Lessen schrijven in drietallen", ItemKind.Create, 60, "wat-dus-nu"), new("Pauze", ItemKind.Break, 15, null),
            new("Nalezen", ItemKind.Decide, 40, "consent"), new("Uitchecken", ItemKind.CheckOut, 15, "check-in"),
        ]),
    ];

    /// <summary>A meeting that is still to come and of which nothing else is known.</summary>
    public static readonly Past Coming = new("Wat leerden de proeven ons?", "We vergelijken de proeven en kiezen wat verder gaat.", First[4].Agenda);

    /// <summary>How many meetings came before the one of the file.</summary>
    public static int EarlierOf(DemonstrationData.Community community) => community.Stage switch
    {
        MaturityStage.Maturing => 2,
        MaturityStage.Stewardship => 6,
        MaturityStage.Transformation => 5,
        _ => 0,
    };

    public static readonly ImmutableArray<ImmutableArray<ValuePart>> Stories =
    [
        [
            new(ValueCycle.Immediate, "Ik hoorde dat een ander op precies hetzelfde vastliep."), new(ValueCycle.Applied, "De week erna belde ik eerst de bewoners, en toen pas de aannemer."),
            new(ValueCycle.Realized, "Het plan kwam in één avond door de buurtvergadering."),
        ],
        [
            new(ValueCycle.Potential, "Ik nam een vragenlijst mee die een collega al gebruikte."), new(ValueCycle.Applied, "We vulden hem samen met drie klanten in."),
        ],
        [
            new(ValueCycle.Enabling, "Dat iedereen ook mocht vertellen wat mislukte."), new(ValueCycle.Transformative, "Bij ons telt nu ook wat we geleerd hebben, en niet alleen wat af is."),
        ],
    ];

    /// <summary>Which organisation of one community takes part in another too, or is asked to.</summary>
    /// <param name="In">The key of the community.</param>
    /// <param name="Of">The key of the one whose organisation it is.</param>
    /// <param name="Number">1 for its first.</param>
    public sealed record Other(string In, string Of, int Number, OrganisationStatus Status);

    public static readonly ImmutableArray<Other> Others =
    [
        new("ges", "ldeb", 1, OrganisationStatus.Participating), new("ges", "ldeb", 2, OrganisationStatus.Participating),
        new("ldeb", "ges", 6, OrganisationStatus.Participating), new("ldeb", "finc", 1, OrganisationStatus.Invited), new("ldeb", "benb", 5, OrganisationStatus.Suggested),
        new("finc", "benb", 1, OrganisationStatus.Participating), new("benb", "finc", 7, OrganisationStatus.Participating), new("benb", "ldeb", 3, OrganisationStatus.Former),
    ];

    /// <summary>From which notes of the last meeting a lesson came, by their places in the file.</summary>
    public static ImmutableArray<int> NotesOf(string key, int lesson) => Notes.GetValueOrDefault(key, []) is var notes && lesson < notes.Length ? notes[lesson] : [0];

    private static readonly Dictionary<string, ImmutableArray<ImmutableArray<int>>> Notes = new()
    {
        ["ldeb"] = [[2, 1], [5], [6, 11]],
        ["ges"] = [[4], [8, 1], [5]],
        ["finc"] = [[2], [13], [15]],
        ["benb"] = [[0, 5], [2]],
    };

    public static ImmutableArray<string> AreasOf(string key) => key switch
    {
        "ldeb" => ["Middenland"],
        "ges" or "benb" => ["Nederland"],
        "finc" => ["Nederland", "Europa"],
        _ => [],
    };

    /// <summary>The key of the community that one came from.</summary>
    public static string? ParentOf(string key) => key is "ldeb" ? "ges" : null;

    public static string? WhyOf(CompositionMode mode) => mode is CompositionMode.Peer ? "Wie hetzelfde werk doet, durft hier te vertellen wat niet lukt. Anderen komen als gast." : null;

    public const string AgreementsDecided = "We werken met de afspraken zoals ze nu op papier staan.";

    public const string EndDecided = "We ronden af na de slotbijeenkomst en dragen de lessen over aan wie verder gaat.";
}
