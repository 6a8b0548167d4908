namespace Samenwerken.Silo;

/// <summary>Options of the process, under <c>Samenwerken:</c>, beside those of the web.</summary>
internal sealed class SiloOptions
{
    public EngineName Engine { get; set; } = EngineName.Embedded;
}

internal enum EngineName
{
    /// <summary>One process and SQLite.</summary>
    Embedded,

    /// <summary>Grains in an Orleans cluster.</summary>
    Orleans,
}
