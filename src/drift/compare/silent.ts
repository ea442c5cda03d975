import { isObject, type Json } from '../../shared/json.ts';
import { steps } from '../../shared/pointer.ts';
import { loosens } from './loosens.ts';
import type { Change } from './redocly.ts';
import type { DriftVerdict, Site } from './verdict.ts';

/** What Redocly lists without a verdict and a caller feels all the same. */
export const silent: readonly {
  change: string;
  when(change: Change, site: Site): boolean;
  verdict: Omit<DriftVerdict, 'change'>;
}[] = [
  {
    change: 'deprecated',
    when: ({ property, revision }) => property === 'deprecated' && revision?.value === true,
    verdict: { level: 'risky', reason: 'It still works and will go: callers have to plan for it.' },
  },
  {
    change: 'default-changed',
    when: ({ property, typeName }, { directions }) =>
      property === 'default' && typeName === 'Schema' && directions.has('request'),
    verdict: { level: 'risky', reason: 'Callers that leave it out get another behaviour.' },
  },
  {
    change: 'became-read-only',
    when: ({ property, revision }, { directions }) =>
      property === 'readOnly' && revision?.value === true && directions.has('request'),
    verdict: { level: 'breaking', reason: 'Callers that send the field are refused, or it has no effect.' },
  },
  {
    change: 'became-write-only',
    when: ({ property, revision }, { directions }) =>
      property === 'writeOnly' && revision?.value === true && directions.has('response'),
    verdict: { level: 'breaking', reason: 'Callers read a field that no longer comes.' },
  },
  {
    change: 'response-header-not-required',
    when: ({ property, typeName, base }) =>
      typeName === 'Header' && property === 'required' && base?.value === true,
    verdict: { level: 'breaking', reason: 'Callers read a header that may be missing now.' },
  },
  {
    change: 'request-property-removed',
    when: (change, { directions }) => isProperty(change) && isGone(change) && directions.has('request'),
    verdict: { level: 'risky', reason: 'Callers that send the field may be refused, or it has no effect.' },
  },
  {
    change: 'request-body-added',
    when: ({ typeName, kind, revision }) =>
      typeName === 'RequestBody' && kind === 'added' && isRequired(revision?.value),
    verdict: { level: 'breaking', reason: 'Requests without a body are refused.' },
  },
  {
    change: 'response-added',
    when: ({ typeName, kind }) => typeName === 'Response' && kind === 'added',
    verdict: { level: 'risky', reason: 'Callers meet a status that they were not told of.' },
  },
  {
    change: 'discriminator-changed',
    when: ({ typeName, property, kind }) =>
      typeName === 'Discriminator' && (property === 'propertyName' || kind === 'removed'),
    verdict: { level: 'breaking', reason: 'Callers look at the wrong field to tell the forms apart.' },
  },
  {
    change: 'discriminator-mapping-changed',
    when: (change, { directions }) =>
      isWord(change) && change.revision?.value === undefined && directions.has('request'),
    verdict: { level: 'breaking', reason: 'The word that callers send for a form is no longer known.' },
  },
  {
    change: 'discriminator-mapping-changed',
    when: (change, { directions }) =>
      isWord(change) && (change.base?.value !== undefined || directions.has('response')),
    verdict: { level: 'risky', reason: 'Callers take one form for another.' },
  },
  {
    change: 'discriminator-word-added',
    when: isWord,
    verdict: { level: 'safe', reason: 'No caller has to change.' },
  },
  {
    change: 'schema-added',
    when: (change, { directions }) =>
      isValueSchema(change) && change.kind === 'added' && directions.has('request'),
    verdict: {
      level: 'breaking',
      reason: 'What could be anything is restricted: values that were accepted are refused.',
    },
  },
  {
    change: 'token-address-changed',
    when: ({ property, path }) =>
      /Url$/.test(property ?? '') && path.startsWith('#/components/securitySchemes/'),
    verdict: { level: 'risky', reason: 'Credentials have to be obtained elsewhere.' },
  },
  {
    change: 'server-moved',
    when: ({ typeName, kind, path }) =>
      typeName === 'ServerList' && kind !== 'modified' && steps(path)[0] === 'paths',
    verdict: { level: 'breaking', reason: 'Callers of the old address do not reach the operation there.' },
  },
  {
    change: 'pattern-properties-added',
    when: ({ typeName, kind }, { directions }) =>
      typeName === 'PatternProperties' && kind === 'added' && directions.has('request'),
    verdict: { level: 'breaking', reason: 'Under such names, values that were accepted are refused.' },
  },
  {
    change: 'pattern-properties-removed',
    when: ({ typeName, kind }, { directions }) =>
      typeName === 'PatternProperties' && kind === 'removed' && directions.has('response'),
    verdict: { level: 'risky', reason: 'Under such names, callers may meet any value.' },
  },
  {
    change: 'contains-changed',
    when: (change, { directions }) =>
      /^(min|max)Contains$/.test(change.property ?? '') &&
      (directions.has('request') ? loosens(change) !== true : loosens(change) !== false),
    verdict: { level: 'breaking', reason: 'Lists that were accepted are refused, or others come.' },
  },
  {
    change: 'encoding-changed',
    when: ({ property }, { directions }) => property === 'contentEncoding' && directions.has('response'),
    verdict: { level: 'breaking', reason: 'Callers read the text in another encoding.' },
  },
  {
    change: 'schema-removed',
    when: (change, { directions }) =>
      isValueSchema(change) && change.kind === 'removed' && directions.has('response'),
    verdict: { level: 'breaking', reason: 'Callers may meet anything where a form was promised.' },
  },
];

// --- internal ---

function isProperty(change: Change): boolean {
  return change.typeName === 'Schema' && /\/properties\/[^/]+$/.test(change.path);
}

/** What a word of a discriminator means; a mapping where there was none tells of itself. */
function isWord({ typeName, kind }: Change): boolean {
  return /^Discriminator/.test(typeName) && kind !== 'added';
}

/** The schema of a parameter, a media type or a header as a whole. */
function isValueSchema(change: Change): boolean {
  return (
    change.typeName === 'Schema' &&
    change.kind !== 'modified' &&
    /\/(parameters|headers|content)\/[^/]+\/schema$/.test(change.path)
  );
}

function isGone(change: Change): boolean {
  return change.kind === 'removed' || change.property === 'key';
}

function isRequired(value: Json | undefined): boolean {
  return isObject(value) && value.required === true;
}
