/** A colour as #rrggbb, or as #rgb. */
export type Hex = `#${string}`;

/** WCAG 2.2: how much two colours differ, from 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Hex): number {
  const [red, green, blue] = parts(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** So much of the one, from 0 to 1, and for the rest the other. */
export function mix(one: Hex, other: Hex, share: number): Hex {
  const [ones, others] = [parts(one), parts(other)];
  return `#${ones.map((part, i) => Math.round(part * share + others[i]! * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

function parts(colour: Hex): number[] {
  const digits = colour.slice(1);
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => parseInt(whole.slice(at, at + 2), 16));
}
