using System.Globalization;
using System.Text;
using Samenwerken.Domain.Communities;

namespace Samenwerken.Web.Exports;

/// <summary>
/// Planned meetings as iCalendar (RFC 5545), which calendars read and follow. The same meeting has the same UID in a file, in a mail and in the
/// feed, so that a calendar shows it once and takes over what changed.
/// </summary>
internal static class Calendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>A line has at most 75 bytes; what follows goes on in the next, after a space.</summary>
    private const int LineBytes = 75;

    /// <param name="address">Where the community is shown.</param>
    public static byte[] Of(string community, IEnumerable<PlannedMeeting> meetings, string address, string communityId, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Samenwerken//NL");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escape(community)}");
        foreach (var meeting in meetings.OrderBy(meeting => meeting.StartsAt))
            Event(text, meeting, community, address, communityId, now);
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, PlannedMeeting meeting, string community, string address, string communityId, DateTimeOffset now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{meeting.Id}.{communityId}@samenwerken");
        Line(text, $"DTSTAMP:{Moment(now)}");
        Line(text, $"DTSTART:{Moment(meeting.StartsAt)}");
        Line(text, $"DTEND:{Moment(meeting.EndsAt)}");
        Line(text, $"SUMMARY:{Escape($"{meeting.Title} ({community})")}");
        // Who is remote needs the link also where there is a place.
        if (string.Join("\n\n", new[] { meeting.Aim, meeting.VideoLink }.OfType<string>()) is { Length: > 0 } about)
            Line(text, $"DESCRIPTION:{Escape(about)}");
        if ((meeting.Place ?? meeting.VideoLink) is { } place)
            Line(text, $"LOCATION:{Escape(place)}");
        Line(text, $"URL:{address}");
        Line(text, $"STATUS:{(meeting.Status is PlannedStatus.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(text, "END:VEVENT");
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").ReplaceLineEndings("\n").Replace("\n", "\\n");

    private static void Line(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var character in line.EnumerateRunes())
        {
            if (bytes + character.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(character.ToString());
            bytes += character.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
