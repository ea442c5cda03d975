import {
  githubData,
  githubProperty,
  markdownCode,
  markdownText,
  terminalLine,
  terminalText,
} from '../../../src/shared/foreign.ts';
import type { Choices, Kind } from '../kind.ts';

/** What a hostile server, document or request says. */
export const hostilePieces: readonly string[] = [
  '::stop-commands::x',
  '::error file=a,line=1::b',
  '::add-mask::x',
  '::set-output name=a::b',
  '##[error]x',
  '##[group]',
  '##vso[task.complete result=Failed;]',
  "##teamcity[buildStatus status='FAILURE']",
  'section_start:0:a\r\u001b[0K',
  '::',
  '##',
  ':',
  '#',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u001b[31m',
  '\u001b]8;;http://x\u0007',
  '\u009b2J',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0085',
  '\u2028',
  '\u0000',
  '|',
  '`',
  '```',
  '<script>',
  '<img src=x onerror=a>',
  '[a](javascript:b)',
  '![x](http://y)',
  '@everyone',
  '</code>',
  '-->',
  '%0A',
  '\ud800',
  '𝒳',
];

const command = /^\s*::|##(\[|vso\[|teamcity\[)/im;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be gone
const marks = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f]/;

function textOf({ pick, upTo }: Choices): string {
  const parts = Array.from({ length: 1 + upTo(10) }, () =>
    upTo(3) === 0 ? String.fromCharCode(upTo(0x2100)) : pick(hostilePieces),
  );
  return parts.join(pick(['', ' ', '\n']));
}

const sinks: readonly (readonly [name: string, isHarm: (text: string) => boolean])[] = [
  ['terminal', (text) => command.test(terminalText(text)) || marks.test(terminalText(text))],
  ['line', (text) => /\n/.test(terminalLine(text)) || command.test(terminalLine(text))],
  ['annotation', (text) => /[\r\n]/.test(githubData(text)) || /[\r\n:,]/.test(githubProperty(text))],
  ['Markdown', (text) => /[\n<>@`|*_[\]\\]/.test(markdownText(text))],
  ['Markdown code', (text) => /[\n<>@`|*_[\]\\]/.test(markdownCode(text).slice(6, -7))],
];

/** Foreign text on its way into each output. */
export const output: Kind = {
  name: 'outputs: text that would command a CI or a terminal',
  share: 30,
  open: async () => ({
    attack(choices) {
      const text = textOf(choices);
      const [name, isHarm] = choices.pick(sinks);
      return isHarm(text) ? `${name}: ${JSON.stringify(text)}` : undefined;
    },
    close: async () => undefined,
  }),
};
