import { readFileSync } from 'node:fs';

const wire = readFileSync('src/wire.ts', 'utf8');

/** The members of a union of wire.ts, by name. */
export function unionOf(name: string): string[] {
  const [, members] = new RegExp(`export type ${name} =([^;]+);`).exec(wire) ?? [];
  if (!members) throw new Error(`There is no ${name} in wire.ts.`);
  return members.split('|').map((it) => it.trim()).filter(Boolean);
}

/** The fields of an interface of wire.ts, with their types. */
export function fieldsOf(name: string): [field: string, type: string][] {
  const [, body] = new RegExp(`export interface ${name} \\{([^}]*)\\}`).exec(wire) ?? [];
  return [...(body ?? '').matchAll(/^ {2}(\w+)\??: ([^;]+);/gm)].map(([, field, type]) => [field!, type!]);
}

/** The name on the wire of a command of wire.ts. */
export const typeOf = (name: string): string => /'(\w+)'/.exec(fieldsOf(name).find(([field]) => field === 'type')![1])![1]!;
