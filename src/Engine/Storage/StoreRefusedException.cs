namespace Samenwerken.Engine.Storage;

/// <summary>A data folder cannot be used. Nothing in it was changed; the message says, in one sentence, what is the matter and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);
