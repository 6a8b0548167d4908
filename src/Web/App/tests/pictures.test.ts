import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ordered, type Partner } from '../src/pictures/network';
import { currentStep, type StepState } from '../src/pictures/steps';
import { placeOf, pointOn, size } from '../src/pictures/x-curve';

const states: StepState[] = ['done', 'partly', 'open', 'notApplicable'];

it('a community is at the first step that still asks for something', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 12 }), (of) => {
      const at = currentStep(of.map((state, i) => ({ id: `${i}`, title: '', state })));
      const asks = (state: StepState) => state === 'open' || state === 'partly';
      if (at === undefined) expect(of.some(asks)).toBe(false);
      else {
        expect(asks(of[at]!)).toBe(true);
        expect(of.slice(0, at).some(asks)).toBe(false);
      }
    }),
  );
});

it('every partner has one place in the network, near what it is tied to', () => {
  const [a, b] = ['community-a', 'community-b'].map((id) => ({ id, name: id }));
  fc.assert(
    fc.property(fc.array(fc.record({ ties: fc.constantFrom('', 'a', 'b', 'ab') }), { maxLength: 30 }), (given) => {
      const partners = given.map((_, i): Partner => ({ id: `p${i}`, name: `P ${i}`, sector: 'society' }));
      const ties = given.flatMap(({ ties }, i) => [...ties].map((one) => ({ partnerId: `p${i}`, communityId: `community-${one}` })));
      const places = ordered(partners, [a!, b!], ties).map(({ id }) => given[Number(id.slice(1))]!.ties);
      expect([...places].sort()).toEqual(given.map(({ ties }) => ties).sort());
      expect(places).toEqual([...places].sort((one, other) => ['a', 'ab', 'b', ''].indexOf(one) - ['a', 'ab', 'b', ''].indexOf(other)));
    }),
  );
});

it('on the X-curve the new rises and the old falls as much, and both stay in the picture', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, other) => {
      const [first, later] = [Math.min(one, other), Math.max(one, other)];
      expect(pointOn('buildUp', later).y).toBeLessThanOrEqual(pointOn('buildUp', first).y);
      expect(pointOn('breakDown', later).y).toBeGreaterThanOrEqual(pointOn('breakDown', first).y);
      expect(pointOn('buildUp', one).y + pointOn('breakDown', one).y).toBeCloseTo(size.height);
      for (const { x, y } of [pointOn('buildUp', one), pointOn('breakDown', one)]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(size.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(size.height);
      }
    }),
  );
  expect(placeOf('buildUp', 2)).toEqual(placeOf('breakDown', 2));
});
