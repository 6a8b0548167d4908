using System.Text;

namespace Samenwerken.Web.Exports;

/// <summary>
/// A letter that somebody sends with their own mail program (RFC 5322): the file opens there as a draft. The server itself mails nothing.
/// </summary>
internal static class Letter
{
    public const string ContentType = "message/rfc822";

    /// <param name="to">Null where the sender fills it in.</param>
    /// <param name="calendar">An invitation to go with it.</param>
    public static byte[] Of(string? to, string subject, string text, byte[]? calendar)
    {
        const string Boundary = "samenwerken-part";
        var letter = new StringBuilder("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
        if (to is not null)
            letter.Append($"To: {to}\r\n");
        letter.Append($"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=\r\n");
        letter.Append($"Content-Type: multipart/mixed; boundary=\"{Boundary}\"\r\n\r\n");
        Part(letter, Boundary, "text/plain; charset=utf-8", null, Encoding.UTF8.GetBytes(text));
        if (calendar is not null)
            Part(letter, Boundary, "text/calendar; charset=utf-8; method=PUBLISH", "bijeenkomst.ics", calendar);
        letter.Append($"--{Boundary}--\r\n");
        return Encoding.ASCII.GetBytes(letter.ToString());
    }

    private static void Part(StringBuilder letter, string boundary, string type, string? file, byte[] content)
    {
        letter.Append($"--{boundary}\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: base64\r\n");
        if (file is not null)
            letter.Append($"Content-Disposition: attachment; filename=\"{file}\"\r\n");
        letter.Append("\r\n").Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
    }
}
