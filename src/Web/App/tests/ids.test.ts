import { describe, expect, it } from 'vitest';
import { newId } from '../src/sync/ids';

describe('newId', () => {
  it('gives what the server takes as an id', () => {
    for (let i = 0; i < 1000; i++) expect(newId()).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('gives each id once', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId())).size).toBe(10_000);
  });

  it('is UUIDv7: the time in front, version and variant in their places', () => {
    const bytes = Uint8Array.from(atob(newId(0x0123456789ab).replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    expect([...bytes.slice(0, 6)]).toEqual([0x01, 0x23, 0x45, 0x67, 0x89, 0xab]);
    expect(bytes[6]! >> 4).toBe(7);
    expect(bytes[8]! >> 6).toBe(2);
  });
});
