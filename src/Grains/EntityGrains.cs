namespace Samenwerken.Grains;

// Each kind of entity is an interface to find it by, and a grain whose type is the name of the kind. The rules of a kind
// are in the Domain; nothing of them is here.

[Alias("samenwerken.IMeetingGrain")]
public interface IMeetingGrain : IEntityGrain;

[GrainType("meeting")]
internal sealed class MeetingGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IMeetingGrain;

[Alias("samenwerken.IJoinCodeGrain")]
public interface IJoinCodeGrain : IEntityGrain;

[GrainType("joinCode")]
internal sealed class JoinCodeGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IJoinCodeGrain;
