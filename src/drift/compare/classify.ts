import { isObject } from '../../shared/json.ts';
import { loosens } from './loosens.ts';
import type { Change } from './redocly.ts';
import { silent } from './silent.ts';
import type { DriftVerdict, Site } from './verdict.ts';

type Judge = (change: Change, site: Site) => Omit<DriftVerdict, 'change'> | undefined;

const breaks =
  (reason: string): Judge =>
  () => ({ level: 'breaking', reason });
const risks =
  (reason: string): Judge =>
  () => ({ level: 'risky', reason });

const safe = { level: 'safe', reason: 'No caller has to change.' } as const;

/** Redocly's rules in a caller's words; where its verdict is harder than what a caller feels, the level says so. */
const ofRedocly: Readonly<Record<string, Judge>> = {
  'operation-removed': breaks('Calls to this operation fail.'),
  'path-removed': breaks('Calls to this path fail.'),
  'operation-id-changed': risks(
    'Requests stay the same; generated code and whatever names operations by id changes.',
  ),
  'parameter-removed': breaks('Callers that send it are refused or no longer get what they asked for.'),
  'parameter-became-required': breaks('Requests without it are refused.'),
  'parameter-serialization-changed': ({ property, revision }) =>
    property === 'allowReserved' && revision?.value === true
      ? safe
      : { level: 'breaking', reason: 'Values sent the old way are read as something else.' },
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
  'property-removed': (change, { directions }) =>
    isObject(change.base?.value) && change.base.value.readOnly === true && !directions.has('response')
      ? safe
      : { level: 'breaking', reason: 'Callers read or send a field that is gone.' },
  'schema-constraint-changed': judgeConstraint,
  'schema-combinator-changed': breaks('Callers meet, or have to send, another form.'),
};

/** What a change is to a caller, with one verdict for each that Redocly gives; safe where nobody feels it. */
export function classify(change: Change, site: Site): DriftVerdict[] {
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
  return [{ change: `${change.kind}-${kebab(change.property ?? change.typeName)}`, ...safe }];
}

// --- internal ---

/** A limit on what callers send is felt when it gets tighter; one on what they get, when they rely on it. */
function judgeConstraint(change: Change, { directions }: Site): Omit<DriftVerdict, 'change'> {
  const isLooser = loosens(change);
  if (directions.has('request') && isLooser !== true) {
    return { level: 'breaking', reason: 'Values that were accepted are refused.' };
  }
  if (directions.has('request') ? !directions.has('response') : isLooser === false) return safe;
  return { level: 'risky', reason: 'Callers meet values that the old limit ruled out.' };
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
