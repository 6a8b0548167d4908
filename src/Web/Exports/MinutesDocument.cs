using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Samenwerken.Web.Exports;

/// <summary>
/// Minutes as Markdown understands them, made fit to stand inside another document: HTML in them is text, a link leads to the web
/// or to an address for mail and is otherwise text as it was written, a picture is a link to it, and headings stand below the
/// heading of their agenda item, each at most one level below the one before. So nothing in them runs, asks another
/// server for anything, or takes part of the document over.
/// </summary>
internal sealed partial class MinutesDocument
{
    /// <summary>CommonMark, and addresses that people paste. What they write on lines of its own stays on lines of its own, as on the pages.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().UsePreciseSourceLocation().Build();

    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly MarkdownDocument? _document;

    /// <param name="text">As it was written; it may be anything.</param>
    /// <param name="level">The level of the highest heading that may stand in them.</param>
    public MinutesDocument(string text, int level)
    {
        _text = text = ListsClosed(text);
        _document = Parse(text);
        if (_document is null)
            return;
        foreach (var inline in _document.Descendants<Inline>().ToList())
            Tame(inline);
        foreach (var code in _document.Descendants<FencedCodeBlock>())
            code.TryGetAttributes()?.Classes?.Clear();
        Place(_document, level);
    }

    public string ToHtml()
    {
        if (_document is null)
            return $"<p class=\"text\">{HtmlExport.Encode(_text)}</p>\n";
        using var html = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(_document);
        return html.ToString();
    }

    /// <summary>In lines, without one at the end.</summary>
    public IReadOnlyList<string> ToMarkdown() =>
        _document is null ? MinutesMarkdown.Plain(_text) : MinutesMarkdown.Lines(_document, _text);

    internal static bool IsSafe(string? url) =>
        url is not null
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto);

    /// <summary>With an empty line between a list and a line right behind it: on the pages that is no part of the last item.</summary>
    private static string ListsClosed(string text)
    {
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in text.Split('\n'))
        {
            if (!isCode && lines.Count > 0 && Item().IsMatch(lines[^1]) && line.Length > 0 && !char.IsWhiteSpace(line[0]) && !Item().IsMatch(line))
                lines.Add("");
            isCode ^= Fence().IsMatch(line);
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)])\s+\S")]
    private static partial Regex Item();

    [GeneratedRegex("^ {0,3}(?:```|~~~)")]
    private static partial Regex Fence();

    /// <returns>Null where it is nested deeper than anybody writes, which no renderer takes.</returns>
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            return IsDeeper(document, MaxDepth) ? null : document;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsDeeper(MarkdownObject node, int than) => than == 0 || node switch
    {
        ContainerBlock blocks => blocks.Any(block => IsDeeper(block, than - 1)),
        LeafBlock { Inline: { } inlines } => IsDeeper(inlines, than - 1),
        ContainerInline inlines => inlines.Any(inline => IsDeeper(inline, than - 1)),
        _ => false,
    };

    private void Tame(Inline inline)
    {
        switch (inline)
        {
            case LinkInline link when !IsSafe(link.Url) || link.FirstChild is null:
                link.ReplaceBy(Written(link), copyChildren: false);
                break;
            case LinkInline link:
                (link.IsImage, link.Title) = (false, null);
                break;
            case AutolinkInline { IsEmail: false } link when !IsSafe(link.Url):
                link.ReplaceBy(Written(link), copyChildren: false);
                break;
        }
    }

    private LiteralInline Written(Inline inline) => new(
        inline.Span is { Start: >= 0 } span && span.End < _text.Length && span.Length > 0 ? _text.Substring(span.Start, span.Length) : "");

    private static void Place(MarkdownDocument document, int level)
    {
        var above = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>().ToList())
        {
            if (heading.Inline?.FirstChild is null)
            {
                heading.Parent!.Remove(heading);
                continue;
            }

            while (above.TryPeek(out var before) && before >= heading.Level)
                above.Pop();
            above.Push(heading.Level);
            heading.Level = Math.Min(level + above.Count - 1, 6);
        }
    }
}
