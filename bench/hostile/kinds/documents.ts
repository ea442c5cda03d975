import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../../src/shared/input-error.ts';
import { chooseApi } from '../../../src/spec/apis.ts';
import { loadSpec } from '../../../src/spec/spec.ts';
import { mutated } from '../choices.ts';
import type { Kind } from '../kind.ts';
import { hostilePieces } from './output.ts';

const pieces = [
  ...hostilePieces,
  '$ref: "#/paths"',
  '$ref: "../../../../etc/passwd"',
  "$ref: 'http://127.0.0.1:9/x'",
  '&a [*a]',
  '<<: *x',
  '!!js/function x',
  'pattern: "(a+)+$"',
  '? ',
  '- ',
  '{',
  '}',
  '"',
  'type: obj',
  'nullable: true',
  'null',
  '1e999',
  '__proto__: 1',
  'constructor: {}',
  '  ',
];

/** Documents with a few characters changed: they load, or are refused in one sentence. */
export const documents: Kind = {
  name: 'documents: broken in a few places',
  share: 6,
  open: async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'hostile-'));
    const good = readFileSync('tests/unseen-apis/specs/rooms/openapi.yaml', 'utf8');
    let count = 0;
    return {
      async attack(choices) {
        count += 1;
        const folder = path.join(root, String(count), 'one');
        mkdirSync(folder, { recursive: true });
        const text = mutated(good, pieces, choices);
        writeFileSync(path.join(folder, 'openapi.yaml'), text);
        try {
          await loadSpec(chooseApi('one', path.dirname(folder)));
          return undefined;
        } catch (thrown) {
          const isTold = thrown instanceof InputError && !/\n\s+at /.test(thrown.message);
          return isTold ? undefined : `${String(thrown)} for ${JSON.stringify(text.slice(0, 200))}`;
        } finally {
          rmSync(path.dirname(folder), { recursive: true, force: true });
        }
      },
      async close() {
        rmSync(root, { recursive: true, force: true });
        return undefined;
      },
    };
  },
};
