import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { type DriftReport, drift, driftExitCode, sortFindings } from '../../src/drift/finding.ts';
import { parseDriftOptions } from '../../src/drift/options.ts';
import { formats } from '../../src/drift/report/formats.ts';

const parts = {
  api: 'things',
  variant: undefined,
  operations: ['GET /things'],
  other: 'specs/things/openapi.yaml:8',
};
const breaking = drift(
  'drift-breaking',
  {
    ...parts,
    level: 'breaking',
    change: 'enum-values-removed',
    spec: 'specs/things/openapi.yaml:9',
    expected: 'a | <b>, "c"',
    actual: 'Enum lost: b',
    reason: 'Felt.\nBadly.',
  },
  ['x'],
);
const risky = drift(
  'drift-risky',
  {
    ...parts,
    level: 'risky',
    change: 'deprecated',
    variant: '2.x',
    spec: 'specs/things/openapi.yaml:10',
    expected: 'nothing',
    actual: 'deprecated',
    reason: 'It will go.',
  },
  ['y'],
);
const findings = sortFindings([risky, breaking]);
const report: DriftReport = {
  check: 'base',
  against: 'main (1a2b3c4)',
  scope: 'things',
  findings,
  safe: [],
  accepted: [{ finding: risky, reason: 'Known.', owner: 'team' }],
};
const clean = { ...report, findings: [], accepted: [] };
const render = (format: string, what = report) => formats[format]?.(what) ?? '';

describe('forms of the answer', () => {
  test('text names line, rule, what was and is, and the fingerprint', () => {
    expect(render('text')).toMatchInlineSnapshot(`
      "FAIL  specs/things/openapi.yaml:9  things  GET /things
            drift-breaking (breaking, enum-values-removed): The change breaks callers of the contract, and info.version does not say so.
            was       a | <b>, "c"  (specs/things/openapi.yaml:8)
            is        Enum lost: b
            felt      Felt.
      Badly.
            accept    0ef08d15ac2d

      WARN  specs/things/openapi.yaml:10  things variant 2.x  GET /things
            drift-risky (risky, deprecated): The change breaks some callers of the contract: those that rely on more than it promised.
            was       nothing  (specs/things/openapi.yaml:8)
            is        deprecated
            felt      It will go.
            accept    61c177fd991b

      ok    specs/things/openapi.yaml:10  things variant 2.x  GET /things
            accepted  Known. (team)

      drift base of things against main (1a2b3c4): 1 breaking, 1 risky, 0 safe, 1 accepted; 1 error, 1 warning
      "
    `);
  });

  test('json is whole and has no dates', () => {
    const parsed = JSON.parse(render('json'));
    expect(parsed.totals).toEqual({ breaking: 1, risky: 1, safe: 0, accepted: 1 });
    expect(parsed.findings[0]).toEqual({ ...breaking, variant: undefined });
  });

  test('markdown escapes what would break its table', () => {
    expect(render('markdown')).toContain('a &#124; &lt;b&gt;, "c" → Enum lost: b');
    expect(render('markdown', clean)).toContain('No findings.');
  });

  test('github annotates the line, escaped', () => {
    expect(render('github').split('\n')[0]).toBe(
      `::error file=specs/things/openapi.yaml,line=9,title=things%3A breaking%2C enum-values-removed::GET /things%0Awas: a | <b>, "c"%0Ais: Enum lost: b%0AFelt.%0ABadly.%0Afingerprint ${breaking.fingerprint}`,
    );
  });

  test('sarif has rules, places, fingerprints, and accepted findings suppressed', () => {
    const { runs } = JSON.parse(render('sarif'));
    expect(runs[0].results.map((one: { ruleId: string }) => one.ruleId)).toEqual([
      'drift-breaking',
      'drift-risky',
      'drift-risky',
    ]);
    expect(runs[0].results[0].locations[0].physicalLocation.region.startLine).toBe(9);
    expect(runs[0].results[0].partialFingerprints).toEqual({ 'contractDrift/v1': breaking.fingerprint });
    expect(runs[0].results[2].suppressions[0].justification).toBe('Known.');
  });

  test('junit fails errors only, and passes one case when clean', () => {
    expect(XMLValidator.validate(render('junit'))).toBe(true);
    expect(render('junit')).toContain('tests="2" failures="1"');
    expect(render('junit')).toContain('message="a | &lt;b&gt;, &quot;c&quot; → Enum lost: b"');
    expect(render('junit', clean)).toContain('tests="1" failures="0"');
  });

  test('exit code 1 needs an error, or a warning in a strict run', () => {
    expect(driftExitCode(report, false)).toBe(1);
    expect(driftExitCode({ ...report, findings: [risky] }, false)).toBe(0);
    expect(driftExitCode({ ...report, findings: [risky] }, true)).toBe(1);
    expect(driftExitCode(clean, true)).toBe(0);
  });
});

describe('the command line', () => {
  test('a document stands without the flag that names it', () => {
    expect(parseDriftOptions(['live', 'shop.yaml', '--target', 'x'])).toMatchObject({ api: 'shop.yaml' });
    expect(parseDriftOptions(['base', 'api/shop.yaml'])).toMatchObject({ specs: 'api/shop.yaml' });
    expect(() => parseDriftOptions(['live', 'a.yaml', '--api', 'b'])).toThrow(
      '"a.yaml" is one word too many',
    );
  });

  test.each([
    [['bas'], 'Unknown check "bas". There are: base, upstream, traffic, live.'],
    [['base', 'more'], '"more" is one word too many after base. See npm run drift -- --help.'],
    [['base', '--har', 'x'], '--har does not belong to base. See npm run drift -- --help.'],
    [['base', '--reff', 'x'], "Unknown option '--reff'. See npm run drift -- --help."],
    [
      ['base', '--format', 'xml'],
      'Unknown format "xml". There are: text, json, markdown, github, sarif, junit.',
    ],
    [
      ['base', '--report', 'sarif'],
      '--report sarif names no file. Write FORMAT=FILE, as in --report sarif=drift.sarif.',
    ],
    [['--strict'], 'Which check? Name one of: base, upstream, traffic, live.'],
  ])('%j is refused', (args, message) => {
    expect(() => parseDriftOptions(args)).toThrow(message);
  });

  test('compares with origin/main by default', () => {
    expect(parseDriftOptions(['base'])).toMatchObject({
      check: 'base',
      ref: 'origin/main',
      format: 'text',
      strict: false,
    });
  });
});
