using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Samenwerken.Web;

namespace Samenwerken.Silo;

/// <summary>Finds what is wrong with the options before anything is opened, since the framework would say it with a stack trace, or not at all.</summary>
internal static class OptionChecks
{
    private const string Example = "use for instance --urls http://localhost:5080";

    /// <exception cref="StartRefusedException">An address or a level cannot be what it says.</exception>
    public static void Check(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0 && endpoints.Count == 0)
            throw new StartRefusedException($"There is no address to listen at; {Example}.");
        foreach (var url in urls.Concat(endpoints))
        {
            if (WrongWith(url) is { } sentence)
                throw new StartRefusedException(sentence);
        }

        CheckLevels(configuration.GetSection("Logging"));
    }

    private static string? WrongWith(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"{url} is no address to listen at; {Example}.";
        }

        if (address.IsUnixPipe || address.IsNamedPipe)
            return null;
        if (address.Scheme is not ("http" or "https"))
            return $"{url} is no address to listen at, since it starts with {address.Scheme}; {Example}.";
        // What Kestrel cannot read as a number it takes for a part of a name, and a name is every address of the machine.
        if (address.Port is < 0 or > 65535 || (address.Host.Contains(':') && !address.Host.StartsWith('[')))
            return $"{url} is no address to listen at, since a port is a number up to 65535; {Example}.";
        if (address.Port == 0 && address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return $"{url} cannot let the system choose a port; use http://127.0.0.1:0 for that.";
        return address.PathBase.Trim('/').Length > 0
            ? $"{url} is no address to listen at, since there can be nothing behind the port; {Example}."
            : null;
    }

    private static void CheckLevels(IConfigurationSection logging)
    {
        foreach (var (key, value) in logging.AsEnumerable())
        {
            if (value is { Length: > 0 } && key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
                throw new StartRefusedException($"{key} cannot be {value}; it is one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        }
    }
}

/// <summary>Says what the annotations of options say, in their own words and nothing around them.</summary>
internal sealed class PlainValidation : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => problem.ErrorMessage!));
    }
}
