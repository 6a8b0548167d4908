using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Communities;

/// <summary>How far a lesson is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonStatus>))]
public enum LessonStatus
{
    [JsonStringEnumMemberName("candidate")] Candidate,
    [JsonStringEnumMemberName("drafted")] Drafted,

    /// <summary>By two members of different organisations.</summary>
    [JsonStringEnumMemberName("checked")] Checked,
    [JsonStringEnumMemberName("published")] Published,
    [JsonStringEnumMemberName("outdated")] Outdated,
}

/// <summary>How sure a lesson is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonConfidence>))]
public enum LessonConfidence
{
    /// <summary>Ervaring: it happened once.</summary>
    [JsonStringEnumMemberName("experienced")] Experienced,

    /// <summary>Herhaald: in several places.</summary>
    [JsonStringEnumMemberName("repeated")] Repeated,

    /// <summary>Onderzocht.</summary>
    [JsonStringEnumMemberName("researched")] Researched,
}

/// <summary>The parts of a lesson, each of which is a text that many write at once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonPart>))]
public enum LessonPart
{
    [JsonStringEnumMemberName("situation")] Situation,
    [JsonStringEnumMemberName("whatWeDid")] WhatWeDid,
    [JsonStringEnumMemberName("whatHappened")] WhatHappened,
    [JsonStringEnumMemberName("whyItWorked")] WhyItWorked,
    [JsonStringEnumMemberName("advice")] Advice,
    [JsonStringEnumMemberName("conditions")] Conditions,
}

/// <summary>What a lesson came from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonSourceKind>))]
public enum LessonSourceKind
{
    [JsonStringEnumMemberName("idea")] Idea,
    [JsonStringEnumMemberName("voteRound")] VoteRound,
    [JsonStringEnumMemberName("minutes")] Minutes,
    [JsonStringEnumMemberName("decision")] Decision,
    [JsonStringEnumMemberName("action")] Action,
    [JsonStringEnumMemberName("experiment")] Experiment,
    [JsonStringEnumMemberName("helpRequest")] HelpRequest,
}

/// <summary>The cycles of value that taking part can have.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ValueCycle>))]
public enum ValueCycle
{
    [JsonStringEnumMemberName("immediate")] Immediate,
    [JsonStringEnumMemberName("potential")] Potential,
    [JsonStringEnumMemberName("applied")] Applied,
    [JsonStringEnumMemberName("realized")] Realized,
    [JsonStringEnumMemberName("transformative")] Transformative,
    [JsonStringEnumMemberName("strategic")] Strategic,
    [JsonStringEnumMemberName("enabling")] Enabling,
    [JsonStringEnumMemberName("orienting")] Orienting,
}
