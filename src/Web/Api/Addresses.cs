using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Samenwerken.Web.Api;

/// <summary>At which addresses this server can be reached, by whoever asks and by others in the building.</summary>
public sealed class Addresses(IServer server, IOptions<WebOptions> options)
{
    /// <summary>The address of this server as the reader of this request should see it, without a slash at the end.</summary>
    public string Of(HttpRequest request) =>
        options.Value.PublicUrl is { } url ? url.ToString().TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>Whether the address of this request works on no other device.</summary>
    public bool IsOnlyThisComputer(HttpRequest request) =>
        options.Value.PublicUrl is null && (request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The addresses by which others in the building reach this server; none where it listens to this computer alone.</summary>
    public IReadOnlyList<string> ForOthers() =>
    [
        .. from bound in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []
           let binding = BindingAddress.Parse(bound)
           where binding.Host is "+" or "*" or "0.0.0.0" or "[::]"
           from address in LocalAddresses()
           select $"{binding.Scheme}://{address}:{binding.Port}",
    ];

    private static IEnumerable<IPAddress> LocalAddresses() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus is OperationalStatus.Up && network.NetworkInterfaceType is not NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            .Distinct();
}
