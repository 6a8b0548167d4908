using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

[Collection(ServerCollection.Name)]
public sealed class ExportTests(ServerFixture fixture) : IAsyncLifetime
{
    private Guest _fatima = null!, _piet = null!, _mila = null!;

    public async Task InitializeAsync()
    {
        (_fatima, var code) = await fixture.Api.StartMeetingAsync("Warmte & <licht>");
        _piet = await fixture.Api.JoinAsync(code, "Piet [x](http://kwaad)");
        _mila = await fixture.Api.JoinAsync(code, "Mila");
        await using var hers = await fixture.ConnectAsync(_fatima);
        await using var his = await fixture.ConnectAsync(_piet);
        var cluster = Ids.Next();
        (await hers.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Dak # 1" })).ShouldBeAccepted();
        foreach (var text in new[] { "=HYPERLINK(\"http://kwaad\")", "<script>alert(1)</script>", "# Kop\nen *meer*", "+31 6; \"aan\"", "Gewoon een idee 🌻" })
            (await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text })).ShouldBeAccepted();
        (await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Op het dak", clusterId = cluster })).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Next(), title = "Inchecken" })).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "removePerson", personId = _piet.PersonId, reason = "vertrouwelijke reden" })).ShouldBeAccepted();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Markdown_keeps_what_people_wrote_as_text()
    {
        var text = await ExportAsync("md", "text/markdown");
        text.ShouldStartWith("# Warmte \\& \\<licht\\>\n");
        text.ShouldContain("## Ideeën");
        text.ShouldContain("### Dak \\# 1");
        text.ShouldContain("\\<script\\>alert\\(1\\)\\</script\\>");
        text.ShouldContain("\\# Kop en \\*meer\\*");
        text.ShouldNotContain("[x](");
        text.ShouldContain("1. Inchecken");
    }

    [Fact]
    public async Task HTML_keeps_what_people_wrote_as_text()
    {
        var text = await ExportAsync("html", "text/html");
        text.ShouldContain("<html lang=\"nl\">");
        text.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        text.ShouldNotContain("<script");
        WebUtility.HtmlDecode(text).ShouldContain("Gewoon een idee 🌻");
        text.ShouldContain("<th scope=\"col\">");
    }

    [Fact]
    public async Task CSV_runs_no_formulas_and_opens_in_a_spreadsheet()
    {
        var text = await ExportAsync("csv", "text/csv");
        var lines = text.TrimStart('\ufeff').Split("\r\n");
        lines[0].ShouldBe("Nummer;Idee;Cluster;Naam;Sector;Toegevoegd op");
        text.ShouldContain(";\"'=HYPERLINK(\"\"http://kwaad\"\")\";");
        text.ShouldContain(";\"'+31 6; \"\"aan\"\"\";");
        text.ShouldNotContain(";=");
        using var response = await RawAsync("csv");
        (await response.Content.ReadAsByteArrayAsync())[..3].ShouldBe(Encoding.UTF8.GetPreamble());
    }

    [Fact]
    public async Task JSON_holds_the_records_of_the_wire()
    {
        var json = JsonNode.Parse(await ExportAsync("json", "application/json"))!;
        ((string)json["format"]!, (int)json["version"]!).ShouldBe(("samenwerken.meeting", 1));
        json["records"]!.AsArray().Count(record => (string)record!["kind"]! == "idea").ShouldBe(6);
    }

    [Fact]
    public async Task The_labels_are_in_the_readers_language()
    {
        (await ExportAsync("md", "text/markdown", "en")).ShouldContain("## Participants");
        (await ExportAsync("csv", "text/csv", "en")).ShouldContain("Number,Idea,Cluster,Name,Sector,Added at");
    }

    [Fact]
    public async Task VIS2_an_export_holds_what_its_reader_may_see_and_no_more()
    {
        foreach (var format in new[] { "md", "html", "csv", "json" })
        {
            using var response = await fixture.Api.RawAsync(HttpMethod.Get, Path(format), _mila.Token);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("vertrouwelijke reden");
        }

        // The control: whoever may see it, finds it.
        (await ExportAsync("json", "application/json")).ShouldContain("vertrouwelijke reden");
    }

    [Fact]
    public async Task Another_format_is_refused() =>
        (await fixture.Api.GetAsync(Path("docx"), 400, _fatima.Token))["code"]!.ToString().ShouldBe("export.formatUnknown");

    [Fact]
    public async Task A_removed_person_takes_nothing_along() =>
        (await fixture.Api.GetAsync(Path("md"), 403, _piet.Token))["code"]!.ToString().ShouldBe("person.removed");

    private string Path(string format) => $"/api/v1/meetings/{_fatima.MeetingId}/export?format={format}";

    private Task<HttpResponseMessage> RawAsync(string format, string language = "nl") =>
        fixture.Api.RawAsync(HttpMethod.Get, Path(format), _fatima.Token, language);

    private async Task<string> ExportAsync(string format, string type, string language = "nl")
    {
        using var response = await RawAsync(format, language);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldMatch($@"^\d{{4}}-\d\d-\d\d-warmte-licht\.{format}$");
        return await response.Content.ReadAsStringAsync();
    }
}
