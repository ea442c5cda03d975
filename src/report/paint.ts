/** Gives texts a colour where somebody sees it. */
export type Paint = (style: Style, text: string) => string;

export type Style = 'bad' | 'warn' | 'good' | 'strong' | 'faint';

const codes: Readonly<Record<Style, [number, number]>> = {
  bad: [31, 39],
  warn: [33, 39],
  good: [32, 39],
  strong: [1, 22],
  faint: [2, 22],
};

/** No colour: every report has to be readable so. */
export const plain: Paint = (_style, text) => text;

/** Colours of a terminal. */
export const coloured: Paint = (style, text) => {
  const [on, off] = codes[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Colour on a terminal alone, and never where NO_COLOR is set. */
export function paintFor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Paint {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return isTerminal && !refused ? coloured : plain;
}
