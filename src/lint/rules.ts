import type { LintRule } from './rule.ts';
import { documentedExists } from './rules/documented-exists.ts';
import { elicitNames } from './rules/elicit-names.ts';
import { elicitWords } from './rules/elicit-words.ts';
import { exampleValid } from './rules/example-valid.ts';
import { exampleWords } from './rules/example-words.ts';
import { extensionKnown } from './rules/extension-known.ts';
import { operationDocs } from './rules/operation-docs.ts';
import { operationSource } from './rules/operation-source.ts';
import { operationTags } from './rules/operation-tags.ts';
import { requestExample } from './rules/request-example.ts';
import { responseExample } from './rules/response-example.ts';
import { sourceLine } from './rules/source-line.ts';
import { sourceStated } from './rules/source-stated.ts';
import { unpromisedWords } from './rules/unpromised-words.ts';

/** The project's own rules, one file each. */
export const lintRules: readonly LintRule[] = [
  operationTags,
  operationDocs,
  operationSource,
  sourceStated,
  sourceLine,
  documentedExists,
  requestExample,
  responseExample,
  exampleValid,
  exampleWords,
  elicitWords,
  elicitNames,
  unpromisedWords,
  extensionKnown,
];
