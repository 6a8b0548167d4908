using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Communities;

/// <summary>How far a request for help is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HelpRequestStatus>))]
public enum HelpRequestStatus
{
    [JsonStringEnumMemberName("pitched")] Pitched,

    /// <summary>Experience was found, and a coalition formed.</summary>
    [JsonStringEnumMemberName("matched")] Matched,
    [JsonStringEnumMemberName("trying")] Trying,
    [JsonStringEnumMemberName("works")] Works,
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>What was learnt is there for everybody.</summary>
    [JsonStringEnumMemberName("shared")] Shared,
}

[JsonConverter(typeof(JsonStringEnumConverter<DealStatus>))]
public enum DealStatus
{
    [JsonStringEnumMemberName("draft")] Draft,
    [JsonStringEnumMemberName("negotiating")] Negotiating,

    /// <summary>Signed, outside this system.</summary>
    [JsonStringEnumMemberName("agreed")] Agreed,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("evaluated")] Evaluated,
    [JsonStringEnumMemberName("ended")] Ended,
}

[JsonConverter(typeof(JsonStringEnumConverter<ExperimentStatus>))]
public enum ExperimentStatus
{
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It did not work out, which teaches as much.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,
}

/// <summary>What of the regime stands in the way of an experiment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegimeObstacle>))]
public enum RegimeObstacle
{
    [JsonStringEnumMemberName("law")] Law,
    [JsonStringEnumMemberName("money")] Money,
    [JsonStringEnumMemberName("power")] Power,
    [JsonStringEnumMemberName("norm")] Norm,
    [JsonStringEnumMemberName("routine")] Routine,
    [JsonStringEnumMemberName("knowledge")] Knowledge,
    [JsonStringEnumMemberName("infrastructure")] Infrastructure,
}

/// <summary>The line of the X-curve that rises, from its beginning.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BuildUp>))]
public enum BuildUp
{
    [JsonStringEnumMemberName("experimenting")] Experimenting,
    [JsonStringEnumMemberName("accelerating")] Accelerating,
    [JsonStringEnumMemberName("emerging")] Emerging,
    [JsonStringEnumMemberName("institutionalising")] Institutionalising,
    [JsonStringEnumMemberName("stabilising")] Stabilising,
}

/// <summary>The line of the X-curve that falls, from its beginning. Neither line is the good one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BreakDown>))]
public enum BreakDown
{
    [JsonStringEnumMemberName("optimising")] Optimising,
    [JsonStringEnumMemberName("destabilising")] Destabilising,
    [JsonStringEnumMemberName("chaos")] Chaos,
    [JsonStringEnumMemberName("breakingDown")] BreakingDown,
    [JsonStringEnumMemberName("phasingOut")] PhasingOut,
}
