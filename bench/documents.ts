/**
 * `npm run bench:documents -- [--documents DIR] [--seconds N] [--without types|suite] [NAME…]`: takes each document
 * DIR/NAME/openapi.yaml through loading, types, compiler, mock and the suite against its own mock, each in a process of
 * its own; prints Markdown.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, type Stage, tableOf } from './documents/stages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: 'specs' },
    seconds: { type: 'string', default: '180' },
    without: { type: 'string', multiple: true, default: [] },
  },
});
const made = path.join('node_modules', '.cache', 'bench-documents');

function documentOf(name: string): string | undefined {
  const ends = ['yaml', 'yml', 'json'];
  const usual = ['openapi', 'swagger'].flatMap((stem) => ends.map((end) => `${stem}.${end}`));
  return usual.map((file) => path.join(values.documents, name, file)).find((file) => existsSync(file));
}

/** The figures of one document; what it says besides stands in a log beside what was generated. */
function measure(name: string, file: string): Promise<Figures> {
  const folder = path.join(made, name);
  mkdirSync(folder, { recursive: true });
  const script = path.join(import.meta.dirname, 'documents', 'measure.ts');
  const child = spawn(process.execPath, ['--import', 'tsx/esm', script, file, folder, ...values.without], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(path.join(folder, 'log.txt')));
  let said = '';
  let late = false;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const clock = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, Number(values.seconds) * 1000);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(clock);
      const stages = said.split('\n').filter((line) => line.startsWith('{'));
      const figures: Figures = Object.assign({ name }, ...stages.map((line) => JSON.parse(line) as Stage));
      const stopped = late ? `after ${values.seconds} s` : code === 0 ? undefined : `exit ${code}`;
      resolve(stopped === undefined ? figures : { stopped, ...figures });
    });
  });
}

const names = positionals.length > 0 ? positionals : readdirSync(values.documents).sort();
const all: Figures[] = [];
for (const name of names) {
  const file = documentOf(name);
  if (file === undefined) continue;
  const figures = await measure(name, file);
  all.push(figures);
  console.error(JSON.stringify(figures));
}
console.log(tableOf(all));
