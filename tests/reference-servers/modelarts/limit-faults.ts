/** Faults of ModelArts: limits of the input that are not kept. */
import { different, unchecked } from '../fault-kinds.ts';
import type { Faults } from '../stand-in.ts';
import type { State } from './state.ts';

/** Limits of the input. */
export const limitFaults: Faults<State> = {
  'name-65-accepted': different('A name of 65 characters is accepted.', { 'name-max': 65 }),
  'name-of-any-length-accepted': unchecked('A name of any length is accepted.', 'name-max', 'name-min'),
  'name-64-refused': different('A name of 64 characters is refused.', { 'name-max': 63 }),
  'name-3-accepted': different('A name of 3 characters is accepted.', { 'name-min': 3 }),
  'name-4-refused': different('A name of 4 characters is refused.', { 'name-min': 5 }),
  'name-dot-accepted': different('A name with a dot is accepted.', { 'name-chars': /^[\w.-]*$/ }),
  'name-any-characters-accepted': unchecked('Any character is accepted in a name.', 'name-chars'),
  'name-unicode-letters-accepted': different('Letters beyond A to Z are accepted in a name.', {
    'name-chars': /^[\p{L}\p{N}_-]*$/u,
  }),
  'name-hyphen-refused': different('A hyphen in a name is refused.', { 'name-chars': /^\w*$/ }),
  'name-trailing-newline-accepted': different('A name may end in a newline.', {
    'name-chars': /^[\w-]*\n?$/,
  }),
  'name-number-accepted': unchecked('A name may be a number.', 'name-type'),
  'name-required-ignored': unchecked('A workspace is created without a name.', 'name-required'),
  'default-accepted': unchecked('The reserved name `default` is accepted.', 'name-reserved'),
  'default-2-refused': different('Every name that begins with `default` is refused.', {
    reserved: /^default/,
  }),
  'description-257-accepted': different('A description of 257 characters is accepted.', {
    'description-max': 257,
  }),
  'description-256-refused': different('A description of 256 characters is refused.', {
    'description-max': 255,
  }),
  'description-empty-refused': different('An empty description is refused.', { 'description-min': 1 }),
  'description-in-utf16-units': unchecked(
    'The length of a description is counted in UTF-16 units.',
    'code-points',
  ),
  'description-number-accepted': unchecked('A description may be a number.', 'description-type'),
  'null-accepted': unchecked('Null is accepted for an optional field.', 'null'),
  'auth-type-any-accepted': unchecked('An auth_type outside the options is accepted.', 'auth-type-options'),
  'auth-type-private-refused': different('The option PRIVATE is refused.', {
    'auth-types': ['PUBLIC', 'INTERNAL'],
  }),
  'auth-type-number-accepted': unchecked('An auth_type may be a number.', 'auth-type-type'),
  'grants-not-array-accepted': unchecked('Grants may be something other than an array.', 'grants-type'),
  'grant-not-object-accepted': unchecked('A grant may be something other than an object.', 'grant-type'),
  'grant-either-or-ignored': unchecked('A grant without user_id and user_name is accepted.', 'grant-either'),
  'grant-both-refused': different('A grant with user_id and user_name is refused.', { 'grant-both': false }),
  'grant-user-number-accepted': unchecked(
    "A grant's user_id and user_name may be numbers.",
    'grant-user-id-type',
    'grant-user-name-type',
  ),
  'internal-without-grants-accepted': unchecked('INTERNAL is accepted without grants.', 'internal-alone'),
  'grants-without-auth-type-accepted': unchecked('Grants are accepted without auth_type.', 'grants-alone'),
  'empty-body-accepted': unchecked('A request without a body is accepted.', 'body-present'),
  'content-type-ignored': unchecked('JSON declared as something else is accepted.', 'content-type'),
  'project-ignored': unchecked('Another project in the path is served.', 'project'),
  'default-workspace-renamed': unchecked('The default workspace can be renamed.', 'default-rename'),
  'quotas-required-ignored': unchecked('A quota update without quotas is accepted.', 'quotas-required'),
  'quota-required-ignored': unchecked('A quota without a value is accepted.', 'quota-required'),
  'quota-fraction-accepted': unchecked('A quota need not be an integer.', 'quota-type'),
  'quota-minus-2-accepted': different('A quota of -2 is accepted.', { 'quota-min': -2 }),
  'limit-0-accepted': different('A limit of 0 is accepted.', { 'limit-min': 0 }),
  'limit-1001-accepted': different('A limit of 1001 is accepted.', { 'limit-max': 1001 }),
  'offset-negative-accepted': different('A negative offset is accepted.', { 'offset-min': -99 }),
  'sort-by-any-accepted': unchecked('A sort_by outside the options is accepted.', 'sort-by'),
  'order-any-accepted': unchecked('An order outside the options is accepted.', 'order'),
  'filter-accessible-any-accepted': unchecked('filter_accessible may be any text.', 'filter-accessible'),
};
