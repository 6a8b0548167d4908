using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>A meeting as a file: whole, in the reader's language, and with what people wrote as text.</summary>
[Collection(ServerCollection.Name)]
public sealed class ExportTests(ServerFixture fixture) : IAsyncLifetime
{
    private WireMeeting _meeting = null!;

    public async Task InitializeAsync() => _meeting = await WireMeeting.StartAsync(fixture.Api, isRoundOpen: true);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Markdown_says_what_was_decided_who_does_what_and_how_it_went()
    {
        var text = await ExportAsync("md", "text/markdown");
        text.ShouldStartWith("# Warmte \\& \\<licht\\>\n");
        foreach (var line in new[]
        {
            "## Besluiten",
            "- **B-1** =Wij beginnen met \\<b\\>het dak\\</b\\>\\. (bij Kiezen; uit ideeën 5, 6)",
            "- **B-2** Wij stoppen\\. (bij Kiezen) – ingetrokken: \\-Vergissing \\[x\\]\\(http\\://kwaad\\)",
            "- **A-1** @Bel de school (bij \\-Welkom; uit idee 6) – Piet \\[x\\]\\(http\\://kwaad\\), klaar op dinsdag 1 december 2026, open",
            "- **A-2** Offertes vragen (bij Kiezen) – Fatima, klaar",
            "- **A-3** Toch niet (bij Kiezen) – Noor, ingetrokken: \\+Niet nodig",
            "### 1. \\-Welkom",
            "### 2. Kiezen",
            "Wij spraken over *warmte* en **licht**.",
            "#### Kop van de notulen",
            "##### Diepe kop",
            "\\<script\\>alert(1)\\</script\\> en \\<img src=x onerror=alert(2)\\>",
            "\\[kwaad\\](javascript:alert(3)), [goed](https://example.org/a?b=1&c=2), [foto](https://example.org/foto.png) en <https://example.org/los>",
            "#### Besluiten",
            "- **B-1** =Wij beginnen met \\<b\\>het dak\\</b\\>\\. (uit ideeën 5, 6)",
            "### Stemronde 1: =Wat eerst?",
            "Stippen per persoon: 3, op één idee hoogstens 2. 2 van 4 stemden.",
            "| 1 (gedeeld) | 5\\. Gewoon een idee 🌻 | 2 |",
            "| 1 (gedeeld) | 6\\. Op het dak | 2 |",
            "### Stemronde 2: En nu in het geheim?",
            "De stemming loopt nog. De uitslag wordt zichtbaar als de ronde is gesloten.",
            "## Ideeën",
            "### \\+Dak \\# 1",
            "- 2. \\<script\\>alert\\(1\\)\\</script\\> (Piet \\[x\\]\\(http\\://kwaad\\))",
            "- 3. \\# Kop en \\*meer\\* (Piet \\[x\\]\\(http\\://kwaad\\))",
            "- 6. Op het dak (Piet \\[x\\]\\(http\\://kwaad\\), roze)",
            "### Verbindingen",
            "- 5\\. Gewoon een idee 🌻 → 6\\. Op het dak\\: =hoort bij \\[x\\]\\(http\\://kwaad\\)",
            "## Aanwezig",
            "- Sector: Ondernemers 1, Niet opgegeven 2",
            "- @Mila, Deelnemer, Ondernemers, In de zaal",
        })
        {
            Unescaped(text).Split('\n').ShouldContain(Unescaped(line));
        }
    }

    [Fact]
    public async Task Markdown_keeps_its_own_headings_and_everything_else_as_text()
    {
        var document = Markdown.Parse(await ExportAsync("md", "text/markdown"), new MarkdownPipelineBuilder().UsePipeTables().Build());
        document.Descendants<HtmlBlock>().ShouldBeEmpty();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<LinkInline>().Select(link => link.Url).ShouldBe(["https://example.org/a?b=1&c=2", "https://example.org/foto.png"]);
        document.OfType<HeadingBlock>().Where(heading => heading.Level <= 2).Select(heading => heading.Inline!.FirstChild!.ToString()).ShouldBe(
            ["Warmte ", "Besluiten", "Acties", "Agenda", "Stemrondes", "Ideeën", "Aanwezig"]);
    }

