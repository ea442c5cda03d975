import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';
import { suggest } from '../shared/nearest.ts';
import { type Profile, profiles } from './profile.ts';

/** The command line of `npm run lint:specs`, checked. */
export interface LintOptions {
  readonly apis: readonly string[];
  readonly profile: Profile | undefined;
  /** Rules that are switched off, with the reason. */
  readonly off: ReadonlyMap<string, string>;
  readonly help: boolean;
}

export const lintHelp = `npm run lint:specs [-- api…]

Lints specs with all their variants: Redocly with lint/redocly-PROFILE.yaml, then the project's own rules.
A line per finding: file:line  rule  message.

  api…             only these APIs or documents; all without any
  --profile P      vendor (somebody else's API: every promise with its source), recommended (one's own) or minimal
                   (what makes a document unusable); without it vendor where there is an upstream.yaml, else recommended
  --off "RULE: WHY"  switches a rule off, and says why; may be repeated
  --help           this text

Exit code: 0 clean or warnings alone, 1 errors, 2 could not run or bad input.`;

/** Reads the command line. An InputError for an unknown flag or profile, and for a rule that is off without a reason. */
export function parseLintOptions(args: readonly string[]): LintOptions {
  const { values, positionals } = parse(args);
  return {
    apis: positionals,
    profile: values.profile === undefined ? undefined : profileOf(values.profile),
    off: new Map((values.off ?? []).map(offOf)),
    help: values.help ?? false,
  };
}

function profileOf(text: string): Profile {
  const profile = profiles.find((one) => one === text);
  if (profile === undefined)
    throw new InputError(`--profile ${JSON.stringify(text)} is none${suggest(text, profiles)}`);
  return profile;
}

function offOf(text: string): [string, string] {
  const [, rule = '', reason = ''] = /^([\w-]+): *(\S.*)$/s.exec(text) ?? [];
  if (rule !== '') return [rule, reason];
  throw new InputError(
    `--off ${JSON.stringify(text)} has to say the rule and why, as in --off "operation-4xx-response: a queue never refuses".`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string' },
        off: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (thrown) {
    const message = messageOf(thrown).split('. ')[0]?.replace(/\.$/, '');
    throw new InputError(`${message}. See npm run lint:specs -- --help.`);
  }
}
