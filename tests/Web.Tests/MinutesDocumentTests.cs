using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Samenwerken.Testing;
using Samenwerken.Web.Exports;

namespace Samenwerken.Web.Tests;

/// <summary>Minutes inside another document, in HTML and in Markdown: whatever is written in them, they stay in their place.</summary>
public sealed class MinutesDocumentTests
{
    // What a reader of the file may use: CommonMark, in which HTML is HTML.
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().Build();

    [Theory]
    [InlineData("Wij *spraken* over **warmte**.", "<p>Wij <em>spraken</em> over <strong>warmte</strong>.</p>")]
    [InlineData("# Kop\n### Dieper\n## Minder", "<h4>Kop</h4>|<h5>Dieper</h5>|<h5>Minder</h5>")]
    [InlineData("# 1\n## 2\n### 3\n#### 4", "<h4>1</h4>|<h5>2</h5>|<h6>3</h6>|<h6>4</h6>")]
    [InlineData("#\n\ntekst", "<p>tekst</p>")]
    [InlineData("een\ntwee", "<p>een<br />|twee</p>")]
    [InlineData("- een\n- twee\ngeen lijst meer\nniet", "<ul>|<li>een</li>|<li>twee</li>|</ul>|<p>geen lijst meer<br />|niet</p>")]
    [InlineData("```\n- a\nb\n```", "<pre><code>- a|b|</code></pre>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<!-- weg\n\n# ook weg", "<p>&lt;!-- weg</p>|<h4>ook weg</h4>")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>")]
    [InlineData("[kwaad](javascript:alert(1))", "<p>[kwaad](javascript:alert(1))</p>")]
    [InlineData("[kwaad](JaVaScRiPt&colon;alert(1))", "<p>[kwaad](JaVaScRiPt&amp;colon;alert(1))</p>")]
    [InlineData("[kwaad](data:text/html,x)", "<p>[kwaad](data:text/html,x)</p>")]
    [InlineData("[kwaad](//evil.example)", "<p>[kwaad](//evil.example)</p>")]
    [InlineData("[kwaad][1]\n\n[1]: vbscript:x", "<p>[kwaad][1]</p>")]
    [InlineData("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>")]
    [InlineData("[goed](https://example.org/a_(b)?c=1&d=2 \"titel\")", "<p><a href=\"https://example.org/a_(b)?c=1&amp;d=2\">goed</a></p>")]
    [InlineData("![foto](https://example.org/foto.png)", "<p><a href=\"https://example.org/foto.png\">foto</a></p>")]
    [InlineData("![](https://example.org/foto.png)", "<p>![](https://example.org/foto.png)</p>")]
    [InlineData("Zie https://example.org.", "<p>Zie <a href=\"https://example.org\">https://example.org</a>.</p>")]
    [InlineData("<piet@example.org>", "<p><a href=\"mailto:piet@example.org\">piet@example.org</a></p>")]
    [InlineData("```js\" onload=x\n<b>\n", "<pre><code>&lt;b&gt;|</code></pre>")]
    public void In_HTML_nothing_of_it_runs_or_leaves_its_place(string text, string html) =>
        new MinutesDocument(text, 4).ToHtml().TrimEnd('\n').Replace('\n', '|').ShouldBe(html);

    [Theory]
    [InlineData("Wij *spraken* over **warmte** en `code`.", "Wij *spraken* over **warmte** en `code`.")]
    [InlineData("# Kop\nKop\n===", "#### Kop||#### Kop")]
    [InlineData("# C\\#", "#### C#")]
    [InlineData("# a \\#", "#### a \\#")]
    [InlineData("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>")]
    [InlineData("[kwaad](javascript:alert(1))", "\\[kwaad\\](javascript:alert(1))")]
    [InlineData("[goed][1]\n\n[1]: https://example.org/a_(b) 'titel'", "[goed](https://example.org/a_%28b%29)")]
    [InlineData("![foto](https://example.org/foto.png)", "[foto](https://example.org/foto.png)")]
    [InlineData("Zie https://example.org/a_b.", "Zie <https://example.org/a_b>.")]
    [InlineData("```\nnooit dicht\n# geen kop", "```|nooit dicht|# geen kop|```")]
    [InlineData("- een\n- twee\n  1. diep\n  2. dieper\n\n* anders", "- een|- twee|  1. diep|  2. dieper||* anders")]
    [InlineData("> aangehaald\n>\n> - lijst", "> aangehaald|>|> - lijst")]
    [InlineData("a  \nb\\\nc\nd", "a\\|b\\|c\\|d")]
    [InlineData("\\# geen kop\n1\\. geen lijst\n\\- ook niet", "\\# geen kop\\|1\\. geen lijst\\|\\- ook niet")]
    [InlineData("5 * 3 | 2 & 1 ~ 0", "5 \\* 3 \\| 2 \\& 1 \\~ 0")]
    [InlineData("a\n\n***\n\nb", "a||___||b")]
    public void In_Markdown_it_stays_Markdown_and_everything_is_closed(string text, string lines) =>
        string.Join('|', new MinutesDocument(text, 4).ToMarkdown()).ShouldBe(lines);

    [Theory]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("*a_")]
    [InlineData("- ")]
    public void Nested_deeper_than_anybody_writes_it_is_plain_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000)) + "<b>";
        var minutes = new MinutesDocument(text, 4);
        minutes.ToHtml().ShouldNotContain("<b>");
        Parsed(minutes).Descendants<HtmlInline>().ShouldBeEmpty();
    }

    /// <summary>Whatever is written: the headings of the document are its own, below them stand deeper ones, and nothing in it is HTML.</summary>
    [Fact]
    public void No_minutes_break_the_document_that_they_stand_in()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MINUTES_SEED"), out var given) ? given : 20261126;
        var random = new Random(seed);
        string[] parts =
        [
            "#", "## ", "# kop\n", "===\n", "---\n", "- ", "* ", "+ ", "1. ", "12) ", "> ", "    ", "\t", "\n", "\n\n", "`", "```\n", "~~~\n", "*", "**", "_", "__",
            "[a](https://a.example/x)", "[", "](", ")", "[x]: javascript:y\n", "![", "<b>", "</", "<!--", "<script>", "<https://b.example>", "<", ">", "&amp;", "&lt;b&gt;",
            "&#60;i&#62;", "\\", "\\\n", "  \n", "|", "| - |\n", "woord", " ", "é🏫", "javascript:z", "www.c.example ", "http://d.example/(e) ", "a@b.example ", "$", "~", "{", "!",
        ];
        for (var round = 0; round < 1500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => parts[random.Next(parts.Length)]));
            try
            {
                var minutes = new MinutesDocument(text, 4);
                var parsed = Parsed(minutes);
                parsed.Descendants<HtmlBlock>().ShouldBeEmpty();
                parsed.Descendants<HtmlInline>().ShouldBeEmpty();
                parsed.Descendants<LinkInline>().ShouldAllBe(link => !link.IsImage && MinutesDocument.IsSafe(link.Url));
                parsed.Descendants<AutolinkInline>().ShouldAllBe(link => link.IsEmail || MinutesDocument.IsSafe(link.Url));
                parsed.OfType<HeadingBlock>().Where(heading => heading.Level < 4).Select(heading => heading.Level).ShouldBe([3, 3]);
                parsed[0].ShouldBeOfType<HeadingBlock>();
                parsed[^1].ShouldBeOfType<HeadingBlock>().Level.ShouldBe(3);
                // It says the same in both.
                Words(Markdown.ToHtml(string.Join('\n', minutes.ToMarkdown()), Reader)).ShouldBe(Words(minutes.ToHtml()));
            }
            catch (Exception wrong)
            {
                throw new ShouldAssertException($"seed {seed}, round {round}: {System.Text.Json.JsonSerializer.Serialize(text)}\n{string.Join('\n', new MinutesDocument(text, 4).ToMarkdown())}\n{wrong.Message}", wrong);
            }
        }
    }

    private static MarkdownDocument Parsed(MinutesDocument minutes) =>
        Markdown.Parse($"### Voor\n\n{string.Join('\n', minutes.ToMarkdown())}\n\n### Na\n", Reader);

    /// <summary>
    /// What a reader reads: the text without white space, and without stars and low lines, since of a dozen of those in a row
    /// some may count as marks in one place and as text in the other.
    /// </summary>
    private static string Words(string html)
    {
        var text = new StringBuilder();
        foreach (var c in System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")))
        {
            if (!char.IsWhiteSpace(c) && c is not ('*' or '_'))
                text.Append(c);
        }

        return text.ToString();
    }
}
