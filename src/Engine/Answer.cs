using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>What the sender of a command hears. None leaves before what it says is durable (LOG1).</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>Which of these it is, on the wire.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Status { get; }

    /// <summary>The command took effect in commit (epoch, seq), now or when it was sent before.</summary>
    public sealed record Accepted(string Epoch, long Seq) : Answer
    {
        public override string Status => "accepted";
    }

    /// <summary>The rules refuse it. Nothing changed.</summary>
    /// <param name="Message">The code as a sentence for the reader; given by whoever knows their language.</param>
    public sealed record Rejected(string Code, Detail? Detail = null, string? Message = null) : Answer
    {
        public override string Status => "rejected";
    }

    /// <summary>Nothing was written; the same command may be sent again after so many milliseconds (LOG2).</summary>
    public sealed record Later(string Code, int RetryAfterMs, string? Message = null) : Answer
    {
        public override string Status => "later";
    }

    /// <summary>It may or may not have been written; sending the same command again finds out (LOG2).</summary>
    public sealed record Unknown : Answer
    {
        public override string Status => "unknown";
    }
}
