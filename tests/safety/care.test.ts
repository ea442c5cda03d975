/** What is asked for, and what `target.yaml` says: before anything is sent. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { noGuard } from '../../src/context/guard.ts';
import { contextOf } from '../../src/context/world.ts';
import { createSender } from '../../src/http/send.ts';
import { baseDraft } from '../../src/probes/base.ts';
import { effectsOf } from '../../src/safety/effect.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { noCareRules } from '../../src/target/care.ts';
import { urlTarget } from '../../src/target/target.ts';
import { readTargetConfig } from '../../src/target/target-config.ts';
import { sample } from '../nightly.ts';
import { runContract, startBetween, withFolder } from './cli.ts';

const folder = path.join(import.meta.dirname, 'careless/specs/careless');
const sender = createSender();
afterAll(() => sender.close());

/** What each operation of the careless server could do, as `target.yaml` says. */
async function effects(
  targetYaml: string,
  change: (draft: Draft) => Draft = (draft) => draft,
  morePaths = '',
) {
  return withFolder(async (into) => {
    const api = { name: 'careless', folder: into, spec: path.join(into, 'openapi.yaml') };
    const text = readFileSync(path.join(folder, 'openapi.yaml'), 'utf8');
    writeFileSync(
      api.spec,
      text.replace(/^paths:\n/m, (line) => line + morePaths),
    );
    writeFileSync(path.join(into, 'target.yaml'), targetYaml);
    const spec = await loadSpec(api);
    const config = readTargetConfig(spec.api, spec.operations);
    const target = urlTarget('http://127.0.0.1:1', config, {}, { care: 'undoable', nature: 'server' });
    const suite = { spec, config, target, sender, guard: noGuard };
    const effectOf = effectsOf(suite);
    return Object.fromEntries(
      spec.operations.map((operation) => {
        const effect = effectOf(change(baseDraft(contextOf(suite, operation))));
        return [operation.id, effect.kind === 'lasting' ? effect.reason : effect.kind];
      }),
    );
  });
}

type Draft = ReturnType<typeof baseDraft>;

describe(effectsOf, () => {
  test('a write that nothing undoes is not sent; what is made, changed and read is', async () => {
    expect(await effects('')).toEqual({
      listThings: 'read',
      createThing: 'create',
      changeAllThings: expect.stringMatching(/^it could change everything in \/things: /),
      pruneThings: expect.stringMatching(/^nothing undoes it: /),
      readThing: 'read',
      replaceThing: 'on a thing',
      deleteThing: 'on a thing',
      readSettings: 'read',
      replaceSettings: 'change',
    });
  });

  test('what reaches somebody outside is not sent, below an own thing neither', async () => {
    const mail = `  /things/{thingId}/sendMail:
    post:
      operationId: mailThing
      parameters: [{ name: thingId, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Sent. } }
  /things/{thingId}/close:
    post:
      operationId: closeThing
      parameters: [{ name: thingId, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Closed. } }
`;
    expect(await effects('', undefined, mail)).toMatchObject({
      mailThing: expect.stringMatching(
        /^what POST \/things\/\{thingId\}\/sendMail sends does not come back: /,
      ),
      closeThing: 'on a thing',
    });
  });

  test('target.yaml vouches for operations, and forbids any', async () => {
    const said = 'never: [readThing, createThing]\nharmless: [pruneThings]\n';
    expect(await effects(said)).toMatchObject({
      createThing: 'never in target.yaml forbids createThing',
      readThing: 'never in target.yaml forbids readThing',
      pruneThings: 'vouched',
    });
  });

  test('an operation that the spec does not have is an InputError with its line', async () => {
    await expect(effects('\nnever: [nobody]\n')).rejects.toThrow(
      /target\.yaml:2 names an operation "nobody" under never/,
    );
  });

  test.each(['', '..', 'a/b', '*', '_all'])(
    'a write whose path may lead elsewhere is not sent: %j',
    async (value) => {
      const strange = await effects('', (draft) => ({ ...draft, path: { ...draft.path, thingId: value } }));
      expect(strange.deleteThing).toMatch(/^with .* as thingId it may act on something else/);
      expect(strange.readThing).toBe('read');
    },
  );

  test('a method that nobody documents is not sent where it may last', async () => {
    const strange = await effects('', (draft) => ({ ...draft, method: 'DELETE' }));
    expect(strange.listThings).toMatch(/^nobody says what DELETE does there/);
    expect(strange.readThing).toBe('on a thing');
  });

  test('without a target.yaml nothing is vouched for', () => {
    expect(noCareRules.harmless.size + noCareRules.undo.size + noCareRules.never.size).toBe(0);
  });
});

describe('the command', { timeout: 120_000 }, () => {
  test.each(sample(['--allow-writes', '--disposable'], 1))(
    '%s without a target is exit code 2',
    async (flag) => {
      const ended = await runContract(['--api', 'rocketchat', flag], {});
      expect(ended.stderr).toContain(`${flag} without a target: give --target URL, or set ROCKETCHAT_URL.`);
      expect([ended.code, ended.stdout]).toEqual([2, '']);
    },
  );

  test('--plan says by operation what would be done, and sends nothing', async () => {
    const between = await startBetween('http://127.0.0.1:1', () => 'answered');
    const args = ['--api', 'modelarts', '--target', between.url, '--allow-writes', '--plan'];
    const ended = await runContract(args, {});
    await between.close();
    expect(ended.stdout).toMatch(/creates .*\n +POST \/v1\/\{project_id\}\/workspaces\n/);
    expect([ended.code, between.count()]).toEqual([0, 0]);
  });
});
