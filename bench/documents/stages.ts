/** What came of one document, as far as it got; a stage that was not reached says nothing. */
export interface Figures {
  readonly name: string;
  readonly load?: { ms: number; mb: number; operations: number; warnings: number };
  readonly types?: { ms: number; compiles: boolean };
  readonly mock?: { ms: number; answered: number };
  readonly suite?: { verified: number; failed: number; pending: number; broken: number };
  /** What ended it, in one line. */
  readonly stopped?: string;
}

/** What one document's process prints after each stage: a part of the figures, as a line of JSON. */
export type Stage = Omit<Figures, 'name'>;

/** The figures as a table in Markdown. */
export function tableOf(all: readonly Figures[]): string {
  const head = [
    ...['document', 'operations', 'load ms', 'MB', 'warnings', 'types ms', 'compiles', 'mock ms'],
    ...['answers', 'verified', 'findings', 'pending', 'not run', 'stopped'],
  ];
  return [head, head.map(() => '---'), ...all.map(cellsOf)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cellsOf({ name, load, types, mock, suite, stopped }: Figures): (string | number)[] {
  const cells = [
    ...[name, load?.operations, load?.ms, load?.mb, load?.warnings],
    ...[types?.ms, types === undefined ? undefined : types.compiles ? 'yes' : 'no', mock?.ms],
    mock === undefined ? undefined : `${mock.answered}/${load?.operations}`,
    ...[suite?.verified, suite?.failed, suite?.pending, suite?.broken, stopped?.replaceAll('|', '\\|')],
  ];
  return cells.map((cell) => cell ?? '');
}
