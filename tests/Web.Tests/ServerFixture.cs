using System.Text.Json;
using Microsoft.Extensions.Options;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Tests;

/// <summary>One real server for all tests that need no more of it than a meeting of their own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly TempFolder _data = new();

    public ServerProcess Server { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public string DataFolder => _data.Path;

    public async Task InitializeAsync()
    {
        Server = await ServerProcess.StartAsync(_data.Path);
        Api = new ApiClient(Server.Address);
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await Server.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>A token that was this guest's, and is no longer valid.</summary>
    public string Expired(Guest guest) => new Tokens(SigningKey.Open(DataFolder), Options.Create(new WebOptions()), TimeProvider.System).Issue(
        EntityId.Parse(guest.Entity)!.Value, new Sender.Person(guest.PersonId, Ids.Next()), TimeSpan.FromSeconds(-1));

    public Task<HubClient> ConnectAsync(Guest guest, string language = "nl") =>
        HubClient.ConnectAsync(Server.Address, guest.Token, guest.Entity, language);
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<ServerFixture>
{
    public const string Name = "one server";
}

internal static class JsonAnswers
{
    public static string Status(this JsonElement answer) => answer.GetProperty("status").GetString()!;

    public static string Code(this JsonElement answer) => answer.GetProperty("code").GetString()!;

    public static JsonElement ShouldBeAccepted(this JsonElement answer)
    {
        answer.Status().ShouldBe("accepted", answer.ToString());
        return answer;
    }

    /// <summary>Refused, with this code and a sentence.</summary>
    public static JsonElement ShouldBeRejected(this JsonElement answer, string code)
    {
        answer.Status().ShouldBe("rejected", answer.ToString());
        answer.Code().ShouldBe(code);
        answer.GetProperty("message").GetString()!.ShouldEndWith(".");
        answer.ToString().ShouldNotContain("   at ");
        return answer;
    }
}
