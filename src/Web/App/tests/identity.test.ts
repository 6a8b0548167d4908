import { beforeEach, describe, expect, it } from 'vitest';
import { forgetEntity, identities, identityIn, remember, update, type EntityName } from '../src/sync/identity';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});

const somebody = (entity: EntityName, usedAt = 1) => ({ entity, personId: 'piet', token: 't', returnKey: 'k', name: 'Piet', title: '', usedAt });

describe('who this browser is', () => {
  it('is known for each entity apart, the last used first', () => {
    remember(somebody('community/one', 1));
    remember(somebody('meeting/one', 2));
    remember(somebody('community/two', 3));
    expect(identities('community').map(({ entity }) => entity)).toEqual(['community/two', 'community/one']);
    expect(identities('meeting').map(({ entity }) => entity)).toEqual(['meeting/one']);
    update('community/one', { usedAt: 4 });
    expect(identities('community')[0]!.entity).toBe('community/one');
    forgetEntity('community/one');
    expect(identityIn('community/one')).toBeUndefined();
    expect(identityIn('meeting/one')).toBeDefined();
  });

  it('is still known in a meeting that was joined before there was anything but meetings', () => {
    kept.set('samenwerken.meetings', JSON.stringify({ old: { meetingId: 'old', personId: 'piet', token: 't', returnKey: 'k', name: 'Piet', title: 'Warm', usedAt: 1 } }));
    expect(identityIn('meeting/old')).toMatchObject({ entity: 'meeting/old', personId: 'piet', title: 'Warm' });
    update('meeting/old', { token: 'new' });
    expect(identityIn('meeting/old')!.token).toBe('new');
    forgetEntity('meeting/old', 'somebody else');
    expect(identities('meeting')).toHaveLength(1);
  });
});
