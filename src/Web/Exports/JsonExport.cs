using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;

namespace Samenwerken.Web.Exports;

/// <summary>A meeting as a file for programs, which can be put back: see <see cref="MeetingFile"/>.</summary>
internal static class JsonExport
{
    public static byte[] Write(Reading.Found found) =>
        MeetingFile.Write(found.Viewer.PersonId, found.Position.Epoch, found.Position.Seq, found.Records);
}
