using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>A browser that more than one person uses, as on a table in a library.</summary>
public sealed class SharedBrowserTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    [Fact]
    public async Task OUT2_what_one_person_left_is_never_sent_or_shown_in_the_name_of_another()
    {
        await using var fatima = await ComeAsync();
        await using var shared = await ComeAsync();
        var code = await fatima.StartMeetingAsync();
        await shared.JoinAsync(code);
        var link = await shared.ReturnLinkAsync();
        await Server.KillAsync();
        await shared.WriteAsync("Van Piet");
        await Expect(shared.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        await shared.Entry.FillAsync("Half af, van Piet");
        await shared.CloseTabAsync();
        await StartAgainAsync();

        await shared.NewTabAsync();
        await shared.OpenAsync($"/m/{code}");
        await Expect(shared.Page.GetByText("Of doe mee als iemand anders")).ToBeVisibleAsync();
        await shared.JoinAsync(code, "Mila");
        await Expect(shared.Entry).ToHaveValueAsync("");
        await shared.WriteAsync("Van Mila");
        await shared.IsSavedAsync();
        await Expect(fatima.Note("Van Mila")).ToContainTextAsync("Mila");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await Expect(shared.Notes).ToHaveCountAsync(1);

        // Piet comes back, here, and finds what he left.
        await shared.OpenAsync(link);
        await shared.SeesAsync("Van Piet");
        await Expect(shared.Entry).ToHaveValueAsync("Half af, van Piet");
        await Expect(fatima.Note("Van Piet")).ToContainTextAsync("Piet");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await Expect(fatima.Note("Van Mila")).ToContainTextAsync("Mila");
    }

    [Fact]
    public async Task Whoever_came_by_a_return_link_is_known_by_name_on_this_device()
    {
        await using var laptop = await ComeAsync();
        await using var phone = await ComeAsync();
        var code = await laptop.StartMeetingAsync("Een warme wijk", "Fatima");
        await phone.OpenAsync(await laptop.ReturnLinkAsync());
        await phone.IsSavedAsync();

        await phone.OpenAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Een warme wijk" })).ToContainTextAsync("Fatima");
        await phone.OpenAsync($"/m/{code}");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ga verder als Fatima" }).ClickAsync();
        await phone.IsSavedAsync();
    }

    [Fact]
    public async Task A_code_offers_to_go_on_in_its_own_meeting_and_not_in_another_of_the_same_title()
    {
        await using var shared = await ComeAsync();
        using var api = new ApiClient(Server.Address);
        var (_, first) = await api.StartMeetingAsync("Overleg");
        var (fatima, second) = await api.StartMeetingAsync("Overleg");
        await shared.JoinAsync(first);

        await shared.OpenAsync($"/m/{second}");
        await Expect(shared.Page.GetByRole(AriaRole.Heading, new() { Name = "Overleg" })).ToBeVisibleAsync();
        await Expect(shared.Page.GetByText("Ga verder als")).ToHaveCountAsync(0);

        // Nor does another title make it another meeting.
        await shared.JoinAsync(second, "Mila");
        await using var hers = await HubClient.ConnectAsync(Server.Address, fatima.Token, fatima.Entity);
        await shared.OpenAsync();
        await hers.SendAsync(Ids.Next(), new { type = "renameMeeting", title = "Overleg over warmte" });
        await shared.OpenAsync($"/m/{second}");
        await shared.Page.GetByRole(AriaRole.Button, new() { Name = "Ga verder als Mila" }).ClickAsync();
        await Expect(shared.Page.GetByRole(AriaRole.Heading, new() { Name = "Overleg over warmte" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LED6_whoever_was_removed_reads_why_and_stays_out_in_that_browser_under_another_name_too()
    {
        await using var fatima = await ComeAsync();
        await using var shared = await ComeAsync();
        var code = await fatima.StartMeetingAsync("Overleg");
        await shared.JoinAsync(code);
        await shared.OpenAsync($"/m/{code}");
        await Expect(shared.Page.GetByRole(AriaRole.Button, new() { Name = "Ga verder als Piet" })).ToBeVisibleAsync();

        await fatima.RemoveAsync("Piet", "Reclame");
        await fatima.IsSavedAsync();
        await shared.OpenAsync($"/m/{code}");
        await Expect(shared.Page.GetByText("Verder als Piet kan niet meer.")).ToContainTextAsync("Reclame");
        await Expect(shared.Page.GetByText("Ga verder als")).ToHaveCountAsync(0);

        await shared.Page.GetByLabel("Je naam").FillAsync("Mila");
        await shared.Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Expect(shared.Page.GetByText("Uit de bijeenkomst gehaald door de begeleider").First).ToBeVisibleAsync();
        await Expect(shared.Page.Locator("#ideas-title")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_meetings_of_one_title_are_told_apart_by_name_time_and_code()
    {
        await using var shared = await ComeAsync();
        using var api = new ApiClient(Server.Address);
        var (_, first) = await api.StartMeetingAsync("Overleg");
        var (_, second) = await api.StartMeetingAsync("Overleg");
        await shared.JoinAsync(first, "Piet");
        await shared.JoinAsync(second, "Mila");
        await shared.OpenAsync();
        var meetings = shared.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Overleg" });
        await Expect(meetings).ToHaveCountAsync(2);
        await Expect(meetings.First).ToContainTextAsync($"code {second}");
        await Expect(meetings.First).ToContainTextAsync("Mila");
        await Expect(meetings.First).ToContainTextAsync("laatst geopend");
        await Expect(meetings.Last).ToContainTextAsync($"code {first}");
        await Expect(meetings.Last).ToContainTextAsync("Piet");
    }
}
