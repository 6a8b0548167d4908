export interface Partner {
  id: string;
  name: string;
  /** The group of partners that it is of. */
  sector: string;
  href?: string | undefined;
}

export interface Circle {
  id: string;
  name: string;
  href?: string | undefined;
}

/** That a partner takes part in a community. */
export interface Tie {
  partnerId: string;
  communityId: string;
}

/**
 * Puts partners where their lines are short: each between the communities that it is tied to, in the order of these. What
 * has no line comes last.
 */
export function ordered(partners: readonly Partner[], communities: readonly Circle[], ties: readonly Tie[]): Partner[] {
  const place = new Map(communities.map(({ id }, at) => [id, at]));
  const middle = (partner: Partner): number => {
    const at = ties.flatMap(({ partnerId, communityId }) => (partnerId === partner.id && place.has(communityId) ? [place.get(communityId)!] : []));
    return at.length === 0 ? Infinity : at.reduce((sum, one) => sum + one, 0) / at.length;
  };
  const at = new Map(partners.map((partner) => [partner.id, middle(partner)]));
  return [...partners].sort((a, b) => compare(at.get(a.id)!, at.get(b.id)!) || a.name.localeCompare(b.name));
}

// Infinity minus itself is no number.
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
