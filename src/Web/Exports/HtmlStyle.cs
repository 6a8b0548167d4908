namespace Samenwerken.Web.Exports;

/// <summary>
/// How the page looks, on a screen and on paper. It asks nothing of any other file, and whatever it leaves out in print, such as
/// colour, says nothing that the text does not say.
/// </summary>
internal static class HtmlStyle
{
    public const string Text =
        """
        :root { color-scheme: light; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; overflow-wrap: anywhere; }
        h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin: 2.75rem 0 .75rem; font-size: 1.45rem; } h3 { margin: 1.75rem 0 .5rem; font-size: 1.15rem; }
        h4, h5, h6 { margin: 1.25rem 0 .4rem; font-size: 1rem; }
        p { margin: .5rem 0; } p, li { overflow-wrap: anywhere; } td, th { overflow-wrap: break-word; } a { color: #154273; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
        ol, ul { padding-left: 1.5rem; } li { margin: .35rem 0; } .text { white-space: pre-line; } .by { color: #555; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .6rem .8rem; background: #f4f4f4; } code { font-size: .95em; }
        blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid #bbb; } hr { border: 0; border-top: 1px solid #bbb; }
        .minutes { margin: .5rem 0 1rem; } .minutes :is(p, li, h4, h5, h6), .text { unicode-bidi: plaintext; }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0; } caption { text-align: left; color: #555; padding-bottom: .25rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #ccc; } .short { white-space: nowrap; }
        @media screen and (max-width: 40rem) { .wide { overflow-x: auto; } .wide table { min-width: 36rem; } td .text { overflow-wrap: anywhere; } }
        td.number, th.number { text-align: right; } .withdrawn { text-decoration: line-through; }
        .bar { display: block; width: 100%; height: .4rem; margin-top: .3rem; fill: #154273; background: #e6e6e6; }
        @media (forced-colors: active) { .bar { fill: CanvasText; background: none; } }
        @page { margin: 18mm; }
        @media print {
          body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; color: #000; } .by, caption, a { color: #000; } .bar { fill: #000; background: none; }
          h1, h2, h3, h4, h5, h6, caption { break-after: avoid; } li, tr, pre, dl { break-inside: avoid; } thead { display: table-header-group; } p { orphans: 3; widows: 3; }
          a[href^="http"]::after { content: " (" attr(href) ")"; } pre { background: none; border: 1px solid #000; }
        }
        """;
}