    [Fact]
    public async Task HTML_is_one_page_with_everything_and_runs_nothing()
    {
        var html = await ExportAsync("html", "text/html");
        html.ShouldContain("<html lang=\"nl\">");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        foreach (var never in new[] { "<script", "<img", "<link", "@import", "url(" })
            html.ShouldNotContain(never);
        Regex.IsMatch(html, "<[^>]* (style|src|on[a-z]+)=").ShouldBeFalse();
        Regex.Matches(html, "<h1").Count.ShouldBe(1);
        Regex.Matches(html, "href=\"([^\"]*)\"").Select(link => link.Groups[1].Value)
            .ShouldBe(["https://example.org/a?b=1&amp;c=2", "https://example.org/foto.png", "https://example.org/los"]);
        Regex.Matches(html, "<table>").Count.ShouldBe(Regex.Matches(html, "<table>\n<caption>").Count);
        Regex.Matches(html, "<h([1-6])[ >]").Select(heading => int.Parse(heading.Groups[1].Value))
            .Aggregate(0, (before, level) => { level.ShouldBeLessThanOrEqualTo(before + 1); return level; });

        var text = WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<style>.*?</style>", "", RegexOptions.Singleline), "<[^>]*>", " "));
        foreach (var said in new[]
        {
            "B-1 =Wij beginnen met <b>het dak</b>. (bij Kiezen; uit ideeën 5, 6) geldt", "ingetrokken: -Vergissing", "A-2 Offertes vragen", "dinsdag 1 december 2026",
            "Kop van de notulen", "2 van 4 stemden.", "Uitslag van stemronde 1", "1 (gedeeld)", "Gewoon een idee 🌻", "De stemming loopt nog.", "(6, Piet [x](http://kwaad), roze)", "5. Gewoon een idee 🌻 → 6. Op het dak : =hoort bij [x](http://kwaad)", "Aanwezigen per sector", "Hoe de aanwezigen meededen",
        })
        {
            Regex.Replace(text, @"\s+", " ").ShouldContain(said);
        }
    }

    [Fact]
    public async Task HTML_gives_all_that_people_wrote_the_direction_of_its_own_script()
    {
        var html = await ExportAsync("html", "text/html");
        var elements = Regex.Matches(html, "<(h[1-6]|th scope=\"row\"|span|div class=\"minutes\")[^>]*>(?=[^<]*\\w)").Select(element => element.Value)
            .Where(element => !element.Contains("h4", StringComparison.Ordinal) && !element.Contains("h5", StringComparison.Ordinal)).ToList();
        elements.Count.ShouldBeGreaterThan(20);
        elements.ShouldAllBe(element => element.Contains("dir=\"auto\""));
        html.ShouldContain("<td dir=\"auto\">Piet [x](http://kwaad)</td>");
        html.ShouldContain("<bdi class=\"by\">(6, Piet [x](http://kwaad), roze)</bdi>");
        html.ShouldContain("<div class=\"minutes\" dir=\"auto\">");
    }

