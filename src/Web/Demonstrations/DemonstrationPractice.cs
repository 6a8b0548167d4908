using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Demonstrations;

/// <summary>What an invented community does between its meetings: requests for help, deals, what its lessons say, and value stories.</summary>
internal sealed class DemonstrationPractice(
    string key, ImmutableArray<Member> members, ImmutableArray<Organisation> organisations, DateTimeOffset now)
{
    private static readonly string Government = EnumName.Of(Sector.Government);

    /// <summary>What members bring, in their order; who is not among them says nothing of it.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> Brought = new()
    {
        ["ldeb"] =
        [
            "Kent de weg in het gemeentehuis, en de mensen die gaan over daken en grond", "Dertig jaar installaties, en drie leerlingen die mee mogen",
            "Ervaring met een coöperatie die klein begon", "Studenten die een half jaar meedoen", "Onderzoek naar wat energiecoöperaties laat mislukken",
            "Twaalf schooldaken", "Verslagen die mensen echt lezen", "Een dorp dat elkaar helpt, ook huurders", "Weet waar het net vol is en waar niet",
        ],
        ["ges"] = ["Ruimte om te proberen bij de eigen gemeente", "Een jurist die meedenkt over de Omgevingswet", "Goede brieven met een duidelijk antwoord"],
        ["finc"] = ["Een spaarbank waar natuur al meetelt", "Dossiers van ontwikkelbanken", "Een vragenlijst die klanten snappen"],
    };

    private static readonly Dictionary<string, ImmutableArray<Request>> Requests = new()
    {
        ["ldeb"] =
        [
            new("Hoe krijgen we huurders mee die geen geld hebben om in te leggen?", 7, HelpRequestStatus.Trying,
                [new("Bij ons begon iedereen met 25 euro, en wie dat niet had, deed een dag mee.", 2), new("Twee leerlingen kunnen voorrekenen wat het een huurder oplevert.", 1)],
                new("Meedoen zonder inleg", [7, 2, 1], "Tien huurders in Lindebroek doen mee met een dag werk in plaats van geld."), null),
            new("Wie weet waar het net nog ruimte heeft voor zonnedaken op scholen?", 5, HelpRequestStatus.Pitched, [], null, null),
            new("Hoe houd je een energieloket open als de vrijwilligers op vakantie zijn?", 2, HelpRequestStatus.Shared,
                [new("Studenten kunnen in de zomer de balie doen, als stage.", 3)], new("Zomerbalie", [2, 3], null),
                "Twee studenten hielden de balie open. Zij hadden een map met de tien vragen die het vaakst komen; daarmee konden zij acht van de tien mensen helpen."),
        ],
        ["ges"] = [new("Mijn wethouder wil een ja of nee, en ik heb een misschien. Wie heeft een brief die dat zegt?", 3, HelpRequestStatus.Pitched, [new("Onze brief 'zo wel' mag je overnemen.", 2)], null, null)],
    };

    private static readonly Dictionary<string, ImmutableArray<Agreed>> Agreements = new()
    {
        ["ldeb"] =
        [
            new("Twaalf schooldaken voor bewoners", DealStatus.Running, [0, 1, 3, 8], "Bewoners van Hoogeland krijgen stroom van daken die toch leeg liggen.", -60, 300,
                [new(0, "Een vast aanspreekpunt, tot de evaluatie.", -40, true), new(1, "Geeft de daken vijftien jaar om niet in gebruik.", -20, true), new(3, "Zoekt tweehonderd bewoners die meedoen.", -3, false), new(8, "Legt de eerste vier daken, met leerlingen.", 70, false)]),
            new("Eén loket voor initiatieven", DealStatus.Negotiating, [0, 4], "Een initiatief weet in een dag bij wie het moet zijn.", null, null,
                [new(0, "Wijst iemand aan met een halve werkweek.", 30, false)]),
        ],
        ["benb"] = [new("Tellen wat er leeft", DealStatus.Evaluated, [1, 3, 4], "Twee keer per jaar weten we of het werkt.", -400, -30, [new(1, "Laat de telling toe op het eigen terrein.", -350, true), new(3, "Doet hetzelfde op het landgoed.", -340, true), new(4, "Telt twee keer per jaar, met vrijwilligers.", -60, true)])],
    };

    private static readonly Dictionary<string, ImmutableArray<Story>> Stories = new()
    {
        ["ldeb"] =
        [
            new(7, 1, [(ValueCycle.Immediate, "Ik hoorde dat een ander dorp dezelfde fout had gemaakt als wij."), (ValueCycle.Applied, "Wij gingen eerst bij vijf mensen langs, en pas daarna een folder maken."), (ValueCycle.Realized, "Er kwamen dertig mensen naar de eerste avond, in plaats van zes.")]),
            new(null, 2, [(ValueCycle.Potential, "Nu weet ik wie ik moet bellen bij de gemeente."), (ValueCycle.Applied, "Ik heb gebeld."), (ValueCycle.Transformative, "Wij krijgen nu een antwoord met een naam eronder.")]),
        ],
        ["finc"] = [new(2, 1, [(ValueCycle.Potential, "Een ruwe meting is genoeg om te beginnen."), (ValueCycle.Applied, "Wij vroegen het zes klanten."), (ValueCycle.Realized, "Bij twee klanten veranderde de lening.")])],
        ["benb"] = [new(2, 1, [(ValueCycle.Immediate, "Wij stonden een ochtend tussen het riet."), (ValueCycle.Applied, "De helft van de oever wordt niet meer gemaaid."), (ValueCycle.Strategic, "De gemeente stuurt nu anderen naar ons door.")])],
    };

    /// <summary>What the first lesson of each says, part by part.</summary>
    private static readonly Dictionary<string, ImmutableArray<(LessonPart Part, string Text)>> Written = new()
    {
        ["ldeb"] =
        [
            (LessonPart.Situation, "Een dorp van achthonderd huizen wil een eigen energiebedrijf. De eerste avond ging over techniek, en er kwamen zes mensen."),
            (LessonPart.WhatWeDid, "Twee mensen die iedereen kent, gingen bij vijf straten langs met één vraag: wat kost jou de winter?"),
            (LessonPart.WhatHappened, "Op de tweede avond zaten er dertig mensen. Acht wilden zelf iets doen. De techniek kwam daarna vanzelf aan de beurt."),
            (LessonPart.WhyItWorked, "Mensen komen voor iemand die zij vertrouwen, niet voor een techniek."),
            (LessonPart.Advice, "Zoek eerst twee bewoners die anderen kennen. Geef hun een vraag mee, geen antwoord. Maak pas daarna een plan."),
            (LessonPart.Conditions, "- Er is iemand met tijd om langs te gaan.\n- De gemeente belooft niets voordat er een plan is.\n- Huurders en eigenaren krijgen dezelfde vraag."),
        ],
        ["ges"] = [(LessonPart.Situation, "Een initiatief wacht maanden op een antwoord, en niemand zegt waarom."), (LessonPart.Advice, "Vraag eerst wie er iets verliest als het doorgaat."), (LessonPart.Conditions, "Alleen als er tijd is voor een gesprek zonder besluit.")],
        ["finc"] = [(LessonPart.Situation, "Cijfers over natuur zijn onvolledig, en daarom gebeurt er niets."), (LessonPart.Advice, "Begin met tien vragen aan de klant, en schrijf op wat je niet weet."), (LessonPart.Conditions, "De risicoafdeling weet dat het een ruwe meting is.")],
        ["benb"] = [(LessonPart.Situation, "Natuur op een bedrijventerrein die niemand ziet, wordt weer gras."), (LessonPart.Advice, "Kies de plek naast de ingang of de kantine."), (LessonPart.Conditions, "De mensen die het gras maaien, doen mee aan het plan.")],
    };

    public static string? BringOf(string key, int index) => Brought.GetValueOrDefault(key, []) is var said && index < said.Length ? said[index] : null;

    public IEnumerable<Record> All() => HelpRequests().Concat(Deals()).Concat(ValueStories()).Concat(LessonTexts());

    private IEnumerable<Record> HelpRequests()
    {
        var offers = 0;
        foreach (var (request, i) in Requests.GetValueOrDefault(key, []).Select((request, i) => (request, i)))
        {
            var (id, coalitionId, at) = (Id("help", i + 1), request.Team is null ? null : Id("coalition", i + 1), now.AddDays(-30 + (6 * i)));
            yield return new HelpRequest(
                id, i + 1, request.Text, members[request.By].Id, at, request.Status, coalitionId, request.Learned, request.Learned is null ? null : now.AddDays(-4));
            foreach (var offer in request.Offers)
                yield return new ExperienceOffer(Id("offer", ++offers), id, offer.Text, members[offer.By].Id, at.AddDays(1));
            if (request.Team is { } team)
                yield return new Coalition(coalitionId!, i + 1, team.Name, id, [.. team.Members.Select(index => members[index].Id)], team.FirstTrial, at.AddDays(4));
        }
    }

    private IEnumerable<Record> Deals() => Agreements.GetValueOrDefault(key, []).Select((deal, i) =>
    {
        var isSigned = deal.Status is not (DealStatus.Draft or DealStatus.Negotiating);
        ImmutableArray<string> parties = [.. deal.Parties.Select(index => organisations[index].Id)];
        return (Record)new Deal(
            Id("deal", i + 1), i + 1, deal.Title, deal.Status, parties,
            [.. deal.Promises.Select((promise, k) => new Commitment(
                Id("promise", (10 * i) + k + 1), organisations[promise.Party].Id, promise.Text, Day(promise.DueIn), promise.IsKept ? Day(promise.DueIn - 2) : null))],
            deal.StartIn is { } start ? Day(start) : null, deal.EndIn is { } end ? Day(end) : null, null, deal.ForEverybody, now.AddDays(-80),
            isSigned ? Day((deal.StartIn ?? 0) - 5) : null,
            isSigned ? [.. parties.Select(party => new Signatory(party, members.FirstOrDefault(member => member.OrganisationId == party)?.Name ?? "Bestuur"))] : null,
            deal.Parties.Any(index => organisations[index].Sector == Government));
    });

    private IEnumerable<Record> ValueStories() => Stories.GetValueOrDefault(key, []).Select((story, i) => new ValueStory(
        Id("story", i + 1), i + 1, [.. story.Parts.Select(part => new ValuePart(part.Cycle, part.Text))], story.By is { } by ? members[by].Id : null,
        Id("lesson", story.Lesson), now.AddDays(-3 + i)));

    private IEnumerable<Record> LessonTexts() => Written.GetValueOrDefault(key, []).Select(it =>
        new LessonText(LessonText.IdOf(Id("lesson", 1), it.Part), it.Text, 0, Id("lesson", 1), it.Part));

    private DateOnly Day(int days) => DateOnly.FromDateTime(now.AddDays(days).UtcDateTime);

    private string Id(string kind, int number) => $"demo-{key}-{kind}-{number:D6}";

    private sealed record Request(string Text, int By, HelpRequestStatus Status, ImmutableArray<Experience> Offers, Team? Team, string? Learned);

    private sealed record Experience(string Text, int By);

    private sealed record Team(string Name, ImmutableArray<int> Members, string? FirstTrial);

    private sealed record Agreed(
        string Title, DealStatus Status, ImmutableArray<int> Parties, string ForEverybody, int? StartIn, int? EndIn, ImmutableArray<Promise> Promises);

    private sealed record Promise(int Party, string Text, int DueIn, bool IsKept);

    private sealed record Story(int? By, int Lesson, ImmutableArray<(ValueCycle Cycle, string Text)> Parts);
}
