/** `error` fails a run; `warning` is reported and does not, unless `--strict`. */
export type Severity = 'error' | 'warning';

export interface Rule {
  readonly severity: Severity;
  /** One line: what a finding of this rule says about the server. */
  readonly meaning: string;
}

/**
 * The one table of rules. An id never changes its meaning and is never used again.
 */
export const rules = {
  'server-error': {
    severity: 'error',
    meaning: 'The server answers 5xx to a request that should not break it.',
  },
  'server-crashed': {
    severity: 'error',
    meaning: 'A request cuts the connection without an answer, while the next request is answered.',
  },
  'status-undocumented': {
    severity: 'error',
    meaning: 'The status is not among those that the operation documents.',
  },
  'status-unpromised': {
    severity: 'error',
    meaning: 'The status is documented, but another one is promised for this request.',
  },
  'invalid-accepted': {
    severity: 'error',
    meaning: 'A request that breaks a documented constraint is accepted.',
  },
  'valid-refused': {
    severity: 'error',
    meaning: 'A request that keeps every documented constraint is refused.',
  },
  'credentials-ignored': {
    severity: 'error',
    meaning: 'A request with missing or wrong credentials is accepted.',
  },
  'permission-ignored': {
    severity: 'error',
    meaning: 'A request of an identity without the permission is accepted.',
  },
  'missing-accepted': { severity: 'error', meaning: 'A request for something that is not there succeeds.' },
  'method-accepted': {
    severity: 'error',
    meaning: 'A method that the document does not know succeeds on this path.',
  },
  'content-type': {
    severity: 'error',
    meaning: 'The media type of the answer is not documented for this status.',
  },
  'body-unparsable': { severity: 'error', meaning: 'The body cannot be read as what its Content-Type says.' },
  'body-missing': { severity: 'error', meaning: 'The answer has no body where one is documented.' },
  'body-unpromised': { severity: 'error', meaning: 'The answer has a body where none may be.' },
  'body-schema': { severity: 'error', meaning: 'The body breaks its documented schema.' },
  'fixed-value': { severity: 'error', meaning: 'A value that the document fixes is another one.' },
  'header-missing': { severity: 'error', meaning: 'A required response header is missing.' },
  'promise-broken': {
    severity: 'error',
    meaning: 'A promise that the hand-written suite states in plain words is broken.',
  },
  'law-read-back': { severity: 'error', meaning: 'What was written does not read back the same.' },
  'read-only-taken': { severity: 'error', meaning: 'A field that is read-only takes what a client sends.' },
  'law-idempotent': { severity: 'error', meaning: 'The same PUT a second time changes something.' },
  'law-repeated': {
    severity: 'error',
    meaning: 'A request that is repeated under its idempotency key is done twice.',
  },
  'law-replaces': { severity: 'error', meaning: 'PUT keeps the old value of a field that was left out.' },
  'law-refused-unchanged': { severity: 'error', meaning: 'A refused request changed something.' },
  'law-safe': { severity: 'error', meaning: 'A GET changes what it shows.' },
  'law-created-found': { severity: 'error', meaning: 'What was created is not found where the answer says.' },
  'law-deleted-gone': { severity: 'error', meaning: 'What was deleted is still there.' },
  'law-others-untouched': { severity: 'error', meaning: 'Changing one thing changes another.' },
  'law-alone': { severity: 'error', meaning: 'An identity sees, or changes, what is another’s alone.' },
  'law-paging': {
    severity: 'error',
    meaning: 'Pages lose or repeat items, are longer than asked for, or do not end.',
  },
  'law-total': { severity: 'error', meaning: 'A total or a count is not the number of items.' },
  'law-filter': {
    severity: 'error',
    meaning: 'A filter lets through what it should not, or hides what it should not.',
  },
  'law-sort': { severity: 'error', meaning: 'A sorted list is not in the order asked for.' },
  'law-unique': { severity: 'error', meaning: 'A list shows the same thing twice.' },
  'value-contradicts': { severity: 'error', meaning: 'The answer contradicts what was sent.' },
  'leak-stack': { severity: 'error', meaning: 'The answer carries a stack trace.' },
  'leak-credential': { severity: 'error', meaning: 'The answer repeats a credential.' },
  'bytes-charset': { severity: 'error', meaning: 'The bytes are not in the charset that is declared.' },
  'field-undocumented': {
    severity: 'warning',
    meaning: 'The body has a field that the schema does not name, though it forbids none.',
  },
  flaky: { severity: 'error', meaning: 'The same request is answered wrongly and rightly in turn.' },
  'header-schema': { severity: 'error', meaning: 'A response header breaks its documented schema.' },
  // exceptions
  'exception-healed': {
    severity: 'error',
    meaning: 'A listed exception is no longer needed: the server keeps the promise. Delete the entry.',
  },
  'exception-expired': {
    severity: 'error',
    meaning: 'The last day of a listed exception has passed: it excuses nothing any more.',
  },
  'exception-unmatched': {
    severity: 'error',
    meaning: 'A listed exception names a rule, an operation or a probe that does not exist.',
  },
  // coverage
  'coverage-low': {
    severity: 'error',
    meaning: 'Fewer constraints were tried than --min-coverage asks for.',
  },
  // drift
  'drift-breaking': {
    severity: 'error',
    meaning: 'The change breaks callers of the contract, and info.version does not say so.',
  },
  'drift-announced': {
    severity: 'warning',
    meaning: 'The change breaks callers of the contract, and the raised info.version says so.',
  },
  'drift-risky': {
    severity: 'warning',
    meaning: 'The change breaks some callers of the contract: those that rely on more than it promised.',
  },
  'drift-version': {
    severity: 'error',
    meaning: 'info.version was lowered, or cannot be compared where a breaking change needs it.',
  },
  'drift-generated': { severity: 'error', meaning: 'A generated file is stale, missing or orphaned.' },
  'drift-accepted-unmatched': {
    severity: 'error',
    meaning: 'An accepted difference does not exist: its entry has to go.',
  },
  'drift-accepted-expired': {
    severity: 'error',
    meaning: 'The date until which a difference was accepted has passed.',
  },
  'drift-accepted-merged': {
    severity: 'warning',
    meaning: 'An accepted change is part of the compared ref by now: its entry has done its work.',
  },
  'drift-upstream-gone': {
    severity: 'error',
    meaning: 'The published document no longer has this operation.',
  },
  'drift-upstream-unreachable': {
    severity: 'error',
    meaning:
      'A published document does not answer at its address, or cannot be read: what it says was not compared.',
  },
  'drift-upstream-silent': {
    severity: 'warning',
    meaning: 'The published document says nothing about the credentials that the spec asks for.',
  },
  'drift-upstream-new': {
    severity: 'warning',
    meaning: 'The published document has an operation beside ours that the spec lacks.',
  },
  'drift-upstream-parameters': {
    severity: 'error',
    meaning: 'The published document says something else about the parameters.',
  },
  'drift-upstream-body': {
    severity: 'error',
    meaning: 'The published document says something else about the request body.',
  },
  'drift-upstream-responses': {
    severity: 'error',
    meaning: 'The published document says something else about the answers.',
  },
  'drift-upstream-security': {
    severity: 'error',
    meaning: 'The published document says something else about the credentials.',
  },
  'drift-upstream-deprecated': {
    severity: 'error',
    meaning: 'The published document deprecates this operation.',
  },
  'drift-upstream-more': {
    severity: 'warning',
    meaning: 'The published document offers something that the spec lacks and no caller has to use.',
  },
  'drift-field-undocumented': {
    severity: 'warning',
    meaning: 'An answer has a field that its schema does not know.',
  },
  'drift-header-undocumented': {
    severity: 'warning',
    meaning: 'An answer has a header of its own that is not documented.',
  },
  'drift-operation-undocumented': {
    severity: 'warning',
    meaning: 'An operation beside ours is in use that the spec lacks.',
  },
  'drift-variant': {
    severity: 'warning',
    meaning: 'The server answers like a known variant rather than like the spec.',
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
