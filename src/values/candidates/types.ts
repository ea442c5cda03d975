import type { Json } from '../../shared/json.ts';
import { admittedTypes } from '../applicable.ts';
import type { Site } from '../sites.ts';
import type { Made } from './candidate.ts';

export function wrongTypes(site: Site): Made[] {
  const admitted = admittedTypes(site.schemas) ?? [];
  const wrong = wrongValues
    .filter(([type]) => !admitted.includes(type) && !(type === 'integer' && admitted.includes('number')))
    .map(([type, value]) => ({ label: `${article(type)} instead of ${admitted.join(' or ')}`, value }));
  // What may be null may be null on the wire, too
  if (admitted.includes('null') && site.value !== null && site.path !== '#')
    wrong.push({ label: 'null, which is allowed', value: null });
  const asFloat =
    admitted.includes('integer') && !admitted.includes('number') && Number.isSafeInteger(site.value);
  if (!asFloat) return wrong;
  return [
    ...wrong,
    { label: 'an integer written as 1.0', value: site.value, text: `${String(site.value)}.0` },
  ];
}

const wrongValues: [string, Json][] = [
  ['null', null],
  ['boolean', true],
  ['integer', 7],
  ['number', 1.5],
  ['string', 'text'],
  ['array', []],
  ['object', {}],
];

function article(type: string): string {
  return type === 'null' ? 'null' : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}
