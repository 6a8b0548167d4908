using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Discovery;

using static CommunityCommand;

/// <summary>The directory behind the embedded engine, whose communities are real ones.</summary>
public sealed class DirectoryFeedTests : IAsyncLifetime
{
    private static readonly Sender.Person Karin = CommunityStory.Karin;

    private readonly TempFolder _folder = new();
    private readonly InMemoryEventLog _log = new();
    private EmbeddedGateway _gateway = null!;
    private DirectoryFeed _feed = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task DIR2_a_community_is_found_by_everybody_from_when_it_is_public_and_looks_for_people()
    {
        var community = await FormAsync("Warme wijken");
        await EditAsync(community, new CommunityFields(Visibility: Visibility.Public));
        await InStepAsync(community);
        Titles("warm").ShouldBeEmpty("a draft is its own people's");
        Titles("warm", community).ShouldBe(["Warme wijken"]);

        await _gateway.DoAsync(community, Karin, new SetCommunityStatus(CommunityStatus.Recruiting));
        await InStepAsync(community);
        Titles("warm").ShouldBe(["Warme wijken"]);

        await EditAsync(community, new CommunityFields(Name: "Koele kernen", Visibility: Visibility.Members));
        await InStepAsync(community);
        Titles("koele").ShouldBeEmpty();
        Titles("warm", community).ShouldBe([], customMessage: "its former name is gone");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task DIR3_through_restarts_and_with_its_file_gone_it_holds_what_a_fold_of_the_logs_gives(int seed)
    {
        var random = new Random(seed);
        var communities = new List<EntityId>();
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(10))
            {
                case 0 or 1 or 2 when communities.Count < 6:
                    communities.Add(await FormAsync($"Wijk {step}"));
                    break;
                case 3 when random.Next(3) == 0:
                    await StopAsync();
                    if (random.Next(2) == 0)
                        DirectoryFile.Remove(_folder.File(DirectoryFile.FileName));
                    await StartAsync(feedFirst: random.Next(2) == 0);
                    break;
                case 4 when communities.Count > 0:
                    await _gateway.SendAsync(communities[random.Next(communities.Count)], Karin, new SetCommunityStatus((CommunityStatus)random.Next(7)));
                    break;
                default:
                    if (communities.Count > 0)
                        await EditAsync(communities[random.Next(communities.Count)], new CommunityFields(
                            Name: $"Naam {random.Next(4)}", Visibility: (Visibility)random.Next(3), ScaleLevel: (ScaleLevel)random.Next(4)));
                    break;
            }
        }

        communities.ShouldNotBeEmpty();
        foreach (var community in communities)
            await InStepAsync(community);
        foreach (var query in new DirectoryQuery[] { new(), new("naam"), new(Level: ScaleLevel.Local), new("wijk", Readers: [communities[0]]) })
        {
            var expected = new List<string>();
            foreach (var community in communities)
                expected.AddRange((await FoldAsync(community)).Where(finding => Findings.Matches(community, finding, query)).Select(finding => $"{community} {finding.Title} {finding.Level}"));
            _feed.Search(query).Results.Select(found => $"{found.Entity} {found.Finding.Title} {found.Finding.Level}").ShouldBe(expected, ignoreOrder: true, customMessage: $"seed {seed}: {query}");
        }
    }

    [Fact]
    public async Task DIR3_what_is_no_longer_in_the_log_is_no_longer_found()
    {
        var community = await FormAsync("Warme wijken");
        await InStepAsync(community);
        await StopAsync();
        var head = (await _log.FindAsync(community))!;
        (await _log.EraseAsync(community, head.Epoch, head.Seq)).ShouldBe(AppendOutcome.Appended);
        await StartAsync();
        await Gateways.UntilAsync(() => _feed.Search(new DirectoryQuery()).IsComplete, "the directory catches up");
        Titles(null, community).ShouldBeEmpty();
    }

    private async Task StartAsync(bool feedFirst = true)
    {
        _feed = new DirectoryFeed(_folder.Path, _log, TimeProvider.System, NullLogger<DirectoryFeed>.Instance);
        if (feedFirst)
            await _feed.StartAsync(CancellationToken.None);
        _gateway = new EmbeddedGateway(
            _log, TimeProvider.System, Options.Create(new EmbeddedOptions()), NullLogger<EmbeddedGateway>.Instance, _feed);
        await _gateway.StartAsync(CancellationToken.None);
        if (!feedFirst)
            await _feed.StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _feed.StopAsync(CancellationToken.None);
        _feed.Dispose();
    }

    private async Task<EntityId> FormAsync(string name)
    {
        var community = Domain.Communities.Community.IdOf(Ids.Next());
        await _gateway.DoAsync(community, Karin, new FormCommunity(name, CommunityStory.Issue, null, "Karin", "government"));
        return community;
    }

    private Task EditAsync(EntityId community, CommunityFields fields) => _gateway.SendAsync(community, Karin, new EditCommunity(fields));

    private async Task InStepAsync(EntityId entity)
    {
        var head = (await _log.FindAsync(entity))!;
        await Gateways.UntilAsync(() => _feed.PositionOf(entity)?.Seq == head.Seq, $"the directory has {entity} up to {head.Seq}");
    }

    private async Task<IEnumerable<Samenwerken.Domain.Discovery.Finding>> FoldAsync(EntityId entity)
    {
        var state = State.Empty;
        await foreach (var row in _log.ReadAsync(entity, 0))
            state = state.Fold(CommitJson.Read(row.Body));
        return new Domain.Communities.Community().Findings(state).Select(it => it.Finding);
    }

    private IEnumerable<string> Titles(string? words, EntityId? reader = null) =>
        _feed.Search(new DirectoryQuery(words, Readers: [.. new[] { reader }.OfType<EntityId>()])).Results.Select(found => found.Finding.Title);
}
