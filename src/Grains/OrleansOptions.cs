using System.Net;

namespace Samenwerken.Grains;

/// <summary>How this process takes part in an Orleans cluster; under <c>Samenwerken:Orleans</c>. Without Orleans in the build they are checked and not used.</summary>
public sealed class OrleansOptions
{
    public const string Section = "Samenwerken:Orleans";

    /// <summary>Who finds each other: silos with the same cluster and service id, in the same store.</summary>
    public string ClusterId { get; set; } = "samenwerken";

    /// <summary>Names the data in the store; it stays the same when the cluster gets another name.</summary>
    public string ServiceId { get; set; } = "samenwerken";

    /// <summary>The port at which silos talk to each other.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port for Orleans clients outside the cluster; 0 for none, since browsers need none.</summary>
    public int GatewayPort { get; set; }

    /// <summary>The IP address at which the other silos reach this one; empty to find it out.</summary>
    public string AdvertisedAddress { get; set; } = "";

    public OrleansClustering Clustering { get; set; } = OrleansClustering.Localhost;

    /// <summary>Of the database (AdoNet) or the storage account (AzureStorage).</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Which ADO.NET provider; only Npgsql (PostgreSQL) is built in.</summary>
    public string Invariant { get; set; } = "Npgsql";

    /// <summary>Address of the account's tables, to sign in with the managed identity instead of a connection string.</summary>
    public string TableServiceUri { get; set; } = "";

    /// <summary>Address of the account's blobs, to sign in with the managed identity instead of a connection string.</summary>
    public string BlobServiceUri { get; set; } = "";

    /// <summary>Which managed identity, where the machine has several.</summary>
    public string ManagedIdentityClientId { get; set; } = "";

    /// <summary>The blob container of the histories.</summary>
    public string Container { get; set; } = "samenwerken";

    /// <summary>What is wrong with them, in one sentence; null for nothing.</summary>
    public string? Problem() => this switch
    {
        { ClusterId.Length: 0 } => $"{Section}:ClusterId must name the cluster, the same on each of its silos.",
        { ServiceId.Length: 0 } => $"{Section}:ServiceId must name the data, the same on each silo.",
        { SiloPort: < 1 or > 65535 } => $"{Section}:SiloPort must be a port from 1 to 65535, such as 11111.",
        { GatewayPort: < 0 or > 65535 } => $"{Section}:GatewayPort must be a port up to 65535, or 0 for none.",
        { AdvertisedAddress: { Length: > 0 } address } when !IPAddress.TryParse(address, out _) =>
            $"{Section}:AdvertisedAddress must be an IP address at which the other silos reach this one, such as 10.0.0.4; {address} is none.",
        { Clustering: OrleansClustering.AdoNet, ConnectionString.Length: 0 } =>
            $"{Section}:Clustering=AdoNet needs {Section}:ConnectionString, such as Host=db;Database=samenwerken;Username=samenwerken;Password=...",
        { Clustering: OrleansClustering.AdoNet, Invariant: not "Npgsql" } =>
            $"{Section}:Invariant must be Npgsql: no other database is built in.",
        { Clustering: OrleansClustering.AzureStorage, Container.Length: 0 } => $"{Section}:Container must name a blob container.",
        { Clustering: OrleansClustering.AzureStorage, ConnectionString.Length: > 0, TableServiceUri: var table, BlobServiceUri: var blob } =>
            table.Length + blob.Length > 0
                ? $"Give either {Section}:ConnectionString, or both {Section}:TableServiceUri and {Section}:BlobServiceUri for a managed identity, and not all."
                : null,
        { Clustering: OrleansClustering.AzureStorage } when !IsAddress(TableServiceUri) || !IsAddress(BlobServiceUri) =>
            $"{Section}:Clustering=AzureStorage needs {Section}:ConnectionString, or both {Section}:TableServiceUri and {Section}:BlobServiceUri for a managed identity.",
        _ => null,
    };

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http");
}

public enum OrleansClustering
{
    /// <summary>This process alone, with the histories in its data folder, as the embedded engine has them.</summary>
    Localhost,

    /// <summary>Members and reminders in tables, histories in blobs.</summary>
    AzureStorage,

    /// <summary>Members, reminders and histories in one database.</summary>
    AdoNet,
}
