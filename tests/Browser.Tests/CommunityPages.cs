namespace Samenwerken.Browser.Tests;

/// <summary>What people do on the pages of any community.</summary>
internal static class CommunityPages
{
    public const string Issue = "Hoe laten we bewoners, bedrijven en gemeenten samen een lokaal energiebedrijf starten?";

    public static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static async Task FormAsync(Visitor visitor, string name, string personName, string? issue)
    {
        await visitor.OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Vorm een community" }).ClickAsync();
        await visitor.Page.GetByLabel("Hoe heet de community?").FillAsync(name);
        if (issue is not null)
            await visitor.Page.GetByLabel("Wat is het vraagstuk?").FillAsync(issue);
        await visitor.Page.GetByLabel("Je naam").FillAsync(personName);
        await visitor.Page.GetByText("Overheid", new() { Exact = true }).ClickAsync();
        await Button(visitor.Page, "Vorm de community").ClickAsync();
        await Expect(visitor.Page.GetByText("In voorbereiding").First).ToBeVisibleAsync();
    }

    public static async Task GoAsync(IPage page, string part)
    {
        var link = page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part });
        await link.ClickAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <returns>The path of the link of whoever is invited, with what stands behind the #.</returns>
    public static async Task<string> InviteAsync(IPage page, string name, string? sector, string? role = null)
    {
        await Button(page, "Nodig iemand uit").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Naam", new() { Exact = true }).FillAsync(name);
        if (sector is not null)
            await dialog.GetByLabel("Sector").SelectOptionAsync(sector);
        if (role is not null)
            await dialog.GetByLabel(role).CheckAsync();
        await Button(page, "Maak de uitnodiging").ClickAsync();
        var link = new Uri(await dialog.GetByLabel("Persoonlijke link").InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).Not.ToBeVisibleAsync();
        return link.PathAndQuery + link.Fragment;
    }
}
