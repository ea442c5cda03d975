import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';

/** The command line of `npm run lint:specs`, checked. */
export interface LintOptions {
  readonly apis: readonly string[];
  readonly help: boolean;
}

export const lintHelp = `npm run lint:specs [-- api…]

Lints the specs with all their variants: Redocly with lint/redocly.yaml, then the project's own rules.
A line per finding: file:line  rule  message.

  api…      only these APIs; all without any
  --help    this text

Exit code: 0 clean, 1 findings, 2 could not run or bad input.`;

/** Reads the command line. An InputError for an unknown flag. */
export function parseLintOptions(args: readonly string[]): LintOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { apis: positionals, help: values.help ?? false };
  } catch (thrown) {
    const message = messageOf(thrown).split('. ')[0]?.replace(/\.$/, '');
    throw new InputError(`${message}. See npm run lint:specs -- --help.`);
  }
}
