namespace Samenwerken.Domain.Programmes;

/// <summary>The links by which somebody becomes coordinator of a programme without being invited.</summary>
public static class ProgrammeLinks
{
    /// <summary>
    /// Names the link that a server prints when it starts. It works until there has been a coordinator, and then never again; every
    /// other link works once.
    /// </summary>
    public const string First = "first";
}
