import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../shared/package-root.ts';
import type { Api } from '../spec/apis.ts';
import type { LintRule } from './rule.ts';
import { elicitNames } from './rules/elicit-names.ts';
import { elicitWords } from './rules/elicit-words.ts';
import { exampleValid } from './rules/example-valid.ts';
import { operationTags } from './rules/operation-tags.ts';
import { unpromisedWords } from './rules/unpromised-words.ts';
import { lintRules } from './rules.ts';

/**
 * How much is asked of a document. `vendor`: somebody else's API, each promise with its source. `recommended`: one's
 * own. `minimal`: what makes a document unusable.
 */
export const profiles = ['vendor', 'recommended', 'minimal'] as const;
export type Profile = (typeof profiles)[number];

const minimal = [exampleValid, elicitNames, elicitWords, unpromisedWords];

/** The project's own rules of each profile. */
export const rulesOf: Readonly<Record<Profile, readonly LintRule[]>> = {
  vendor: lintRules,
  recommended: [...minimal, operationTags],
  minimal,
};

/** The configuration of Redocly for a profile. */
export function redoclyConfig(profile: Profile): string {
  return path.join(packageRoot, `lint/redocly-${profile}.yaml`);
}

/** What fits an API where nobody says: `vendor` where it has an `upstream.yaml`. */
export function usualProfile({ folder }: Api): Profile {
  return folder !== '' && existsSync(path.join(folder, 'upstream.yaml')) ? 'vendor' : 'recommended';
}
