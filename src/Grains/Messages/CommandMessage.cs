using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Grains.Messages;

/// <summary>
/// A command on its way to a grain. The Domain knows no Orleans: its types travel as the one JSON that the log and the wire
/// have too (<see cref="DomainJson"/>), inside messages that are this project's own.
/// </summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Command")]
public sealed class CommandMessage
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The sender, as the log names it.</summary>
    [Id(1)]
    public required string From { get; init; }

    /// <summary>The command as JSON.</summary>
    [Id(2)]
    public required byte[] Command { get; init; }

    public static CommandMessage Of(Submission submission) => new()
    {
        Id = submission.CommandId,
        From = submission.From.ToString()!,
        Command = JsonSerializer.SerializeToUtf8Bytes(submission.Command, DomainJson.Instance.Command),
    };

    public Submission ToSubmission() =>
        new(Id, CommitJson.ReadSender(From), JsonSerializer.Deserialize(Command, DomainJson.Instance.Command)!);
}
