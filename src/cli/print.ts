import { randomUUID } from 'node:crypto';
import { terminalText } from '../shared/foreign.ts';
import { asStarted } from '../shared/program.ts';

/**
 * The only place that writes to the terminal. What it is given may hold what a server said: it is made harmless here,
 * and commands are named as they are called.
 */
export function say(text: string): void {
  process.stdout.write(`${shown(text)}\n`);
}

/** The same on standard error: notes, progress, what went wrong. */
export function tell(text: string): void {
  process.stderr.write(`${shown(text)}\n`);
}

/** Colours are ours; everything else of a control sequence is not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const colour = /(\u001b\[\d{1,2}m)/;

function shown(text: string): string {
  const parts = asStarted(text).split(colour);
  return parts.map((part, index) => (index % 2 === 1 ? part : terminalText(part))).join('');
}

/**
 * The same, where a CI reads along: between markers of this run's own no line is a command, whatever a server said.
 */
export function sayUnheard(text: string): void {
  const isHeard = process.env.GITHUB_ACTIONS === 'true';
  const token = randomUUID();
  if (isHeard) process.stdout.write(`::stop-commands::${token}\n`);
  say(text);
  if (isHeard) process.stdout.write(`::${token}::\n`);
}

/**
 * Writes what is meant for a CI: its own workflow commands, which the report's room has made safe. A report that is shown
 * there stands between markers of this run's own, so that nothing in it is taken for a command.
 */
export function sayToCi(commands: string): void {
  process.stdout.write(commands);
}
