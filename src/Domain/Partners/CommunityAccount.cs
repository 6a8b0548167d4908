using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

/// <summary>What the partner promised, brought and learnt in a community: for its own people.</summary>
/// <param name="Id">The community's id.</param>
public sealed record CommunityAccount(string Id, PartnerAccount Account) : Record(Id);

/// <summary>What a community tells a partner of its part in it.</summary>
/// <param name="Seq">The commit of the community with which it is so.</param>
/// <param name="Promised">Of deals that were signed.</param>
/// <param name="Meetings">At how many meetings that were held somebody of it was.</param>
/// <param name="Experiences">How often it offered experience for a request for help.</param>
/// <param name="Learnt">Lessons that were published and that it is behind.</param>
public sealed record PartnerAccount(
    long Seq,
    ImmutableArray<PartnerPromise> Promised,
    int Meetings,
    int Experiences,
    ImmutableArray<PartnerExperiment> Experiments,
    ImmutableArray<PartnerLesson> Learnt);

/// <param name="Id">Of the commitment in the deal.</param>
/// <param name="KeptOn">When it was done.</param>
public sealed record PartnerPromise(
    string Id, string DealId, string DealTitle, DealStatus DealStatus, string Promises, DateOnly Due, DateOnly? KeptOn);

/// <summary>What it tried, or is going to.</summary>
public sealed record PartnerExperiment(string Id, string Hypothesis, ExperimentStatus Status, string? Learned);

/// <summary>A published lesson.</summary>
public sealed record PartnerLesson(string Id, string Title, DateTimeOffset PublishedAt);
