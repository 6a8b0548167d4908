namespace Samenwerken.Engine;

/// <summary>What the store keeps about all entities is damaged, and not the history of one. The message says where, as part of a sentence.</summary>
public sealed class DamagedStoreException(string message, Exception? inner = null) : Exception(message, inner);
