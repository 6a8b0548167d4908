using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Sends what follows from an entity's commits to the entities that must hear of it: in order, each until it is answered,
/// with an id that follows from the commit, so that sending again after a crash does nothing twice.
/// </summary>
internal sealed class Reactor(IEntityGateway gateway, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Sends all that is open. The host's cursor moves on durably after each commit.</summary>
    public async Task RunAsync(EntityHost host, CancellationToken cancellationToken)
    {
        while (host.HasOpenReactions && !host.IsSpent)
        {
            foreach (var commit in await host.FindUnreactedAsync(cancellationToken))
            {
                for (var index = 0; index < commit.Reactions.Length; index++)
                    await DeliverAsync(host, commit, index, cancellationToken);
                await host.SetReactedAsync(commit.Seq, cancellationToken);
            }
        }
    }

    private async Task DeliverAsync(EntityHost host, Commit commit, int index, CancellationToken cancellationToken)
    {
        var reaction = commit.Reactions[index];
        var answer = await SendUntilAnsweredAsync(reaction.To, Submit(host, commit, $"reaction {index}", reaction.Command), cancellationToken);
        if (answer is not Answer.Rejected rejected)
            return;

        if (host.Refused(reaction, rejected.Code) is { } consequence)
            await SendUntilAnsweredAsync(host.Entity, Submit(host, commit, $"refused {index}", consequence), cancellationToken);
        else
            Log.ReactionRefused(logger, host.Entity, commit.Seq, reaction.To, rejected.Code);
    }

    private async Task<Answer> SendUntilAnsweredAsync(EntityId to, Submission submission, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await gateway.SendAsync(to, submission, cancellationToken);
            if (answer is Answer.Accepted or Answer.Rejected)
                return answer;
            await Task.Delay(answer is Answer.Later later ? TimeSpan.FromMilliseconds(later.RetryAfterMs) : Pause, clock, cancellationToken);
        }
    }

    private static Submission Submit(EntityHost host, Commit commit, string role, Command command) =>
        new(DerivedId.Of(host.Entity, commit.Seq, role), new Sender.Entity(host.Entity), command);
}