    [Fact]
    public async Task CSV_is_one_table_in_which_each_row_says_what_it_is()
    {
        var rows = Rows(await ExportAsync("csv", "text/csv"), ';');
        rows[0].ShouldBe(["Soort", "Nummer", "Tekst", "Hoort bij", "Naam", "Rol", "Sector", "Doet mee", "Stippen", "Plaats", "Klaar op", "Status", "Uit ideeën", "Reden", "Tijd", "Kleur"]);
        rows.ShouldAllBe(row => row.Length == rows[0].Length);
        rows.Skip(1).Select(row => row[0]).Distinct().ShouldBe(
        [
            "Agendapunt", "Notulen", "Besluit", "Actie", "Stemronde", "Uitslag", "Cluster", "Idee", "Verbinding", "Aanwezig", "Aantal per sector", "Aantal per manier van meedoen",
        ]);
        var action = rows.Single(row => row is ["Actie", "A-1", ..]);
        (action[3], action[10], action[11], action[12]).ShouldBe(("'-Welkom", "2026-12-01", "open", "6"));
        rows.Where(row => row[0] == "Uitslag").Select(row => (row[1], row[3], row[8], row[9])).ShouldBe([("5", "'=Wat eerst?", "2", "1"), ("6", "'=Wat eerst?", "2", "1")]);
        rows.Where(row => row is ["Idee", ..] && row[15].Length > 0).Select(row => (row[1], row[15])).ShouldBe([("6", "roze")]);
        var link = rows.Single(row => row is ["Verbinding", ..]);
        (link[1], link[2], link[4], link[12]).ShouldBe(("1", "'=hoort bij [x](http://kwaad)", "Piet [x](http://kwaad)", "5, 6"));
        rows.Single(row => row[0] == "Notulen")[2].ShouldBe(WireMeeting.MinutesText.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task CSV_runs_no_formula_that_starts_with_a_wide_sign_or_behind_what_cannot_be_seen()
    {
        var (mila, _) = await fixture.Api.StartMeetingAsync();
        await using (var client = await fixture.ConnectAsync(mila))
        {
            foreach (var text in new[] { "＝1+1", "＋1", "－1", "＠nu", "\u200b=1+1" })
                (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text })).ShouldBeAccepted();
        }

        using var response = await fixture.Api.RawAsync(HttpMethod.Get, $"/api/v1/meetings/{mila.MeetingId}/export?format=csv", mila.Token);
        Rows(await response.Content.ReadAsStringAsync(), ';').Where(row => row[0] == "Idee").Select(row => row[2])
            .ShouldBe(["'＝1+1", "'＋1", "'－1", "'＠nu", "'\u200b=1+1"]);
    }

    [Theory]
    [InlineData("nl", ';')]
    [InlineData("en", ',')]
    public async Task CSV_runs_no_formula_of_any_kind_of_text(string language, char separator)
    {
        var text = await ExportAsync("csv", "text/csv", language);
        var cells = Rows(text, separator).SelectMany(row => row).ToList();
        cells.ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r＝＋－＠".Contains(cell[0]));
        // The control: each of them tried.
        foreach (var tried in new[] { "=HYPERLINK", "+31 6", "+Dak", "-Welkom", "=Wat eerst?", "=Wij beginnen", "-Vergissing", "@Bel", "+Niet nodig", "@Mila" })
            cells.ShouldContain(cell => cell.StartsWith('\'' + tried));
        using var response = await RawAsync("csv");
        (await response.Content.ReadAsByteArrayAsync())[..3].ShouldBe(Encoding.UTF8.GetPreamble());
    }

    [Fact]
    public async Task JSON_holds_the_records_of_the_wire()
    {
        var json = JsonNode.Parse(await ExportAsync("json", "application/json"))!;
        ((string)json["format"]!, (int)json["version"]!).ShouldBe(("samenwerken.meeting", 1));
        json["exportedBy"]!.ToString().ShouldBe(_meeting.Fatima.PersonId);
        foreach (var (kind, count) in new[] { ("idea", 6), ("decision", 2), ("action", 3), ("voteRound", 2), ("minutes", 1), ("participant", 4), ("link", 1), ("ballot", 0) })
            json["records"]!.AsArray().Count(record => (string)record!["kind"]! == kind).ShouldBe(count);
        json.ToJsonString().ShouldNotContain(_meeting.Code);
    }

