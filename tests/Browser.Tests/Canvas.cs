using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The canvas as somebody at a browser has it before them.</summary>
public sealed class Canvas(Visitor visitor)
{
    public IPage Page => visitor.Page;

    /// <summary>What is moved about: notes, areas and the ground.</summary>
    public ILocator View => Page.GetByRole(AriaRole.Application, new() { Name = "Canvas met ideeën" });

    public ILocator Zoom => Page.Locator(".percent");

    public ILocator Bar => Page.GetByRole(AriaRole.Group, new() { Name = "Acties bij wat je koos" });

    /// <summary>Goes to a meeting and looks at it as a canvas, without motion, so that everything stands where it is shown.</summary>
    public static async Task<Canvas> OpenAsync(Visitor visitor, Guest who)
    {
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var address = new Uri(who.ReturnUrl);
        await visitor.OpenAsync(address.PathAndQuery + address.Fragment);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Canvas", Exact = true }).ClickAsync();
        var canvas = new Canvas(visitor);
        await Expect(canvas.View).ToBeVisibleAsync();
        return canvas;
    }

    public ILocator Note(string text) => View.Locator("article").Filter(new() { HasText = text });

    public ILocator Area(string name) => View.Locator("section").And(Page.GetByRole(AriaRole.Region, new() { Name = name }));

    /// <summary>A note is in a cluster, or with null in none.</summary>
    public Task IsInAsync(string text, string? cluster) => cluster is null
        ? Expect(Note(text)).Not.ToHaveAttributeAsync("aria-label", new Regex(", in "))
        : Expect(Note(text)).ToHaveAttributeAsync("aria-label", new Regex($", in {cluster}"));

    public Task IsChosenAsync(string text, bool isChosen = true) => isChosen
        ? Expect(Note(text)).ToHaveAttributeAsync("aria-label", new Regex(", gekozen"))
        : Expect(Note(text)).Not.ToHaveAttributeAsync("aria-label", new Regex(", gekozen"));

    public Task HasFocusAsync(string text) => Expect(Note(text)).ToBeFocusedAsync();

    /// <summary>Waits until the view has come to rest: it glides, and what is measured on the way is soon elsewhere.</summary>
    public static async Task StillAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => new Promise(done => {
              let before, since = 0;
              const look = () => {
                const now = JSON.stringify([...document.querySelectorAll('.viewport, .viewport article')].slice(0, 3).map(it => it.getBoundingClientRect()));
                since = now === before ? since + 1 : 0;
                before = now;
                if (since >= 4) done();
                else requestAnimationFrame(look);
              };
              look();
            })
            """);
    }

    /// <summary>Where the middle of something is on the screen, once the view stands still.</summary>
    public static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        await StillAsync(locator.Page);
        var box = (await locator.BoundingBoxAsync()).ShouldNotBeNull();
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Drags from one place to another and lets go.</summary>
    public async Task DragAsync((float X, float Y) from, (float X, float Y) to)
    {
        await HoldAsync(from, to);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Drags from one place to another and holds on.</summary>
    public async Task HoldAsync((float X, float Y) from, (float X, float Y) to)
    {
        await Page.Mouse.MoveAsync(from.X, from.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 6 });
    }

    /// <summary>A place on the ground, where nothing is.</summary>
    public async Task<(float X, float Y)> GroundAsync()
    {
        await StillAsync(Page);
        var place = await Page.EvaluateAsync<float[]?>(
            """
            (() => {
              const view = document.querySelector('[role=application]');
              const { left, top, right, bottom } = view.getBoundingClientRect();
              for (let y = bottom - 90; y > top + 10; y -= 12)
                for (let x = left + 12; x < right - 12; x += 12)
                  if ([[0, 0], [9, 0], [0, 9], [-9, 0], [0, -9]].every(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === view)) return [x, y];
              return null;
            })()
            """);
        place.ShouldNotBeNull("there is no free place on the canvas");
        return (place[0], place[1]);
    }

    /// <summary>Fingers on the screen, each at its place; none lets go.</summary>
    public async Task TouchAsync(ICDPSession touch, string type, params (float X, float Y)[] fingers) =>
        await touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = fingers.Select((finger, id) => new Dictionary<string, object> { ["x"] = finger.X, ["y"] = finger.Y, ["id"] = id }).ToArray(),
        });
}
