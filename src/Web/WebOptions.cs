using System.ComponentModel.DataAnnotations;

namespace Samenwerken.Web;

/// <summary>Options of this server, under <c>Samenwerken:</c>.</summary>
public sealed class WebOptions : IValidatableObject
{
    public const string Section = "Samenwerken";

    /// <summary>Where everything that must last is kept; empty where a cluster keeps it elsewhere.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>The address that people use, where it is not the one that their browser asks for.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Whether to show the invented communities. Those that were made stay where it is no longer asked.</summary>
    public bool Demo { get; set; }

    public ContactOptions Contact { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();

    /// <summary>A file with the key that signs tokens and links, where several servers share one.</summary>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>The same key itself, in base64, where secrets come as environment variables.</summary>
    public string SigningKey { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
            yield return new ValidationResult("Samenwerken:PublicUrl must be an address such as https://samenwerken.example.nl.");
        if (Contact.Url is { } page && !(page.IsAbsoluteUri && page.Scheme is "http" or "https"))
            yield return new ValidationResult("Samenwerken:Contact:Url must be an address such as https://samenwerken.example.nl/contact.");
        if (!(Limits.TokenHours is >= LimitOptions.LeastTokenHours and <= LimitOptions.MostTokenHours))
            yield return new ValidationResult("Samenwerken:Limits:TokenHours must be a number from 0.001 to 720.");
        foreach (var (name, commands) in new[] { (nameof(Limits.CommandsAtOnce), Limits.CommandsAtOnce), (nameof(Limits.CommandsPerSecond), Limits.CommandsPerSecond) })
        {
            if (commands is < 1 or > LimitOptions.MostCommands)
                yield return new ValidationResult($"Samenwerken:Limits:{name} must be a whole number from 1 to {LimitOptions.MostCommands}.");
        }
    }
}
