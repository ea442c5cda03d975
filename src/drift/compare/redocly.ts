import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../shared/input-error.ts';
import type { Json, JsonObject } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { redoclyCli } from '../../shared/redocly-cli.ts';

/** One change as Redocly's `diff` tells it. */
export interface Change {
  /** Through all `$ref`s: `#/paths/~1a/get/responses/200/…`. */
  readonly path: Pointer;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  /** The changed property of a modified node; `key` when the node's own name changed. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

export interface Side {
  /** Where it really stands, `$ref`s followed. */
  readonly pointer: Pointer;
  readonly value?: Json;
}

/** Every change between two documents, by Redocly's `diff` in a process of its own; two of them at a time. */
export function redoclyDiff(base: JsonObject, revision: JsonObject): Promise<Change[]> {
  const lane = lanes.reduce((shortest, other) => (other.waiting < shortest.waiting ? other : shortest));
  lane.waiting += 1;
  const answer = lane.last.then(() => diff(base, revision));
  lane.last = answer
    .catch(() => undefined)
    .finally(() => {
      lane.waiting -= 1;
    });
  return answer;
}

const lanes: { last: Promise<unknown>; waiting: number }[] = [
  { last: Promise.resolve(), waiting: 0 },
  { last: Promise.resolve(), waiting: 0 },
];

async function diff(base: JsonObject, revision: JsonObject): Promise<Change[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drift-'));
  try {
    await writeFile(path.join(folder, 'base.json'), JSON.stringify(base));
    await writeFile(path.join(folder, 'revision.json'), JSON.stringify(revision));
    return parse(await run(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the temporary folder, so that no redocly.yaml of the project changes the verdicts; it tells nobody that it ran. */
function run(folder: string): Promise<{ out: string; error: string }> {
  const args = [redoclyCli, 'diff', 'base.json', 'revision.json', '--format', 'json', '--fail-on', 'none'];
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    NO_COLOR: '1',
  };
  return new Promise((resolve) => {
    const options = { cwd: folder, env, maxBuffer: 1 << 29 };
    execFile(process.execPath, args, options, (_failed, out, error) => resolve({ out, error }));
  });
}

function parse({ out, error }: { out: string; error: string }): Change[] {
  try {
    return (JSON.parse(out) as { changes: Change[] }).changes;
  } catch {
    const last = error.trim().split('\n').at(-1) ?? '';
    throw new InputError(
      `The documents cannot be compared: redocly diff says "${last}". Lint both documents.`,
    );
  }
}
