import { comeBack } from '../api';
import { identityIn, returnKeyOf, update, type Identity } from '../sync/identity';

/** Who this browser is in one entity; what is learnt of it is there at the next visit too. */
export class Membership {
  constructor(public identity: Identity) {}

  learn(change: Partial<Identity>): void {
    if (Object.entries(change).every(([field, value]) => this.identity[field as keyof Identity] === value)) return;
    const { entity, personId } = this.identity;
    this.identity = { ...this.identity, ...change };
    // Another tab may have made this browser somebody else in it.
    if (identityIn(entity)?.personId === personId) update(entity, change);
  }

  /** The return link of this browser gives a new token. @returns the code of a refusal, if it is refused. */
  async renew(): Promise<string | undefined> {
    try {
      const joined = await comeBack(this.identity.entity, this.identity.returnKey);
      this.learn({ token: joined.token, returnKey: returnKeyOf(joined.returnUrl) });
      return undefined;
    } catch (failure) {
      return (failure as { code?: string }).code;
    }
  }
}
