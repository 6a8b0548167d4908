using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Tests;

/// <summary>The rules have no clock, no chance, no input or output, and nothing that waits: the compiler's own tables say so.</summary>
public sealed class PurityTests
{
    private static readonly string[] Forbidden =
    [
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Thread", "System.Threading.Timer",
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Console", "System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.IO.Path",
        "System.Net.Http.HttpClient", "System.Net.Sockets.Socket",
    ];

    private static readonly (string Type, string Member)[] ForbiddenMembers =
    [
        ("System.DateTime", "get_Now"), ("System.DateTime", "get_UtcNow"), ("System.DateTime", "get_Today"),
        ("System.DateTimeOffset", "get_Now"), ("System.DateTimeOffset", "get_UtcNow"),
        ("System.Environment", "get_TickCount64"), ("System.Environment", "get_TickCount"), ("System.Environment", "GetEnvironmentVariable"),
        ("System.Environment", "get_MachineName"), ("System.Environment", "get_ProcessId"),
        ("System.Guid", "NewGuid"), ("System.Guid", "CreateVersion7"),
    ];

    [Fact]
    public void The_Domain_knows_only_the_base_class_library() =>
        typeof(EntityKind).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .ShouldAllBe(name => name.StartsWith("System.") && !name.StartsWith("System.Net") && !name.StartsWith("System.IO"));

    [Fact]
    public void The_Domain_uses_no_type_that_waits_or_looks_outside() =>
        TypesUsed().Intersect(Forbidden).ShouldBeEmpty();

    [Fact]
    public void The_Domain_reads_no_clock_and_makes_no_ids() =>
        MembersUsed().Intersect(ForbiddenMembers).ShouldBeEmpty();

    [Fact]
    public void This_test_can_see_what_is_used()
    {
        TypesUsed().ShouldContain("System.DateTimeOffset");
        MembersUsed().ShouldContain(("System.Security.Cryptography.SHA256", "HashData"));
    }

    private static List<string> TypesUsed() => Read(reader => reader.TypeReferences.Select(handle => Name(reader, handle)));

    private static List<(string Type, string Member)> MembersUsed() => Read(reader => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Where(member => member.Parent.Kind is HandleKind.TypeReference)
        .Select(member => (Name(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name))));

    private static List<T> Read<T>(Func<MetadataReader, IEnumerable<T>> read)
    {
        using var stream = File.OpenRead(typeof(EntityKind).Assembly.Location);
        using var assembly = new PEReader(stream);
        return read(assembly.GetMetadataReader()).ToList();
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
