using Samenwerken.Testing;
using Xunit.Abstractions;

namespace Samenwerken.Browser.Tests;

using static MeetingStory;

/// <summary>
/// What an input costs on boards with very many ideas. Held to a bound is what the page computes for it: CPU time of its own thread, which
/// a machine that does other things as well hardly changes. A frame of 60 a second has 17 ms; the bounds are two to three times what was
/// measured, so that a slower machine passes and work that grows with the board does not. How long it takes from the input until what it did
/// is painted is printed beside it, with the same on an empty page, and not held to a bound here: on a busy machine that tells of the machine.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class CanvasPaceTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private const string Watch =
        """
        () => {
          window.waits = [];
          const painted = new MessageChannel();
          let inputs = [], drawn = [];
          painted.port1.onmessage = () => {
            const now = performance.now();
            for (const input of drawn) window.waits.push(now - input);
            drawn = [];
          };
          const came = (event) => {
            inputs.push(event.timeStamp);
            if (inputs.length > 1) return;
            requestAnimationFrame(() => {
              drawn.push(...inputs);
              inputs = [];
              painted.port2.postMessage(0);
            });
          };
          for (const name of ['pointermove', 'wheel', 'keydown']) addEventListener(name, came, { capture: true, passive: true });
        }
        """;

    [Fact]
    public async Task Two_thousand_ideas_are_moved_and_zoomed_with_little_work_for_each_input()
    {
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        await using var idle = await fixture.VisitorAsync(1440, 900);
        await idle.Page.EvaluateAsync(Watch);
        var canvas = await OpenAsync(visitor, 2_000);
        var (x, y) = await Canvas.MiddleAsync(canvas.View);

        await MeasureAsync("move the view, everything in it", canvas, idle, 25, mouse => SwayAsync(mouse, x, y, MouseButton.Middle));
        await MeasureAsync("zoom in and out", canvas, idle, 30, async mouse =>
        {
            await mouse.MoveAsync(x, y);
            for (var i = 0; i < 60; i++)
                await mouse.WheelAsync(0, i < 30 ? -100 : 100);
        });
    }

    [Fact]
    public async Task Ten_thousand_ideas_open_and_are_moved_through()
    {
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        await using var idle = await fixture.VisitorAsync(1440, 900);
        await idle.Page.EvaluateAsync(Watch);
        var canvas = await OpenAsync(visitor, 10_000);
        var (x, y) = await Canvas.MiddleAsync(canvas.View);
        await MeasureAsync("move the view, everything in it", canvas, idle, 50, mouse => SwayAsync(mouse, x, y, MouseButton.Middle));
        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("End");
        await Expect(canvas.View.Locator("article:focus")).ToBeInViewportAsync();
        await canvas.Page.Keyboard.PressAsync("0");
        await Expect(canvas.Zoom).ToHaveTextAsync("100%");
        await MeasureAsync("move the view, to be read", canvas, idle, 40, mouse => SwayAsync(mouse, x, y, MouseButton.Middle));
    }

    /// <summary>A meeting with so many ideas, a quarter of them in no cluster, all in view.</summary>
    private async Task<Canvas> OpenAsync(Visitor visitor, int count)
    {
        var story = new MeetingStory();
        var clusters = Enumerable.Range(1, 12).Select(i => story.AddCluster(Fatima, $"Cluster {i}")).ToList();
        for (var i = 0; i < count; i++)
            story.AddIdea(i % 2 == 0 ? Piet : Fatima, $"Idee {i}: {string.Concat(Enumerable.Repeat("samen de wijk warm houden ", 1 + (i % 4)))}".Trim(), i % 4 == 0 ? null : clusters[i * 7 % 12]);
        var put = await fixture.Api.PostAsync("/api/v1/meetings/import", MeetingFiles.Export(story.State, Fatima.PersonId).ToJsonString(), 201);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var canvas = await Canvas.OpenAsync(visitor, ApiClient.GuestOf(put));
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        await Expect(canvas.Zoom).Not.ToHaveTextAsync("50%");
        await canvas.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        output.WriteLine($"{count} ideas are on the screen after {watch.ElapsedMilliseconds} ms");
        await canvas.Page.EvaluateAsync(Watch);
        return canvas;
    }

    /// <summary>Eighty small movements there and back.</summary>
    private static async Task SwayAsync(IMouse mouse, float x, float y, MouseButton button)
    {
        await mouse.MoveAsync(x, y);
        await mouse.DownAsync(new() { Button = button });
        for (var i = 1; i <= 80; i++)
            await mouse.MoveAsync(x + (8 * Math.Min(i, 80 - i)), y + (3 * Math.Min(i, 80 - i)));
        await mouse.UpAsync(new() { Button = button });
    }

    /// <param name="cpu">The most that the page may compute for one input, in milliseconds.</param>
    private async Task MeasureAsync(string what, Canvas canvas, Visitor idle, double cpu, Func<IMouse, Task> inputs)
    {
        var session = await canvas.Page.Context.NewCDPSessionAsync(canvas.Page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await TakeAsync(canvas.Page);
        var before = await ComputedAsync(session);
        await inputs(canvas.Page.Mouse);
        var waits = await TakeAsync(canvas.Page);
        var computed = (await ComputedAsync(session) - before) / waits.Length;
        await session.DetachAsync();
        await SwayAsync(idle.Page.Mouse, 700, 450, MouseButton.Left);
        var quiet = P95(await TakeAsync(idle.Page));

        output.WriteLine($"{what}: p95 {P95(waits):0} ms of {waits.Length} inputs, {computed:0.0} ms computed each (an empty page: p95 {quiet:0} ms)");
        waits.Length.ShouldBeGreaterThan(50);
        computed.ShouldBeLessThan(cpu, what);
    }

    private static double P95(double[] waits) => waits.Order().ElementAt((int)(waits.Length * 0.95));

    private static async Task<double[]> TakeAsync(IPage page) => await page.EvaluateAsync<double[]>(
        "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => { const waits = window.waits; window.waits = []; done(waits); })))");

    private static async Task<double> ComputedAsync(ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics")).ShouldNotBeNull().GetProperty("metrics");
        return metrics.EnumerateArray().First(metric => metric.GetProperty("name").GetString() is "TaskDuration").GetProperty("value").GetDouble() * 1000;
    }
}
