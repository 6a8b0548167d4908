using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Grains.Messages;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>
/// Silos of two versions understand each other during an upgrade: what an earlier version said is read by this one, whatever
/// was renamed since. Each line of the file is something that a silo says, as the bytes that went over the network. Lines are
/// added (with UPDATE_VECTORS=1) and never changed.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private static readonly string Vectors = Repository.File("tests", "vectors", "grain-messages.jsonl");

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    [Fact]
    public void What_a_silo_of_an_earlier_version_says_is_understood()
    {
        var said = Said().ToDictionary(it => it.What, it => it.Message);
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") == "1")
        {
            var there = Read().Select(line => line.What).ToHashSet();
            File.AppendAllLines(Vectors, said.Where(it => !there.Contains(it.Key))
                .Select(it => JsonSerializer.Serialize(new { what = it.Key, bytes = Convert.ToHexStringLower(Serializer.SerializeToArray<object>(it.Value)) })));
        }

        var lines = Read();
        lines.Select(line => line.What).ShouldBe(said.Keys, ignoreOrder: true);
        foreach (var (what, bytes) in lines)
            Describe(Serializer.Deserialize<object>(bytes)!).ShouldBe(Describe(said[what]), what);
    }

    [Fact]
    public void Whatever_goes_between_silos_has_a_name_that_no_rename_changes()
    {
        var types = typeof(EntityGrain).Assembly.GetTypes();
        var messages = types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false)).ToList();
        messages.Count.ShouldBeGreaterThan(10);
        messages.ShouldAllBe(type => type.IsDefined(typeof(AliasAttribute), false));
        var interfaces = types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).ToList();
        interfaces.Count.ShouldBeGreaterThan(3);
        foreach (var type in interfaces)
        {
            type.IsDefined(typeof(AliasAttribute), false).ShouldBeTrue(type.Name);
            type.GetMethods().ShouldAllBe(method => method.IsDefined(typeof(AliasAttribute), false), type.Name);
        }

        types.Where(type => type.IsSubclassOf(typeof(Grain)) && !type.IsAbstract).ShouldAllBe(type => type.IsDefined(typeof(GrainTypeAttribute), false));
    }

    /// <summary>One of everything that silos say to each other: the messages, and the calls that carry them.</summary>
    private IEnumerable<(string What, object Message)> Said()
    {
        yield return ("message command", new CommandMessage { Id = "command-1", From = MeetingStory.Piet.ToString()!, Command = "{}"u8.ToArray() });
        yield return ("message answer accepted", AnswerMessage.Of(new Answer.Accepted("epoch", 7)));
        yield return ("message answer rejected", AnswerMessage.Of(new Answer.Rejected("idea.unknown", new Detail(Max: 3))));
        yield return ("message answer later", AnswerMessage.Of(new Answer.Later("server.stopping", 1000)));
        yield return ("message answer unknown", AnswerMessage.Of(new Answer.Unknown()));
        yield return ("message catch up", new CatchUpMessage { Viewer = new ViewerMessage { PersonId = "piet", Role = "participant", Number = 3 }, Epoch = "epoch", Seq = 7, Frames = ["{}"u8.ToArray()] });
        yield return ("message catch up denied", new CatchUpMessage { Denied = "person.removed" });
        yield return ("message commits", new CommitsMessage { Epoch = "epoch", Commits = ["{}"u8.ToArray(), "[]"u8.ToArray()] });
        yield return ("message head", new HeadMessage("epoch", 7));
        yield return ("message reading", new ReadingMessage { Viewer = new ViewerMessage { PersonId = "piet" }, Epoch = "epoch", Seq = 7, Records = ["{}"u8.ToArray()] });
        yield return ("message reading denied", new ReadingMessage { Denied = "person.removed", Detail = "{}"u8.ToArray() });
        yield return ("message signal", new SignalMessage { PersonId = "piet", Signal = "{}"u8.ToArray() });
        yield return ("message signal heard", new SignalHeardMessage { Number = 3, Signal = "{}"u8.ToArray(), Audience = "\"all\""u8.ToArray() });
        yield return ("message text history", new TextHistoryMessage { Revisions = [1, 2], Seqs = [6, 7], Deltas = ["[]"u8.ToArray(), "[1]"u8.ToArray()] });
        yield return ("page", new Page { Bytes = [1, 2, 3] });
        foreach (var call in typeof(EntityGrain).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IInvokable)) && !type.IsAbstract).Select(type => (IInvokable)Activator.CreateInstance(type)!))
            yield return ($"call {Describe(call)}", call);
    }

    /// <summary>What was said, whatever the names in the code are: a call by its aliases, a message by its alias and content.</summary>
    private static string Describe(object message) => message switch
    {
        IInvokable call => $"{AliasOf(call.GetMethod().DeclaringType!)} {AliasOf(call.GetMethod())}",
        _ => $"{AliasOf(message.GetType())} {JsonSerializer.Serialize(message, message.GetType())}",
    };

    private static string AliasOf(System.Reflection.MemberInfo member) =>
        member.GetCustomAttributes(typeof(AliasAttribute), false).Cast<AliasAttribute>().ShouldHaveSingleItem().Alias;

    private static List<(string What, byte[] Bytes)> Read() => File.Exists(Vectors)
        ? [.. File.ReadLines(Vectors).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("what").GetString()!, Convert.FromHexString(line.GetProperty("bytes").GetString()!)))]
        : [];
}
