#if AZURE
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Samenwerken.Grains.Hosting;

/// <summary>The storage account of a cluster: how silos reach it, and whether it is fit for use.</summary>
public static class StorageAccount
{
    /// <summary>How long one attempt to find out may take; there are two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static BlobServiceClient Blobs(OrleansOptions options) => Blobs(options, new BlobClientOptions());

    public static TableServiceClient Tables(OrleansOptions options) => Tables(options, new TableClientOptions());

    /// <summary>
    /// Why a silo cannot use the account, in one sentence; null where it can. Without this the silo itself would find out,
    /// after minutes and with pages of stack traces.
    /// </summary>
    public static async Task<string?> ProblemAsync(OrleansOptions options)
    {
        try
        {
            await Blobs(options, Impatient(new BlobClientOptions())).GetBlobContainerClient(options.Container).ExistsAsync();
            await foreach (var _ in Tables(options, Impatient(new TableClientOptions())).QueryAsync(maxPerPage: 1))
                break;
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            return $"{OrleansOptions.Section} names no storage account: {OneLine(wrong.Message)}";
        }
        catch (AggregateException failure)
        {
            return CannotBeUsed(failure.InnerExceptions[^1]);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException or OperationCanceledException)
        {
            return CannotBeUsed(failure);
        }
    }

    private static BlobServiceClient Blobs(OrleansOptions options, BlobClientOptions client) => options.ConnectionString.Length > 0
        ? new BlobServiceClient(options.ConnectionString, client)
        : new BlobServiceClient(new Uri(options.BlobServiceUri), Identity(options), client);

    private static TableServiceClient Tables(OrleansOptions options, TableClientOptions client) => options.ConnectionString.Length > 0
        ? new TableServiceClient(options.ConnectionString, client)
        : new TableServiceClient(new Uri(options.TableServiceUri), Identity(options), client);

    private static TokenCredential Identity(OrleansOptions options) => new ManagedIdentityCredential(
        options.ManagedIdentityClientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);

    private static T Impatient<T>(T client) where T : ClientOptions
    {
        client.Retry.MaxRetries = 1;
        client.Retry.NetworkTimeout = Patience;
        return client;
    }

    private static string CannotBeUsed(Exception failure) => $"The storage account of {OrleansOptions.Section} cannot be used: {OneLine(failure.Message)}";

    /// <summary>What comes after the first line are the headers of the answer.</summary>
    private static string OneLine(string message) => message.Split('\n')[0].TrimEnd('.', ' ', '\r') + ".";
}
#endif
