using System.Diagnostics;
using System.Diagnostics.Metrics;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>What an operator can watch of this process, under the name <see cref="Name"/>. Nothing in it names an entity or a person.</summary>
public static class Meters
{
    public const string Name = "Samenwerken.Engine";

    private static readonly Meter Meter = new(Name);

    /// <summary>Entities in memory here.</summary>
    internal static readonly UpDownCounter<long> Active = Meter.CreateUpDownCounter<long>("samenwerken.entities.active", "{entity}", "Entities in memory");

    /// <summary>Commands that were judged here, whatever was said to them.</summary>
    internal static readonly Counter<long> Commands = Meter.CreateCounter<long>("samenwerken.commands", "{command}", "Commands that were judged");

    /// <summary>Durable writes, by what they came to. Commands divided by these say how well people share a write.</summary>
    internal static readonly Counter<long> Appends = Meter.CreateCounter<long>("samenwerken.appends", "{write}", "Durable writes");

    internal static readonly Histogram<double> AppendTime = Meter.CreateHistogram<double>("samenwerken.append.duration", "s", "How long a durable write took");

    /// <summary>Streams that are open here.</summary>
    internal static readonly UpDownCounter<long> Followers = Meter.CreateUpDownCounter<long>("samenwerken.followers", "{stream}", "Streams that are open");

    /// <summary>From the moment that a commit may be shown in this process until a frame with it is handed to a connection.</summary>
    internal static readonly Histogram<double> FrameLatency = Meter.CreateHistogram<double>("samenwerken.frame.latency", "s", "From durable to sent");

    internal static KeyValuePair<string, object?> Of(EntityId entity) => new("kind", entity.Kind);

    internal static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;
}
