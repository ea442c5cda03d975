import { createSender } from '../../http/send.ts';
import { carePlan, type PlannedCare } from '../../safety/care-plan.ts';
import type { Env } from '../../shared/env.ts';
import { InputError } from '../../shared/input-error.ts';
import { type Api, chooseApis } from '../../spec/apis.ts';
import { loadSpec } from '../../spec/spec.ts';
import type { Care } from '../../target/care.ts';
import { parseBaseUrl, urlTarget } from '../../target/target.ts';
import { readTargetConfig, type TargetConfig } from '../../target/target-config.ts';
import { say } from '../print.ts';
import type { ContractOptions } from './options.ts';

/** An InputError where writes are allowed and no target is named: a run against a mock would look like one there. */
export async function requireTarget(options: ContractOptions, env: Env): Promise<void> {
  if (options.care === 'read-only') return;
  const flag = options.care === 'undoable' ? '--allow-writes' : '--disposable';
  for (const { config } of await chosen(options)) {
    if ((options.target ?? env[config.url]) !== undefined) continue;
    throw new InputError(`${flag} without a target: give --target URL, or set ${config.url}.`);
  }
}

/** Says by operation what a run creates, changes, undoes and leaves out. Nothing is sent. */
export async function printCare(options: ContractOptions, env: Env): Promise<void> {
  for (const { api, config } of await chosen(options)) {
    const url = options.target ?? env[config.url];
    if (url === undefined) {
      say(`${api.name}: against a mock that is started for it, everything is sent.`);
      continue;
    }
    const spec = await loadSpec(api, options.variant);
    const care: Care = config.careRules.disposable ? 'disposable' : options.care;
    const target = urlTarget(parseBaseUrl(url), config, env, { care, nature: 'server' });
    const sender = createSender();
    const rows = carePlan({ spec, config, target, sender }, care);
    await sender.close();
    say(`${api.name} at ${target.name}, ${words[care]}:\n${linesOf(rows).join('\n')}\n`);
  }
}

const words: Record<Care, string> = {
  'read-only': 'which is only read',
  undoable: 'which is left as it was',
  disposable: 'which is thrown away',
};

async function chosen({ apis, variant }: ContractOptions): Promise<{ api: Api; config: TargetConfig }[]> {
  return Promise.all(
    chooseApis(apis).map(async (api) => {
      const { operations } = await loadSpec(api, variant);
      return { api, config: readTargetConfig(api, operations) };
    }),
  );
}

/** Grouped by what happens and how. */
function linesOf(rows: readonly PlannedCare[]): string[] {
  const kinds = ['creates', 'changes', 'sends', 'leaves out'] as const;
  const lines = kinds.flatMap((kind) => {
    const groups = new Map<string, string[]>();
    for (const { does, how, operation } of rows) {
      const call = `${operation.method} ${operation.path}`;
      if (does === kind) groups.set(how, [...(groups.get(how) ?? []), call]);
    }
    return [...groups].flatMap(([how, calls]) => [
      `  ${kind.padEnd(11)}${how}`,
      ...calls.map((call) => `             ${call}`),
    ]);
  });
  return lines.length === 0 ? ['  nothing that could change something'] : lines;
}
