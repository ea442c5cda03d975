import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** How far a pattern may backtrack: not worth a word, or nobody knows how far. */
export type Cost = 'small' | 'unknown';

/** The most steps a character that bounded repetitions may multiply to. */
const fewSteps = 10_000;

/**
 * What a pattern may cost. Small is: no lookaround, no reference back, only single characters repeated, at most one of
 * them without an end, and that one behind `^`, where it is tried from one place alone.
 */
export function costOf(pattern: string, flags: string): Cost {
  const parsed = parse(pattern, flags);
  if (parsed === undefined) return 'unknown';
  const found = { endless: 0, steps: 1, isSimple: true };
  visitRegExpAST(parsed, {
    onQuantifierEnter: (node) => count(node, found),
    onAssertionEnter: ({ kind }) => {
      if (kind === 'lookahead' || kind === 'lookbehind') found.isSimple = false;
    },
    onBackreferenceEnter: () => {
      found.isSimple = false;
    },
  });
  const isAnchored = parsed.alternatives.every(({ elements: [first] }) => isStart(first));
  const isEndlessOnce = found.endless === 0 || (found.endless === 1 && isAnchored && found.steps <= 100);
  return found.isSimple && isEndlessOnce && found.steps <= fewSteps ? 'small' : 'unknown';
}

/** True where something that repeats without an end stands in something that does. */
export function repeatsRepetition(pattern: string, flags: string): boolean {
  const parsed = parse(pattern, flags);
  let depth = 0;
  let found = false;
  const isEndless = ({ max }: AST.Quantifier) => max === Number.POSITIVE_INFINITY;
  if (parsed !== undefined)
    visitRegExpAST(parsed, {
      onQuantifierEnter(node) {
        if (isEndless(node)) depth += 1;
        found ||= depth > 1;
      },
      onQuantifierLeave(node) {
        if (isEndless(node)) depth -= 1;
      },
    });
  return found;
}

function count(
  { min, max, element }: AST.Quantifier,
  found: { endless: number; steps: number; isSimple: boolean },
) {
  if (max <= 1) {
    found.steps *= 2;
    return;
  }
  if (!['Character', 'CharacterSet', 'CharacterClass'].includes(element.type)) found.isSimple = false;
  if (max === Number.POSITIVE_INFINITY) found.endless += 1;
  else if (min !== max) found.steps *= max;
}

function isStart(element: AST.Element | undefined): boolean {
  return element?.type === 'Assertion' && element.kind === 'start';
}

/** Characters that JavaScript takes for white space; RE2 knows those of ASCII alone. */
const blanks =
  '\\t\\n\\x{b}\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const inks =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
  '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';
const lineEnds = '\\n\\r\\x{2028}\\x{2029}';

/** The pattern with what RE2 reads otherwise written out; undefined where that cannot be said in its syntax. */
export function linearSyntaxOf(pattern: string, flags: string): string | undefined {
  const parsed = parse(pattern, flags);
  if (parsed === undefined) return undefined;
  const parts: { start: number; end: number; text: string }[] = [];
  visitRegExpAST(parsed, {
    onCharacterSetEnter: (node) => {
      if (node.kind === 'any') parts.push({ ...node, text: `[^${lineEnds}]` });
      if (node.kind !== 'space') return;
      const members = node.negate ? inks : blanks;
      parts.push({ ...node, text: node.parent?.type === 'CharacterClass' ? members : `[${members}]` });
    },
  });
  parts.sort((a, b) => b.start - a.start);
  return parts.reduce(
    (whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end),
    pattern,
  );
}

function parse(pattern: string, flags: string): AST.Pattern | undefined {
  for (const unicode of flags.includes('u') ? [true, false] : [false]) {
    try {
      return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      // The old syntax may take it
    }
  }
  return undefined;
}
