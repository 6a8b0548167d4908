using System.Text.Json;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// Looks at one state of a page in each way that somebody may have it before them: in the colours that they prefer and in the others,
/// in fixed colours, and at 400 %. Nothing may be wrong, covered, cut off or out of reach in any of them.
/// </summary>
/// <param name="inAllWays">Otherwise only in the colours that they prefer, at that size.</param>
/// <param name="reader">
/// Whose page it is, where each state is looked at in the other language too: they choose it in another tab, and the page follows, so that
/// a state is come to once and seen in both languages and both colour schemes. The rest of what can be seen is seen in the language they came with.
/// </param>
/// <param name="name">What the pictures are called that STATE_PICTURES asks for.</param>
public sealed class Inspection(IPage page, ColorScheme scheme, string name, bool inAllWays = true, Visitor? reader = null)
{
    private IPage? _otherTab;

    /// <summary>1,280 by 1,024 pixels at 400 % (WCAG 1.4.10).</summary>
    private static readonly PageViewportSizeResult Magnified = new() { Width = 320, Height = 256 };

    private readonly string? _pictures = Environment.GetEnvironmentVariable("STATE_PICTURES");
    private int _number;

    /// <param name="content">What is on the page once it is in that state.</param>
    /// <param name="isMagnified">Not where a change of size changes what the page is, as when the part beside another is hidden.</param>
    public async Task CheckAsync(string content, bool isMagnified = true)
    {
        var size = page.ViewportSize!;
        var other = scheme is ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light;
        _number++;
        await AccessibilityTests.CheckAsync(page, content);
        await TakeAsync("a");
        if (reader is not null)
            await InTheOtherLanguageAsync(content, other);
        if (!inAllWays)
            return;
        await page.EmulateMediaAsync(new() { ColorScheme = other });
        await HasNoContrastThatIsTooLowAsync(content);
        await TakeAsync("b");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = ForcedColors.Active });
        (await page.EvaluateAsync<string[]>(Unseen)).ShouldBeEmpty($"{page.Url}, at “{content}”, in fixed colours");
        await TakeAsync("c");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = ForcedColors.None });
        if (!isMagnified)
            return;
        await page.SetViewportSizeAsync(Magnified.Width, Magnified.Height);
        await TakeAsync("d");
        (await page.EvaluateAsync<string[]>(OutOfReach, Magnified.Width)).ShouldBeEmpty($"{page.Url}, at “{content}”, at 400 %");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private async Task InTheOtherLanguageAsync(string content, ColorScheme other)
    {
        if (_otherTab is null)
        {
            _otherTab = await reader!.AnotherTabAsync();
            await _otherTab.GotoAsync(new Uri(new Uri(page.Url), "/nergens").ToString());
        }

        var own = await page.EvaluateAsync<string>("document.documentElement.lang");
        await page.EmulateMediaAsync(new() { ColorScheme = other });
        if (!inAllWays)
            await HasNoContrastThatIsTooLowAsync(content);
        await ReadAsync(own is "nl" ? "en" : "nl");
        await AccessibilityTests.CheckAsItIsAsync(page, $"{content} (in the other language)");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await HasNoContrastThatIsTooLowAsync(content);
        await ReadAsync(own);
    }

    private async Task ReadAsync(string language)
    {
        await _otherTab!.GetByRole(AriaRole.Button, new() { Name = language is "nl" ? "Nederlands" : "English" }).ClickAsync();
        await page.WaitForFunctionAsync("language => document.documentElement.lang === language", language);
    }

    /// <summary>What axe says of the colours alone; the rest of a page is the same in both schemes.</summary>
    private async Task HasNoContrastThatIsTooLowAsync(string content)
    {
        await AccessibilityTests.ComeToRestAsync(page);
        var violations = await page.EvaluateAsync<JsonElement>(
            "axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] }).then(it => it.violations.flatMap(it => it.nodes.map(node => node.html + ' ' + node.failureSummary)))");
        violations.GetArrayLength().ShouldBe(0, $"{page.Url}, at “{content}”, in the other colours: {violations}");
    }

    private async Task TakeAsync(string way)
    {
        if (_pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{name}-{_number:00}{way}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>
    /// Each thing that can be used, in whatever lies on top, is brought into view as the focus would bring it, and must show itself
    /// there: no bar that stays in view may cover all of it (2.4.11). Words stand within the window, and whole.
    /// </summary>
    private const string OutOfReach =
        """
        width => {
          const wrong = [];
          const layer = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.presenting') ?? document.body;
          const nameOf = it => `${it.tagName.toLowerCase()}.${it.className} “${(it.ariaLabel ?? it.textContent ?? '').trim().slice(0, 40)}”`;
          const isSeen = it => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && getComputedStyle(it).clipPath === 'none' && !it.closest('.only-heard, .world, [aria-hidden=true]');
          const scrolls = it => { for (let up = it.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true; return false; };
          const { scrollWidth } = document.documentElement;
          if (scrollWidth > width) wrong.push(`the page is ${scrollWidth} wide`);
          for (const it of layer.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable=true]')) {
            if (!isSeen(it) || it.matches('.utrecht-skip-link, [type=file]')) continue;
            it.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            let over;
            const { top, bottom } = it.getBoundingClientRect();
            // Words that go on in the next line have a box a line.
            const isHit = [...it.getClientRects()].some(({ left, right, top, bottom }) => {
              const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
              return [0.1, 0.3, 0.5, 0.7, 0.9].some(y => [0.1, 0.5, 0.9].some(x => {
                const at = document.elementFromPoint(left + (right - left) * x, from + (to - from) * y);
                over ??= at;
                return at && (it === at || it.contains(at) || [...(it.labels ?? [])].some(label => label.contains(at)));
              }));
            });
            // What is chosen on the canvas has its panel above it, and Escape closes that.
            if (!isHit && it.role !== 'application') wrong.push(`covered or out of the window: ${nameOf(it)} at ${Math.round(top)} to ${Math.round(bottom)}, under ${over && nameOf(over)}`);
          }
          for (const it of layer.querySelectorAll('*')) {
            if (!isSeen(it) || ![...it.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const { left, right } = it.getBoundingClientRect();
            if ((left < -1 || right > width + 1) && !scrolls(it)) wrong.push(`beside the window: ${nameOf(it)}`);
            const { overflowX, overflowY } = getComputedStyle(it);
            if (/hidden|clip/.test(overflowX) && it.scrollWidth > it.clientWidth + 1) wrong.push(`cut off: ${nameOf(it)}`);
            if (/hidden|clip/.test(overflowY) && it.scrollHeight > it.clientHeight + 2) wrong.push(`cut off below: ${nameOf(it)}`);
          }
          document.scrollingElement.scrollTop = 0;
          return wrong;
        }
        """;

    /// <summary>In fixed colours whatever can be used has words, an edge or a drawing in a colour that differs from what is behind it.</summary>
    private const string Unseen =
        """
        () => {
          const layer = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.presenting') ?? document.body;
          const groundOf = it => { for (let up = it; up; up = up.parentElement) { const colour = getComputedStyle(up).backgroundColor; if (!/rgba\(.*, 0\)|transparent/.test(colour)) return colour; } return 'rgb(255, 255, 255)'; };
          const shows = it => {
            const style = getComputedStyle(it), ground = groundOf(it);
            if (it.matches('input[type=radio], input[type=checkbox]') || parseFloat(getComputedStyle(it, '::after').borderTopWidth) >= 1) return true;
            if ([...it.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && style.color !== ground) return true;
            if (['Top', 'Bottom'].some(side => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== groundOf(it.parentElement))) return true;
            // Words that are changed in a note have the edge of the note.
            if (it.matches('.canvas textarea')) return shows(it.closest('article, .fresh'));
            if (it instanceof SVGElement) return [style.stroke, style.fill].some(paint => paint !== 'none' && paint !== ground);
            if (it instanceof HTMLImageElement) return true;
            return [...it.children].some(shows);
          };
          return [...layer.querySelectorAll('a[href], button, input, select, textarea, summary')]
            .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.only-heard') && !it.matches('.utrecht-skip-link, [type=file]'))
            .filter(it => !shows(it))
            .map(it => it.outerHTML.slice(0, 200));
        }
        """;
}
