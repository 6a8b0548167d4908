using System.Reflection;

namespace Samenwerken.Testing;

/// <summary>Where the sources are that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Debug or Release: the tests use the host of their own build.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Where the host of this build lies.</summary>
    public static string HostFolder { get; } = Metadata("HostFolder");

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
