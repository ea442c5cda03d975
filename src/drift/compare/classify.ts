import { isObject, type Json } from '../../json.ts';
import type { Level } from '../finding.ts';
import { loosens } from './loosens.ts';
import type { Change } from './redocly.ts';

/** What a change is to a caller. */
export interface Verdict {
  readonly change: string;
  readonly level: Level;
  readonly reason: string;
}

/** Where a change stands, as far as the verdict depends on it. */
export interface Site {
  /** The directions in which the changed part travels. */
  readonly directions: ReadonlySet<'request' | 'response' | 'none'>;
  /** The status, where it is an answer's. */
  readonly status: string | undefined;
}

type Judge = (change: Change, site: Site) => Omit<Verdict, 'change'> | undefined;

const breaks =
  (reason: string): Judge =>
  () => ({ level: 'breaking', reason });
const risks =
  (reason: string): Judge =>
  () => ({ level: 'risky', reason });

/** Redocly's rules in a caller's words; where its verdict is harder than what a caller feels, the level says so. */
const ofRedocly: Readonly<Record<string, Judge>> = {
  'operation-removed': breaks('Calls to this operation fail.'),
  'path-removed': breaks('Calls to this path fail.'),
  'operation-id-changed': risks(
    'Requests stay the same; generated code and whatever names operations by id changes.',
  ),
  'parameter-removed': breaks('Callers that send it are refused or no longer get what they asked for.'),
  'parameter-became-required': breaks('Requests without it are refused.'),
  'parameter-serialization-changed': breaks('Values sent the old way are read as something else.'),
  'request-body-removed': breaks('What callers send is refused or has no effect.'),
  'request-body-became-required': breaks('Requests without a body are refused.'),
  'response-removed': (_change, { status }) =>
    /^[23]/.test(status ?? '')
      ? { level: 'breaking', reason: 'Callers wait for an answer that no longer comes.' }
      : { level: 'risky', reason: 'Callers may handle an error that no longer comes in this form.' },
  'response-header-removed': (change) =>
    isObject(change.base?.value) && change.base.value.required !== true
      ? { level: 'risky', reason: 'Callers may read a header that no longer comes.' }
      : { level: 'breaking', reason: 'Callers read a header that no longer comes.' },
  'media-type-removed': breaks('Callers that send or expect this media type fail.'),
  'security-requirement-changed': breaks('Credentials that were enough are refused.'),
  'security-scheme-changed': risks('Credentials have to be obtained in another way.'),
  'server-removed': breaks('Callers of this address reach nothing.'),
  'schema-type-changed': (_change, { directions }) =>
    directions.has('response')
      ? {
          level: 'breaking',
          reason: 'Callers meet values of a type they do not expect, or send one that is refused.',
        }
      : { level: 'breaking', reason: 'Values of a type that was accepted are refused.' },
  'enum-values-removed': breaks('Callers that send such a value are refused.'),
  'enum-values-added': breaks('Callers meet values that the closed list ruled out.'),
  'required-properties-added': breaks('Requests without these fields are refused.'),
  'required-properties-removed': breaks('Callers read fields that may be missing now.'),
  'property-removed': breaks('Callers read or send a field that is gone.'),
  'schema-constraint-changed': judgeConstraint,
  'schema-combinator-changed': breaks('Callers meet, or have to send, another form.'),
};

/** What Redocly lists without a verdict and a caller feels all the same. */
const silent: readonly {
  change: string;
  when(change: Change, site: Site): boolean;
  verdict: Omit<Verdict, 'change'>;
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
    when: ({ typeName, kind }) => /^Discriminator/.test(typeName) && kind !== 'added',
    verdict: { level: 'risky', reason: 'Callers take one form for another.' },
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
    change: 'schema-removed',
    when: (change, { directions }) =>
      isValueSchema(change) && change.kind === 'removed' && directions.has('response'),
    verdict: { level: 'breaking', reason: 'Callers may meet anything where a form was promised.' },
  },
];

/** What a change is to a caller, with one verdict for each that Redocly gives; safe where nobody feels it. */
export function classify(change: Change, site: Site): Verdict[] {
  const told = change.verdicts.map(({ ruleId }) => {
    const judged = ofRedocly[ruleId]?.(change, site) ?? {
      level: 'breaking',
      reason: 'Redocly rates it as a major change.',
    };
    return { change: ruleId, ...judged };
  });
  if (told.length > 0) return told;
  const row = silent.find(({ when }) => when(change, site));
  if (row !== undefined) return [{ change: row.change, ...row.verdict }];
  return [
    {
      change: `${change.kind}-${kebab(change.property ?? change.typeName)}`,
      level: 'safe',
      reason: 'No caller has to change.',
    },
  ];
}

// --- internal ---

/** A limit on what callers send is felt when it gets tighter; one on what they get, when they rely on it. */
function judgeConstraint(change: Change, { directions }: Site): Omit<Verdict, 'change'> {
  const isFelt = directions.has('request') && (!directions.has('response') || loosens(change) !== true);
  if (isFelt) {
    return { level: 'breaking', reason: 'Values that were accepted are refused.' };
  }
  return { level: 'risky', reason: 'Callers meet values that the old limit ruled out.' };
}

function isProperty(change: Change): boolean {
  return change.typeName === 'Schema' && /\/properties\/[^/]+$/.test(change.path);
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

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
