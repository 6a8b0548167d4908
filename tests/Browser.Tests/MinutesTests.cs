using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>One text that several write, with nothing in the way.</summary>
public sealed class MinutesTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Item = "Inchecken";

    [Fact]
    public async Task Two_people_type_in_the_same_word_at_the_same_time()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        await hers.TypeAsync("warmtenet");
        await his.HasAsync("warmtenet");

        await hers.GoToAsync(6);
        await his.GoToAsync(6);
        await Task.WhenAll(
            fatima.Page.Keyboard.TypeAsync(new string('A', 40), new() { Delay = 15 }),
            piet.Page.Keyboard.TypeAsync(new string('b', 40), new() { Delay = 12 }));

        var text = await hers.UntilAsync(now => now.Count(c => c is 'A') == 40 && now.Count(c => c is 'b') == 40, "forty of each");
        text.ShouldStartWith("warmte");
        text.ShouldEndWith("net");
        text.Length.ShouldBe("warmtenet".Length + 80);
        // Whatever came first: no letter of one is between two of the other.
        text.ShouldContain(new string('A', 40));
        text.ShouldContain(new string('b', 40));
        await his.HasAsync(text);
        await hers.IsSavedAsync();
        await his.IsSavedAsync();
        await fatima.IsSavedAsync();
    }

    [Fact]
    public async Task Whoever_is_about_to_write_is_seen_in_a_text_with_nothing_in_it_and_no_longer_once_they_may_not_write()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);

        await his.Editor.FocusAsync();
        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeVisibleAsync();
        await Expect(hers.Editor.Locator(".cm-writer-name")).ToHaveTextAsync("Piet");

        await hers.TypeAsync("Zon");
        await his.HasAsync("Zon");
        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeVisibleAsync();
        await Expect(his.Section.GetByText("Fatima schrijft hier")).ToBeVisibleAsync();

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Notulist en begeleider" }).ClickAsync();
        await Expect(his.Editor).ToBeHiddenAsync();
        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Each_line_runs_in_the_direction_of_its_script()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync(390, 800);
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await AddItemAsync(fatima);
        await fatima.GoToAsync("Notulen");
        var hers = new Minutes(fatima, Item);
        await hers.TypeAsync("Welkom\nمرحبا بكم.");
        await Expect(hers.Editor.Locator(".cm-line").Nth(0)).ToHaveCSSAsync("direction", "ltr");
        await Expect(hers.Editor.Locator(".cm-line").Nth(1)).ToHaveCSSAsync("direction", "rtl");
        await hers.IsSavedAsync();
        await fatima.GoToAsync("Ideeën");
        await fatima.WriteAsync("شبكة تدفئة.");
        await piet.GoToAsync("Notulen");

        await Expect(fatima.Note("شبكة").GetByText("شبكة تدفئة.").First).ToHaveCSSAsync("direction", "rtl");
        await Expect(new Minutes(piet, Item).Section.GetByText("مرحبا")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_writes_along_is_named_and_their_caret_stands_where_they_are()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        await hers.TypeAsync("Zonnepanelen");
        // Behind her whole word: whoever writes at the place where another still writes has words between theirs.
        await his.HasAsync("Zonnepanelen");
        await his.TypeAsync(" op het dak");
        await hers.HasAsync("Zonnepanelen op het dak");

        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeVisibleAsync();
        await Expect(his.Section.GetByText("Fatima schrijft hier")).ToBeVisibleAsync();
        await Expect(hers.Editor.Locator(".cm-writer-name")).ToHaveTextAsync("Piet");
        await his.GoToAsync(4);
        await UntilBeforeCaretAsync(hers, "Zonn");
        // He sits still; the word before him grows.
        await hers.GoToAsync(0);
        await fatima.Page.Keyboard.TypeAsync("Nieuwe ");
        await UntilBeforeCaretAsync(hers, "Nieuwe Zonn");
        await piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Notulen", Level = 2 }).FocusAsync();
        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task A_name_at_the_end_of_a_line_stands_whole_within_the_text(int width)
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync();
        await using var hub = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await hub.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Of("item"), title = Item });
        await using var fatima = await fixture.VisitorAsync(width, 800);
        await using var piet = await fixture.VisitorAsync(width, 800);
        await fatima.JoinAsync(code, "Fatima");
        await piet.JoinAsync(code, "Pieternella van den Berg");
        var (hers, his) = (new Minutes(fatima, Item), new Minutes(piet, Item));
        foreach (var visitor in new[] { fatima, piet })
        {
            await visitor.GoToAsync("Notulen");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Schrijf mee" }).ClickAsync();
        }

        var line = string.Concat(Enumerable.Repeat("wij wij ", 60));
        await hers.TypeAtOnceAsync(line);
        await his.HasAsync(line);
        await his.GoToAsync(0);
        foreach (var key in new[] { "ArrowDown", "End", "ArrowLeft", "ArrowLeft" })
            await piet.Page.Keyboard.PressAsync(key);
        await Expect(hers.Editor.Locator(".cm-writer-name")).ToContainTextAsync("Pieternella");
        const string places =
            """
            editor => {
              const name = editor.querySelector('.cm-writer-name');
              if (!name) return [];
              const [flag, line, edge] = [name.getBoundingClientRect(), name.parentElement.getBoundingClientRect(), name.closest('.cm-scroller').getBoundingClientRect()];
              return [line.left + flag.width - edge.right, flag.right - edge.right, edge.left - flag.left];
            }
            """;
        await Gateways.UntilAsync(() => hers.Editor.EvaluateAsync<float[]>(places).Result is [> 0, <= 0.5f, <= 0], "a name that stands within the text, though there is no room for it on the right");
    }

    [Fact]
    public async Task PRS3_in_a_crowd_those_who_write_in_one_text_still_see_each_other()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een volle zaal");
        await using var hub = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await hub.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Of("item"), title = Item });
        await using var crowd = await CrowdAsync(facilitator, code, 51);
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await fatima.JoinAsync(code, "Fatima");
        await piet.JoinAsync(code);
        foreach (var visitor in new[] { fatima, piet })
            await visitor.GoToAsync("Notulen");
        var (hers, his) = (new Minutes(fatima, Item), new Minutes(piet, Item));
        await hers.TypeAsync("Zij. ");
        await his.HasAsync("Zij. ");
        await his.TypeAsync("Hij.");
        await hers.HasAsync("Zij. Hij.");
        await Expect(hers.Section.GetByText("Piet schrijft hier")).ToBeVisibleAsync();
        await Expect(his.Section.GetByText("Fatima schrijft hier")).ToBeVisibleAsync();
        await Expect(fatima.Page.GetByText("53 aanwezig")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Undo_takes_back_only_ones_own_words_across_those_of_others()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        // Each in one stroke: of what is typed slowly, a press takes back only what came last.
        await hers.TypeAtOnceAsync("Van haar.");
        await his.HasAsync("Van haar.");
        await his.TypeAtOnceAsync(" Van hem.");
        await hers.HasAsync("Van haar. Van hem.");
        await hers.GoToAsync(0);
        await fatima.Page.Keyboard.InsertTextAsync("Weer zij. ");
        await his.HasAsync("Weer zij. Van haar. Van hem.");

        await piet.Page.Keyboard.PressAsync("Control+z");
        await hers.HasAsync("Weer zij. Van haar.");
        await fatima.Page.Keyboard.PressAsync("Control+z");
        await his.HasAsync("Van haar.");
        await fatima.Page.Keyboard.PressAsync("Control+y");
        await his.HasAsync("Weer zij. Van haar.");
        await piet.Page.Keyboard.PressAsync("Control+Shift+z");
        await hers.HasAsync("Weer zij. Van haar. Van hem.");
    }

    [Fact]
    public async Task Two_tabs_of_one_person_are_two_writers_and_double_nothing()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, _) = await BeginAsync(fatima, piet);
        await hers.TypeAsync("Een. ");
        var first = fatima.Page;
        await fatima.NewTabAsync();
        await fatima.Page.GotoAsync(first.Url);
        var second = new Minutes(fatima, Item);
        await second.HasAsync("Een. ");
        await second.TypeAsync("Twee.");
        await second.HasAsync("Een. Twee.");
        await second.IsSavedAsync();
        await first.CloseAsync();
        await second.TypeAsync(" Drie.");
        await new Minutes(piet, Item).HasAsync("Een. Twee. Drie.");
    }

    [Fact]
    public async Task The_facilitator_says_who_writes_and_others_read_what_it_means()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        await hers.TypeAsync("# Kop\n- een **vet** punt\nen dat is\n\nZie [de site](https://voorbeeld.nl) en <img src=x onerror=alert(1)>");
        await hers.IsSavedAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Notulist en begeleider" }).ClickAsync();

        await Expect(his.Editor).ToBeHiddenAsync();
        await Expect(piet.Page.GetByText("De notulist en de begeleider schrijven.")).ToBeVisibleAsync();
        await Expect(his.Section.GetByRole(AriaRole.Heading, new() { Name = "Kop", Level = 4 })).ToBeVisibleAsync();
        await Expect(his.Section.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("een vet punt");
        await Expect(his.Section.GetByRole(AriaRole.Link, new() { Name = "de site" })).ToHaveAttributeAsync("href", "https://voorbeeld.nl/");
        await Expect(his.Section.GetByText("<img src=x onerror=alert(1)>")).ToBeVisibleAsync();
        (await his.Section.Locator("img").CountAsync()).ShouldBe(0);
        await hers.TypeAsync("!");
        await Expect(his.Section.GetByText("onerror=alert(1)>!")).ToBeVisibleAsync();

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Iedereen" }).ClickAsync();
        await Expect(his.Editor).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_an_agenda_the_facilitator_begins_with_one_press_and_others_read_whom_to_wait_for()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.GoToAsync("Notulen");
        await Expect(piet.Page.GetByText("De begeleider zet de agendapunten neer.")).ToBeVisibleAsync();
        await fatima.GoToAsync("Notulen");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Begin met de notulen" }).ClickAsync();
        var hers = new Minutes(fatima, "Notulen");
        await Expect(hers.Editor).ToBeFocusedAsync();
        await fatima.Page.Keyboard.TypeAsync("Welkom allemaal");
        await new Minutes(piet, "Notulen").HasAsync("Welkom allemaal");
    }

    [Fact]
    public async Task What_is_pasted_becomes_plain_lines_and_no_more_than_fits()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        await PasteAsync(hers, "een\r\ntwee\u0007\u0000 👩‍👩‍👧\rdrie\tvier");
        await his.HasAsync("een\ntwee 👩‍👩‍👧\ndrie\tvier");
        await hers.IsSavedAsync();

        await PasteAsync(hers, string.Concat(Enumerable.Repeat("🌍 ", 15_000)));
        await Expect(hers.Section.GetByText("Niet alles paste.")).ToBeVisibleAsync();
        await hers.IsSavedAsync();
        await fatima.Page.Keyboard.TypeAsync("x");
        await Expect(hers.Section.GetByText("Er past niets meer bij.")).ToBeVisibleAsync();
        await fatima.Page.Keyboard.TypeAsync("yz");
        // What is left out is said, also where nothing at all fits any more.
        await Expect(hers.Section.GetByText("Niet alles paste.")).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("Backspace");
        await Expect(hers.Section.GetByText("Nog 1 teken", new() { Exact = true })).ToBeVisibleAsync();
        await fatima.IsSavedAsync();
        await Expect(fatima.Page.GetByText("Niet gelukt, niets kwijt")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_the_text_is_read_first_and_written_in_when_asked()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var phone = await fixture.VisitorAsync(360, 640);
        var code = await fatima.StartMeetingAsync();
        await AddItemAsync(fatima);
        await phone.JoinAsync(code);
        await fatima.GoToAsync("Notulen");
        var hers = new Minutes(fatima, Item);
        await hers.TypeAsync("Arbeidsongeschiktheidsverzekeringsmaatschappij https://voorbeeld.nl/een/heel/lang/adres/dat/nergens/een/spatie/heeft/en/maar/doorgaat");
        await phone.GoToAsync("Notulen");
        var his = new Minutes(phone, Item);
        // All of it: he writes behind the last word that is there.
        await Expect(his.Section.GetByText("en/maar/doorgaat")).ToBeVisibleAsync();
        await Expect(his.Editor).ToBeHiddenAsync();
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);

        await his.Section.GetByRole(AriaRole.Button, new() { Name = "Schrijf mee" }).TapAsync();
        await Expect(his.Editor).ToBeFocusedAsync();
        await phone.Page.Keyboard.TypeAsync(" Van de telefoon.");
        await hers.UntilAsync(text => text.EndsWith("doorgaat Van de telefoon."), "his words at the end");
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await his.Section.GetByRole(AriaRole.Button, new() { Name = "Klaar met schrijven" }).TapAsync();
        await Expect(his.Section.GetByText("Van de telefoon.")).ToBeVisibleAsync();
        await Expect(his.Editor).ToBeHiddenAsync();
        await Expect(his.Section.GetByRole(AriaRole.Button, new() { Name = "Schrijf mee" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task With_keys_alone_and_Tab_leads_out_of_the_text()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        var (hers, his) = await BeginAsync(fatima, piet);
        await hers.Editor.FocusAsync();
        var keys = fatima.Page.Keyboard;
        await keys.PressAsync("Shift+Tab");
        await Expect(hers.Section.GetByRole(AriaRole.Button, new() { Name = "Vet" })).ToBeFocusedAsync();
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await Expect(hers.Section.GetByRole(AriaRole.Button, new() { Name = "Lijst" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(hers.Editor).ToBeFocusedAsync();
        await keys.TypeAsync("een");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Control+b");
        await keys.TypeAsync("twee");
        await his.HasAsync("- een\n- **twee**");
        await keys.PressAsync("Tab");
        await Expect(hers.Editor).Not.ToBeFocusedAsync();
        (await fatima.Page.EvaluateAsync<string>("document.activeElement.tagName")).ShouldNotBe("BODY");
        await his.HasAsync("- een\n- **twee**");
    }

    private async Task<Crowd> CrowdAsync(Guest facilitator, string code, int count)
    {
        var crowd = new Crowd();
        for (var i = 0; i < count; i++)
        {
            var guest = await fixture.Api.JoinAsync(code, $"Gast {i}");
            var hub = await HubClient.ConnectAsync(fixture.Address, guest.Token, facilitator.Entity);
            var following = hub.Follow();
            crowd.Add(hub, following);
            await following.UntilAsync(replica => replica.Position is not null, "following");
        }

        return crowd;
    }

    private sealed class Crowd : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> _all = [];

        public void Add(params IAsyncDisposable[] one) => _all.AddRange(one);

        public async ValueTask DisposeAsync()
        {
            foreach (var one in Enumerable.Reverse(_all))
                await one.DisposeAsync();
        }
    }

    private static async Task PasteAsync(Minutes minutes, string text)
    {
        await minutes.Editor.FocusAsync();
        await minutes.Editor.EvaluateAsync(
            "(editor, text) => { const data = new DataTransfer(); data.setData('text/plain', text); editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
            text);
    }

    /// <summary>Waits until the caret of the other stands behind these words.</summary>
    private static async Task UntilBeforeCaretAsync(Minutes minutes, string before)
    {
        const string read = "editor => { const caret = editor.querySelector('.cm-writer'); if (!caret) return ''; const range = document.createRange(); range.setStart(editor, 0); range.setEndBefore(caret); return range.toString(); }";
        await Gateways.UntilAsync(() => minutes.Editor.EvaluateAsync<string>(read).Result == before, $"the caret behind {before}");
    }

    private static async Task<(Minutes, Minutes)> BeginAsync(Visitor fatima, Visitor piet)
    {
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await AddItemAsync(fatima);
        foreach (var visitor in new[] { fatima, piet })
        {
            await visitor.GoToAsync("Notulen");
            await Expect(new Minutes(visitor, Item).Editor).ToBeVisibleAsync();
        }

        return (new Minutes(fatima, Item), new Minutes(piet, Item));
    }

    private static async Task AddItemAsync(Visitor fatima)
    {
        await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync(Item);
        await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        await fatima.IsSavedAsync();
    }
}
