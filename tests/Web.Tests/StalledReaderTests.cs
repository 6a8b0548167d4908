using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>FOL4 over real sockets: a reader that takes nothing any more, while far more happens than what buffers hold.</summary>
public sealed class StalledReaderTests : IDisposable
{
    private const int Writers = 16;
    private const int EditsEach = 900;

    /// <summary>Measured are about 20 MiB, and more than 100 where what waits for the reader is kept.</summary>
    private const long MemoryBound = 60L * 1024 * 1024;

    /// <summary>As much as an idea holds: 840 bytes.</summary>
    private static readonly string[] Texts = [new('€', 280), new('∞', 280)];

    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task FOL4_a_reader_that_stalls_costs_others_nothing_and_the_server_little()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string>
        {
            ["Samenwerken__Limits__CommandsAtOnce"] = "1000000",
            // Whatever is kept shows in the size of the process, and nothing else does.
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCgen0size"] = "400000",
            ["DOTNET_GCConserveMemory"] = "9",
        });
        using var api = new ApiClient(server.Address);
        var (fatima, code) = await api.StartMeetingAsync();
        var writers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Writer.ConnectAsync(server.Address, fatima)));
        await using var reader = await HubClient.ConnectAsync(server.Address, (await api.JoinAsync(code, "Leest")).Token, fatima.Entity);
        await using var stalled = await HubClient.ConnectAsync(server.Address, (await api.JoinAsync(code, "Hapert")).Token, fatima.Entity, receiveBuffer: 4096);
        await using var sees = reader.Follow();
        await using var stalls = stalled.Follow();
        await sees.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await stalls.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await Task.WhenAll(writers.Select(writer => writer.EditAsync(100)));
        stalled.Hold();
        var (memory, taken, sent) = (server.Memory, stalled.BytesReceived, reader.BytesReceived);

        await Task.WhenAll(writers.Select(writer => writer.EditAsync(EditsEach)));

        // Everybody else is as quick as ever, and has had it all.
        var last = writers.Max(writer => writer.LastSeq);
        await sees.UntilAsync(replica => replica.Position?.Seq >= last, "the last edit");
        sent = reader.BytesReceived - sent;
        sent.ShouldBeGreaterThan(Writers * EditsEach * 840L);
        (server.Memory - memory).ShouldBeLessThan(MemoryBound);

        // It gets what the sockets held, and is then told where things stand, and not what led there.
        stalled.Release();
        await stalls.UntilAsync(replica => replica.Position?.Seq >= last, "the last edit");
        (stalled.BytesReceived - taken).ShouldBeInRange(1, sent / 2);
        stalls.Replica.Content.ShouldBe(sees.Replica.Content);
        foreach (var writer in writers)
            await writer.DisposeAsync();
    }

    /// <summary>A device that changes one idea again and again.</summary>
    private sealed class Writer(HubClient client, string idea) : IAsyncDisposable
    {
        private int _edits;

        public long LastSeq { get; private set; }

        public static async Task<Writer> ConnectAsync(Uri server, Guest guest)
        {
            var (client, idea) = (await HubClient.ConnectAsync(server, guest.Token, guest.Entity), Ids.Next());
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = idea, text = Texts[0] })).ShouldBeAccepted();
            return new Writer(client, idea);
        }

        public async Task EditAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var (was, text) = (Texts[_edits % 2], Texts[++_edits % 2]);
                var answer = await client.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = idea, text, was });
                LastSeq = answer.ShouldBeAccepted().GetProperty("seq").GetInt64();
            }
        }

        public ValueTask DisposeAsync() => client.DisposeAsync();
    }
}
