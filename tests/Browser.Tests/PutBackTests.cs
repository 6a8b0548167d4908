using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>A meeting that was kept as a file, put back from the start page, with the keyboard too.</summary>
public sealed class PutBackTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Somebody_takes_a_meeting_along_and_puts_it_back()
    {
        var meeting = await WireMeeting.StartAsync(fixture.Api);
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "bewaard.json");
        await File.WriteAllTextAsync(file, await meeting.FileAsync());

        await using var fatima = await fixture.VisitorAsync();
        await fatima.OpenAsync();
        var button = fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Zet een bewaarde bijeenkomst terug" });
        var chooser = await fatima.Page.RunAndWaitForFileChooserAsync(() => button.PressAsync("Enter"));
        await chooser.SetFilesAsync(file);
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = WireMeeting.Title, Level = 1 })).ToBeVisibleAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Article, new() { Name = "Gewoon een idee 🌻", Exact = true })).ToBeVisibleAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Meer", Exact = true }).ClickAsync();
        await AccessibilityTests.CheckAsync(fatima.Page, $"uit een bestand van “{WireMeeting.Title}”.");
        await fatima.Page.Keyboard.PressAsync("Escape");

        // It is theirs to lead, and this browser knows it.
        await fatima.WriteAsync("Verder waar we waren");
        await fatima.IsSavedAsync();
        await fatima.OpenAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Link, new() { Name = WireMeeting.Title })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("nl-NL", "Zet een bewaarde bijeenkomst terug", "Het bestand is veranderd", "Dit is geen bewaarde bijeenkomst", "Het bestand is te groot: er past hoogstens 20 MB.")]
    [InlineData("en-GB", "Put back a saved meeting", "The file was changed", "This is no saved meeting", "The file is too large: at most 20 MB fit.")]
    public async Task A_file_that_is_refused_is_refused_in_a_sentence(string language, string action, string changed, string broken, string large)
    {
        var meeting = await WireMeeting.StartAsync(fixture.Api);
        var file = await meeting.FileAsync();
        await using var visitor = await fixture.VisitorAsync(width: 360, language: language);
        await visitor.OpenAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = action })).ToBeVisibleAsync();
        foreach (var (content, sentence) in new[]
        {
            (file.Replace("Op het dak", "Op het dok"), changed), (file[..^100], broken), (new string(' ', 20 * 1024 * 1024 + 1), large),
        })
        {
            await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "bewaard.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
            await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);
            await AccessibilityTests.CheckAsync(visitor.Page, sentence);
        }

        // The file as it was still works.
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "bewaard.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = WireMeeting.Title, Level = 1 })).ToBeVisibleAsync();
    }
}
