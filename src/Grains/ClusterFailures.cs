using Samenwerken.Engine;

namespace Samenwerken.Grains;

/// <summary>What a failed call to a grain means for whoever sent a command. In either case they send the same one again.</summary>
internal static class ClusterFailures
{
    public static Answer AnswerFor(Exception failure) => failure switch
    {
        // The silo was there when the call was made, and may have done it.
        SiloUnavailableException => new Answer.Unknown(),
        // The call never came to its grain.
        OrleansMessageRejectionException or GatewayTooBusyException or LimitExceededException => new Answer.Later(EngineCodes.ServerStopping, 500),
        _ => new Answer.Unknown(),
    };
}
