import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PlannedFile } from './plan.ts';

/** One room of `src/`, as `lint/architecture.yaml` describes it. */
export interface Room {
  readonly room: string;
  readonly uses: readonly string[];
  readonly in: string;
  readonly out: string;
  readonly never: string;
}

/** What the import check reads too; it stands in the project's own repository alone. */
export const architectureSource = 'lint/architecture.yaml';

/** The page for whoever is new to the code, from the file that the import check reads. */
export function planArchitecture(): PlannedFile {
  const rooms = parse(readFileSync(architectureSource, 'utf8')) as Room[];
  return { path: 'docs/architecture.md', text: architecturePage(rooms) };
}

/** Markdown: the picture of the rooms, then a paragraph for each. */
export function architecturePage(rooms: readonly Room[]): string {
  return [
    '# Architecture',
    `<!-- Generated from ${architectureSource} by "npm run generate". Do not edit. -->`,
    'Start here if you are new to the code. `src/` holds rooms; each file in a room is one noun or one step. Imports point',
    'downwards only: `npm run check:imports`, part of `npm test`, refuses every other one, and every circle.',
    '',
    '```mermaid',
    'flowchart TD',
    ...rooms.flatMap((room) => direct(room, rooms).map((below) => `  ${room.room} --> ${below}`)),
    '```',
    '',
    'An arrow is left out where a longer way leads to the same room.',
    '',
    ...rooms.flatMap(paragraph),
    '## Where to look',
    '',
    '| question | place |',
    '|---|---|',
    ...places.map(([question, place]) => `| ${question} | ${place} |`),
    '',
  ].join('\n');
}

const places: readonly (readonly [question: string, place: string])[] = [
  ['the wording of a finding', '`src/report/` (terminal: `terminal.ts`, `words.ts`)'],
  ['rule ids, severities, meanings', '`src/judge/rules.ts`'],
  ['the order of a run', '`src/run/schedule.ts`'],
  ['whether a request may be sent', '`src/safety/`'],
  ['how a parameter, a cookie or a body is encoded', '`src/wire/`, `src/http/`'],
  ['what a mock remembers', '`src/mock/memory/`; for one API `mocks/<api>.ts`'],
  ['which change of a spec is breaking', '`src/drift/compare/classify.ts`'],
  ['why a document is invalid, and what to write instead', '`src/spec/diagnose/`'],
  ['what an exchange is held against', '`src/judge/answer-body.ts`, `src/judge/hygiene.ts`'],
  ['what holds between operations', '`src/laws/`, one law a file'],
];

function paragraph({ room, in: comes, out, never }: Room): string[] {
  return [`## ${room}`, '', `Comes in: ${comes}. Goes out: ${out}. Must never know: ${never}.`, ''];
}

/** The rooms that a room uses and that none of its other rooms uses. */
function direct({ uses }: Room, rooms: readonly Room[]): string[] {
  const below = (name: string): string[] => {
    const own = rooms.find(({ room }) => room === name)?.uses ?? [];
    return [...own, ...own.flatMap(below)];
  };
  const indirect = new Set(uses.flatMap(below));
  return uses.filter((name) => !indirect.has(name));
}
