import type { Deal, DealStatus } from '../wire';

/** The way of a deal, in order. */
export const dealWay = ['draft', 'negotiating', 'agreed', 'running', 'evaluated', 'ended'] as const satisfies readonly DealStatus[];

/** Whether what it says can still change: nobody signed it yet. */
export const isOpen = ({ status }: Deal): boolean => status === 'draft' || status === 'negotiating';

/** What there has to be before it can be signed, as the server asks for it too. */
export function needsOf({ parties, commitments }: Deal): { parties: boolean; promises: boolean } {
  return { parties: parties.length >= 2, promises: parties.length > 0 && parties.every((party) => commitments.some(({ organisationId }) => organisationId === party)) };
}

/** A promise whose day is past and that was not kept, in a deal that runs. @param today as 2026-11-22 */
export const isLate = (deal: Deal, { due, keptOn }: Deal['commitments'][number], today: string): boolean =>
  !isOpen(deal) && deal.status !== 'ended' && keptOn === undefined && due < today;
