import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  githubData,
  githubProperty,
  markdownCode,
  markdownText,
  terminalLine,
  terminalText,
} from './foreign.ts';

/** What a hostile server says: pieces of commands, markup and marks, in any order. */
const pieces = [
  '::stop-commands::x',
  '::error file=a::b',
  '##[error]x',
  '##vso[task.complete]',
  '##teamcity[x]',
  '::',
  '##',
  ':',
  '#',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '\u001b[31m',
  '\u001b]0;t\u0007',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0085',
  '\u2028',
  '\u0000',
  '|',
  '`',
  '```',
  '<img src=x onerror=a>',
  '[a](javascript:b)',
  '![x](http://y)',
  '@everyone',
  '</code>',
  '&lt;',
  '%0A',
  'plain',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** A line that GitHub, Azure or TeamCity takes for a command. */
const command = /^\s*::|##(\[|vso\[|teamcity\[)/im;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be gone
const marks = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f]/;

describe('whatever a server says', () => {
  test('a terminal and a log of a CI only show it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = terminalText(text);
        expect(shown).not.toMatch(command);
        expect(shown).not.toMatch(marks);
        expect(terminalLine(text)).not.toContain('\n');
        expect(terminalLine(text)).not.toMatch(command);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('it stays within one workflow command, and within one property of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(githubData(text)).not.toMatch(/[\r\n]/);
        expect(githubProperty(text)).not.toMatch(/[\r\n:,]/);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  test('Markdown formats nothing of it, links nowhere, calls nobody', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [words, code] = [markdownText(text), markdownCode(text)];
        expect(words).not.toMatch(/[\n<>@`|*_[\]\\]|https?:/);
        expect(code.slice('<code>'.length, -'</code>'.length)).not.toMatch(/[\n<>@`|*_[\]\\]/);
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });
});

test.each<[string, string]>([
  ['an ordinary sentence, with : and # in it', 'an ordinary sentence, with : and # in it'],
  ['a::b stays, as C++ writes it', 'a::b stays, as C++ writes it'],
  ['  ::error::x', '  : :error::x'],
  ['x ##[error]y', 'x # #[error]y'],
  ['two\nlines', 'two\nlines'],
  ['a\u202eb', 'a<U+202E>b'],
  ['\u001b[2J', '\uFFFD[2J'],
])('%j is shown as %j', (text, want) => expect(terminalText(text)).toBe(want));
