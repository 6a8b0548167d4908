import type { ValueCycle } from '../wire';

/** The cycles of value in their order; the first four are asked at once, the others of whoever wants to say more. */
export const cycles = ['immediate', 'potential', 'applied', 'realized', 'transformative', 'strategic', 'enabling', 'orienting'] as const satisfies readonly ValueCycle[];
export const firstCycles = cycles.slice(0, 4);
export const moreCycles = cycles.slice(4);
