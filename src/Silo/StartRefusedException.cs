namespace Samenwerken.Silo;

/// <summary>The process cannot start as it is asked to. The message says so in one sentence, with what to do.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
