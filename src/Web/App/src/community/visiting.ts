import { visitCommunity, type ExampleCommunity } from '../api';
import { remember, returnKeyOf, type EntityName } from '../sync/identity';
import { t } from '../text/index.svelte';

/** Somebody looks around in an invented community. @returns which it is. */
export async function visitExample({ key, name }: ExampleCommunity): Promise<EntityName> {
  const { entity, personId, token, returnUrl } = await visitCommunity(key);
  remember({ entity: entity as EntityName, personId, token, returnKey: returnKeyOf(returnUrl), name: t().start.visitor, title: name, usedAt: Date.now() });
  return entity as EntityName;
}
