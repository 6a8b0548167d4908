namespace Samenwerken.Web;

/// <summary>Whom to ask about this server, under <c>Samenwerken:Contact:</c>. Programs find it in the description of the API.</summary>
public sealed class ContactOptions
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public Uri? Url { get; set; }
}
