import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';
import type { Pointer } from '../shared/pointer.ts';
import { redoclyCli } from '../shared/redocly-cli.ts';
import type { Spec } from '../spec/spec.ts';
import { type Profile, redoclyConfig } from './profile.ts';
import type { LintFinding } from './rule.ts';

const run = promisify(execFile);

/** The parts of a Redocly problem that are read here. */
interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: 'error' | 'warn';
  readonly location: readonly {
    readonly source: { readonly ref: string };
    readonly pointer?: Pointer;
    readonly start?: { readonly line: number };
  }[];
}

/**
 * What Redocly says about specs: about the files as they were written, and about what each variant makes of them.
 * One process for all: starting it takes longer than linting.
 */
export async function lintWithRedocly(specs: readonly Spec[], profile: Profile): Promise<LintFinding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-specs-'));
  try {
    const files = specs.map((spec, index) => ({ spec, file: fileOf(spec, folder, index) }));
    const problems = parse(
      await start(
        files.map(({ file }) => file),
        redoclyConfig(profile),
      ),
    );
    return problems.map((problem) => toFinding(problem, files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A base spec is linted where it stands; a turned one stands nowhere, so it is written down first. */
function fileOf(spec: Spec, folder: string, index: number): string {
  if (spec.variant === undefined) return path.resolve(spec.api.spec);
  const file = path.join(folder, `${index}.json`);
  writeFileSync(file, JSON.stringify(spec.document));
  return file;
}

async function start(files: readonly string[], config: string): Promise<string> {
  const args = [
    redoclyCli,
    'lint',
    ...files,
    '--config',
    config,
    '--format',
    'json',
    '--max-problems',
    '1000',
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    return (await run(process.execPath, args, { env, maxBuffer: 64_000_000 })).stdout;
  } catch (thrown) {
    // It exits with 1 when it has found something.
    const { stdout, stderr } = thrown as { stdout?: string; stderr?: string };
    if (stdout?.includes('"problems"')) return stdout;
    throw new InputError(
      `The linter could not run: ${stderr?.trim() || messageOf(thrown)}. Run npm ci first.`,
    );
  }
}

/** One JSON document a spec, one after the other without anything between. */
function parse(output: string): Problem[] {
  const documents = output.split(/(?<=^\})(?=\s*\{)/m).filter((text) => text.trim() !== '');
  return documents.flatMap((text) => (JSON.parse(text) as { problems: Problem[] }).problems);
}

function toFinding(problem: Problem, files: readonly { spec: Spec; file: string }[]): LintFinding {
  const [where] = problem.location;
  const file = path.resolve(where?.source.ref ?? '');
  const turned = files.find((entry) => entry.spec.variant !== undefined && entry.file === file);
  const place =
    turned === undefined
      ? `${path.relative(process.cwd(), file)}:${where?.start?.line ?? 1}`
      : turned.spec.locate(where?.pointer ?? '#');
  const severity = problem.severity === 'warn' ? 'warning' : 'error';
  return { place, rule: problem.ruleId, message: problem.message.replaceAll(/\s+/g, ' '), severity };
}
