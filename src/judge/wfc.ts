import type { RuleId } from './rules.ts';

/** A fault category of Web Fuzzing Commons: tools that use the same list can be compared. */
export interface WfcCategory {
  readonly name: string;
  /** Its number in lists before 0.8.0, where it was there under another one. */
  readonly before?: number;
}

/** The version of the list that the numbers are of: they were given anew in 0.8.0. */
export const wfcVersion = '0.9.0';

/** Where the list is published. */
export const wfcSource = 'https://github.com/WebFuzzing/Commons';

/** The categories that a rule falls into; those that no rule looks for are left out. */
export const wfcCategories = {
  100: { name: 'HTTP status 500' },
  105: { name: 'a 204 with content' },
  111: { name: 'a 205 with content' },
  113: { name: 'resource still accessible after a successful DELETE', before: 103 },
  114: { name: 'a failed PUT or PATCH changes the resource' },
  117: { name: 'PUT makes no full replacement' },
  118: { name: 'PUT is not idempotent' },
  120: { name: 'invalid Location header' },
  121: { name: 'a 5xx other than 500 and 501' },
  122: { name: 'created resource not found' },
  200: { name: 'response does not match its schema', before: 101 },
  205: { name: 'a 501 for a declared operation' },
  206: { name: 'success for wrong data', before: 102 },
  207: { name: 'valid input rejected' },
  306: { name: 'authorization missing where it is due', before: 206 },
  307: { name: 'protected resource accessible without authentication', before: 207 },
  309: { name: 'leaked stack trace', before: 209 },
  310: { name: 'hidden endpoint accessible', before: 210 },
  311: { name: 'declared authentication not enforced' },
} as const satisfies Record<number, WfcCategory>;

export type WfcCode = keyof typeof wfcCategories;

/** The categories of each rule. A rule that is not here has none that says the same. */
export const wfcOf: Partial<Record<RuleId, readonly WfcCode[]>> = {
  'server-error': [100, 121, 205],
  'status-undocumented': [200],
  'invalid-accepted': [206],
  'valid-refused': [207],
  'credentials-ignored': [307, 311],
  'permission-ignored': [306],
  'law-alone': [306],
  'method-accepted': [310],
  'content-type': [200],
  'body-unparsable': [200],
  'body-missing': [200],
  'body-unpromised': [105, 111],
  'body-schema': [200],
  'fixed-value': [200],
  'header-missing': [200],
  'header-schema': [200],
  'law-idempotent': [118],
  'law-replaces': [117],
  'law-refused-unchanged': [114],
  'law-created-found': [120, 122],
  'law-deleted-gone': [113],
  'leak-stack': [309],
};
