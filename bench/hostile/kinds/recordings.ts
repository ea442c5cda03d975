import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHar } from '../../../src/drift/traffic/har.ts';
import { startWatch } from '../../../src/drift/traffic/watch.ts';
import { InputError } from '../../../src/shared/input-error.ts';
import { chooseApis } from '../../../src/spec/apis.ts';
import { loadSpec } from '../../../src/spec/spec.ts';
import { mutated } from '../choices.ts';
import type { Kind } from '../kind.ts';
import { hostilePieces } from './output.ts';

const entry = (url: string, status: unknown, text: string) => ({
  request: {
    method: 'GET',
    url,
    headers: [
      { name: 'accept', value: '*/*' },
      { name: ':authority', value: 'x' },
    ],
    postData: { text: 'a=b' },
  },
  response: {
    status,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { size: text.length, text, encoding: 'base64' },
  },
});

/** HAR files as browsers leave them, with pieces changed or missing. */
export const recordings: Kind = {
  name: 'recordings: odd, cut and broken HAR files',
  share: 10,
  open: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hostile-har-'));
    const specs = await Promise.all(chooseApis([]).map((api) => loadSpec(api)));
    const paths = specs.flatMap(({ operations }) =>
      operations.map(({ path: at }) => at.replace(/\{[^}]+\}/g, '1')),
    );
    const file = path.join(folder, 'one.har');
    return {
      attack(choices) {
        const { pick } = choices;
        const url = pick([
          `http://a.example${pick(paths)}`,
          'data:text/plain,x',
          'blob:http://a/b',
          'http://[',
          'ws://a/b',
          `https://a.example${pick(paths)}?%ff=%`,
          '',
        ]);
        const har = {
          log: {
            entries: [
              entry(url, pick([200, 0, '404', null, 999, -1, 101]), pick(['e30=', '!!!', '', 'W10='])),
              pick([null, 1, {}, { request: {} }]),
            ],
          },
        };
        writeFileSync(
          file,
          pick([JSON.stringify(har), mutated(JSON.stringify(har), hostilePieces, choices)]),
        );
        try {
          const watch = startWatch(specs);
          for (const observed of readHar(file)) watch.see(observed);
          watch.report('traffic', file);
          return undefined;
        } catch (thrown) {
          return thrown instanceof InputError
            ? undefined
            : String(thrown instanceof Error ? thrown.stack : thrown);
        }
      },
      async close() {
        rmSync(folder, { recursive: true, force: true });
        return undefined;
      },
    };
  },
};