    [Fact]
    public async Task The_labels_are_in_the_readers_language()
    {
        var text = await ExportAsync("md", "text/markdown", "en");
        foreach (var said in new[] { "## Present", "## Decisions", "(under Kiezen; from ideas 5, 6)", "due on Tuesday", "2 of 4 voted.", "1 (joint)", "Secret vote.", "### Links", ", pink)" })
            text.ShouldContain(said);
        (await ExportAsync("csv", "text/csv", "en")).ShouldContain("Kind,Number,Text,Belongs to,Name");
        (await ExportAsync("html", "text/html", "en")).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task VIS2_an_export_holds_what_its_reader_may_see_and_no_more()
    {
        foreach (var format in new[] { "md", "html", "csv", "json" })
        {
            using var response = await fixture.Api.RawAsync(HttpMethod.Get, _meeting.Export(format), _meeting.Mila.Token);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("vertrouwelijke reden");
        }

        // The control: whoever may see it, finds it.
        (await ExportAsync("json", "application/json")).ShouldContain("vertrouwelijke reden");
    }

    [Fact]
    public async Task VOT2_of_a_secret_round_an_export_says_how_many_voted_and_nothing_else_until_it_is_closed()
    {
        const string result = "| 1 | 5\\. Gewoon een idee 🌻 | 1 |";
        foreach (var reader in new[] { _meeting.Fatima, _meeting.Noor, _meeting.Mila })
        {
            var round = JsonNode.Parse(await _meeting.FileAsync(reader))!["records"]!.AsArray().Record("voteRound", Ids.Of("secret-round"));
            round["tally"].ShouldBeNull();
            ((int)round["ballots"]!).ShouldBe(1);
            (await TextAsync("md", reader)).ShouldNotContain(result);
            Rows(await TextAsync("csv", reader), ';').ShouldNotContain(row => row[0] == "Uitslag" && row[3] == "En nu in het geheim?");
            (await TextAsync("html", reader)).ShouldNotContain("Uitslag van stemronde 2");
        }

        // The control: once it is closed, everybody finds it.
        await using (var hers = await fixture.ConnectAsync(_meeting.Fatima))
            (await hers.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = Ids.Of("secret-round") })).ShouldBeAccepted();
        (await TextAsync("md", _meeting.Mila)).ShouldContain(result);
        (await TextAsync("html", _meeting.Mila)).ShouldContain("Uitslag van stemronde 2");
        Rows(await TextAsync("csv", _meeting.Mila), ';').ShouldContain(row => row[0] == "Uitslag" && row[3] == "En nu in het geheim?");
    }

    [Fact]
    public async Task A_meeting_with_nothing_in_it_is_a_file_too()
    {
        var (fatima, _) = await fixture.Api.StartMeetingAsync(WireMeeting.Title);
        _meeting = _meeting with { Fatima = fatima };
        (await ExportAsync("md", "text/markdown")).ShouldNotContain("Besluiten");
        (await ExportAsync("html", "text/html")).ShouldNotContain("<table>\n<caption>0");
        Rows(await ExportAsync("csv", "text/csv"), ';').Count(row => row[0] == "Aanwezig").ShouldBe(1);
        await using var hers = await fixture.ConnectAsync(fatima);
        await hers.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Next(), title = "Inchecken" });
        (await ExportAsync("md", "text/markdown")).ShouldContain("\n1. Inchecken\n");
    }

    [Fact]
    public async Task Another_format_is_refused() =>
        (await fixture.Api.GetAsync(_meeting.Export("docx"), 400, _meeting.Fatima.Token))["code"]!.ToString().ShouldBe("export.formatUnknown");

    [Fact]
    public async Task A_removed_person_takes_nothing_along() =>
        (await fixture.Api.GetAsync(_meeting.Export("md"), 403, _meeting.Piet.Token))["code"]!.ToString().ShouldBe("person.removed");

    private Task<HttpResponseMessage> RawAsync(string format, string language = "nl") =>
        fixture.Api.RawAsync(HttpMethod.Get, _meeting.Export(format), _meeting.Fatima.Token, language);

    private async Task<string> TextAsync(string format, Guest reader)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, _meeting.Export(format), reader.Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<string> ExportAsync(string format, string type, string language = "nl")
    {
        using var response = await RawAsync(format, language);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldMatch($@"^\d{{4}}-\d\d-\d\d-warmte-licht\.{format}$");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A backslash before a sign that needs none reads the same.</summary>
    private static string Unescaped(string text) => Regex.Replace(text, @"\\([.\-+:()#])", "$1");

    /// <summary>The cells of a table, as a spreadsheet reads them (RFC 4180).</summary>
    private static List<string[]> Rows(string text, char separator)
    {
        var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\ufeff');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c is '"' && i + 1 < text.Length && text[i + 1] is '"')
                cell.Append(text[++i]);
            else if (c is '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && (c == separator || c is '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c is '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
                cell.Append(c);
        }

        return rows;
    }
}
