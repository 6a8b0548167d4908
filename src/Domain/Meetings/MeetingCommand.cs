using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>What can be asked of a meeting.</summary>
public abstract record MeetingCommand : Command
{
    private MeetingCommand() { }

    // Of the server itself: they cannot come in over the wire.

    /// <summary>Starts the meeting with whoever sends it as its facilitator. Its code was claimed before.</summary>
    public sealed record StartMeeting(string Title, string JoinCode, string Name, Sector? Sector, Channel? Channel) : MeetingCommand;

    /// <summary>The sender joins, having shown the code.</summary>
    public sealed record JoinMeeting(string Name, Sector? Sector, Channel? Channel) : MeetingCommand;

    /// <summary>Gives the meeting another code, claimed before; the old one ends.</summary>
    public sealed record RenewJoinCode(string JoinCode) : MeetingCommand;

    /// <summary>The code turned out to be another meeting's.</summary>
    public sealed record LoseJoinCode(string JoinCode) : MeetingCommand;

    // Of people.

    public sealed record OpenMeeting : MeetingCommand;

    public sealed record CloseMeeting : MeetingCommand;

    public sealed record RenameMeeting(string Title) : MeetingCommand;

    public sealed record SetRole(string PersonId, Role Role) : MeetingCommand;

    public sealed record RemovePerson(string PersonId, string? Reason) : MeetingCommand;

    public sealed record AddIdea(string IdeaId, string Text, double? X, double? Y, string? ClusterId) : MeetingCommand;

    /// <param name="Was">The text that the writer saw; refused where another stands there by now.</param>
    public sealed record EditIdea(string IdeaId, string Text, string Was) : MeetingCommand;

    public sealed record MoveIdea(string IdeaId, double X, double Y) : MeetingCommand;

    public sealed record RemoveIdea(string IdeaId) : MeetingCommand;

    public sealed record AddCluster(string ClusterId, string Name, double? X, double? Y) : MeetingCommand;

    public sealed record RenameCluster(string ClusterId, string Name) : MeetingCommand;

    /// <param name="ClusterId">Null takes the idea out of its cluster.</param>
    public sealed record AssignCluster(string IdeaId, string? ClusterId) : MeetingCommand;

    /// <summary>Its ideas stay, in no cluster.</summary>
    public sealed record RemoveCluster(string ClusterId) : MeetingCommand;

    /// <param name="After">The item that it follows; null puts it last.</param>
    public sealed record AddAgendaItem(string ItemId, string Title, string? After) : MeetingCommand;

    public sealed record RenameAgendaItem(string ItemId, string Title) : MeetingCommand;

    /// <param name="After">The item that it follows; null puts it first.</param>
    public sealed record MoveAgendaItem(string ItemId, string? After) : MeetingCommand;

    public sealed record RemoveAgendaItem(string ItemId) : MeetingCommand;

    /// <summary>Reads what people may send.</summary>
    internal static MeetingCommand? Read(string type, Fields fields) => type switch
    {
        "openMeeting" => new OpenMeeting(),
        "closeMeeting" => new CloseMeeting(),
        "renameMeeting" => new RenameMeeting(fields.Text("title", Limits.Title)),
        "setRole" => new SetRole(fields.Id("personId"), fields.Choice<Role>("role")),
        "removePerson" => new RemovePerson(fields.Id("personId"), fields.OptionalText("reason", Limits.Reason)),
        "addIdea" => ReadAddIdea(fields),
        "editIdea" => new EditIdea(fields.Id("ideaId"), fields.Text("text", Limits.Idea), fields.Verbatim("was")),
        "moveIdea" => new MoveIdea(fields.Id("ideaId"), fields.Number("x", Limits.Coordinate), fields.Number("y", Limits.Coordinate)),
        "removeIdea" => new RemoveIdea(fields.Id("ideaId")),
        "addCluster" => ReadAddCluster(fields),
        "renameCluster" => new RenameCluster(fields.Id("clusterId"), fields.Text("name", Limits.ClusterName)),
        "assignCluster" => new AssignCluster(fields.Id("ideaId"), fields.IdOrNull("clusterId")),
        "removeCluster" => new RemoveCluster(fields.Id("clusterId")),
        "addAgendaItem" => new AddAgendaItem(fields.Id("itemId"), fields.Text("title", Limits.Title), fields.OptionalId("after")),
        "renameAgendaItem" => new RenameAgendaItem(fields.Id("itemId"), fields.Text("title", Limits.Title)),
        "moveAgendaItem" => new MoveAgendaItem(fields.Id("itemId"), fields.IdOrNull("after")),
        "removeAgendaItem" => new RemoveAgendaItem(fields.Id("itemId")),
        _ => null,
    };

    private static AddIdea ReadAddIdea(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new AddIdea(fields.Id("ideaId"), fields.Text("text", Limits.Idea), x, y, fields.OptionalId("clusterId"));
    }

    private static AddCluster ReadAddCluster(Fields fields)
    {
        var (x, y) = ReadPlace(fields);
        return new AddCluster(fields.Id("clusterId"), fields.Text("name", Limits.ClusterName), x, y);
    }

    /// <summary>Both coordinates, or neither.</summary>
    private static (double? X, double? Y) ReadPlace(Fields fields)
    {
        var x = fields.OptionalNumber("x", Limits.Coordinate);
        var y = fields.OptionalNumber("y", Limits.Coordinate);
        if (x is null != y is null && fields.Problems.IsEmpty)
            fields.Note(x is null ? "x" : "y", Refusals.FieldMissing);
        return (x, y);
    }
}
