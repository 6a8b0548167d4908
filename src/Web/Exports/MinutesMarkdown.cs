using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Samenwerken.Web.Exports;

/// <summary>
/// Writes minutes as Markdown again from what was understood of them, in a form that means the same wherever it stands: every
/// block is closed, every link carries its own address, and what was text cannot be read as anything else.
/// </summary>
internal static partial class MinutesMarkdown
{
    public static IReadOnlyList<string> Lines(MarkdownDocument document, string written) => [.. Blocks(document, written, isTight: false)];

    /// <summary>Text of which nothing is understood: a paragraph a line.</summary>
    public static IReadOnlyList<string> Plain(string text) => [.. text.Split('\n').SelectMany(line => new[] { Start(Escape(line)), "" }).SkipLast(1)];

    private static List<string> Blocks(ContainerBlock blocks, string written, bool isTight)
    {
        var lines = new List<string>();
        foreach (var block in blocks)
        {
            var more = Block(block, written);
            if (more.Count == 0)
                continue;
            if (lines.Count > 0 && !isTight)
                lines.Add("");
            lines.AddRange(more);
        }

        return lines;
    }

    private static List<string> Block(Block block, string written) => block switch
    {
        HeadingBlock heading => [$"{new string('#', heading.Level)} {OnOneLine(Inlines(heading.Inline, written))}"],
        ParagraphBlock paragraph => [.. Inlines(paragraph.Inline, written).Split('\n').Select(Start).Where(line => line.Length > 0)],
        QuoteBlock quote => [.. Blocks(quote, written, isTight: false).Select(line => line.Length == 0 ? ">" : $"> {line}")],
        ListBlock list => List(list, written),
        CodeBlock code => Code(code),
        ThematicBreakBlock => ["___"],
        _ => [],
    };

    /// <summary>Without breaks, and with no # at the end that would be taken for the heading's own.</summary>
    private static string OnOneLine(string text) => LastHashes().Replace(text.Replace("\\\n", " ").Replace('\n', ' ').Trim(), "\\$0");

    private static List<string> List(ListBlock list, string written)
    {
        var lines = new List<string>();
        var number = int.TryParse(list.OrderedStart, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? $"{number++}{list.OrderedDelimiter} " : $"{list.BulletType} ";
            var content = Blocks(item, written, isTight: !list.IsLoose);
            if (lines.Count > 0 && list.IsLoose)
                lines.Add("");
            if (content.Count == 0)
                content.Add("");
            lines.AddRange(content.Select((line, i) => i == 0 ? (marker + line).TrimEnd() : line.Length == 0 ? "" : new string(' ', marker.Length) + line));
        }

        return lines;
    }

    private static List<string> Code(CodeBlock code)
    {
        var lines = code.Lines.Lines?.Take(code.Lines.Count).Select(line => line.Slice.ToString()).ToList() ?? [];
        var fence = new string('`', Math.Max(3, LongestRun(string.Join('\n', lines)) + 1));
        return [fence, .. lines, fence];
    }

    private static string Inlines(ContainerInline? inlines, string written)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
            text.Append(Of(inline, written));
        return text.ToString();
    }

    private static string Of(Inline inline, string written) => inline switch
    {
        LiteralInline literal => Escape(literal.Content.ToString()),
        HtmlEntityInline entity => Escape(entity.Transcoded.ToString()),
        CodeInline code => CodeSpan(code.Content),
        LineBreakInline { IsHard: true } => "\\\n",
        LineBreakInline => "\n",
        AutolinkInline link => $"<{link.Url}>",
        EmphasisInline emphasis => $"{Delimiter(emphasis)}{Inlines(emphasis, written)}{Delimiter(emphasis)}",
        LinkInline { Url: { } url, FirstChild: LiteralInline { NextSibling: null } only } when only.Content.ToString() == url => $"<{url}>",
        LinkInline { Url: { } url } link => $"[{Inlines(link, written)}]({Address(url)})",
        DelimiterInline delimiter => Escape(delimiter.ToLiteral()) + Inlines(delimiter, written),
        ContainerInline container => Inlines(container, written),
        { Span: { Start: >= 0 } span } when span.End < written.Length => Escape(written.Substring(span.Start, span.Length)),
        _ => "",
    };

    private static string Delimiter(EmphasisInline emphasis) => new(emphasis.DelimiterChar, emphasis.DelimiterCount);

    private static string CodeSpan(string content)
    {
        var fence = new string('`', LongestRun(content) + 1);
        var isPadded = content.Length > 0 && (content[0] is '`' || content[^1] is '`' || (content[0] is ' ' && content[^1] is ' ' && content.Trim().Length > 0));
        return isPadded ? $"{fence} {content} {fence}" : $"{fence}{content}{fence}";
    }

    private static int LongestRun(string text) => Backticks().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max();

    private static string Address(string url) => Entity().Replace(
        string.Concat(url.Select(c => c switch
        {
            '(' => "%28",
            ')' => "%29",
            '<' => "%3C",
            '>' => "%3E",
            '\\' => "%5C",
            _ => c.ToString(),
        })),
        "\\$0");

    /// <summary>With a backslash before what would be Markdown's own anywhere in a line.</summary>
    private static string Escape(string text) => Special().Replace(text, "\\$0");

    /// <summary>A line without the white space before it, with a backslash before what would be Markdown's own at its start.</summary>
    private static string Start(string line)
    {
        var text = line.TrimStart(' ', '\t');
        if (Numbered().Match(text) is { Success: true } number)
            return $"{number.Value}\\{text[number.Length..]}";
        return text.Length > 0 && text[0] is '#' or '+' or '-' or '=' or ':' ? $"\\{text}" : text;
    }

    [GeneratedRegex(@"[\\`*_{}\[\]<>&~|!$]")]
    private static partial Regex Special();

    [GeneratedRegex("&(?=#?[A-Za-z0-9]+;)")]
    private static partial Regex Entity();

    [GeneratedRegex(@"(?<=^|\s)#+$")]
    private static partial Regex LastHashes();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"^\d{1,9}(?=[.)](\s|$))")]
    private static partial Regex Numbered();
}
