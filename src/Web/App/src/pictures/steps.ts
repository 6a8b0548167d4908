export type StepState = 'done' | 'partly' | 'open' | 'notApplicable';

export interface StepShown {
  id: string;
  title: string;
  state: StepState;
}

/** Where a community is: at the first step that still asks for something. @returns its place, from 0; undefined when all are done. */
export function currentStep(steps: readonly StepShown[]): number | undefined {
  const at = steps.findIndex(({ state }) => state === 'open' || state === 'partly');
  return at === -1 ? undefined : at;
}
