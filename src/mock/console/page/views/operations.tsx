import { useMemo, useState } from 'preact/hooks';
import { hashOf, keyOf } from '../model/route.ts';
import type { ListedOperation, Mock, Outline } from '../model/types.ts';
import { Method } from '../parts/status.tsx';

interface OperationsProps {
  readonly mock: Mock;
  readonly outline: Outline;
  readonly chosen: string | undefined;
}

/** The operations of a document, by tag, with a field that finds them. */
export function Operations({ mock, outline, chosen }: OperationsProps) {
  const [text, setText] = useState('');
  const groups = useMemo(() => grouped(outline.operations, text), [outline, text]);
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <nav class="operations" aria-label="Operations">
      <label class="find">
        Find an operation
        <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="soft" role="status">
        {count} of {outline.operations.length} operations
      </p>
      <div class="operation-list">
        {groups.map(({ tag, operations }) => (
          <section key={tag} aria-label={tag === '' ? 'Without a tag' : tag}>
            {tag !== '' && <h2>{tag}</h2>}
            <ul>
              {operations.map((operation) => (
                <li key={operation.id}>
                  <Entry mock={mock} operation={operation} isChosen={operation.id === chosen} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

interface EntryProps {
  readonly mock: Mock;
  readonly operation: ListedOperation;
  readonly isChosen: boolean;
}

function Entry({ mock, operation: { id, method, path, summary, deprecated }, isChosen }: EntryProps) {
  return (
    <a
      class={deprecated ? 'operation deprecated' : 'operation'}
      href={hashOf(keyOf(mock), 'operations', id)}
      aria-current={isChosen ? 'page' : undefined}
      title={summary}
    >
      <Method method={method} />
      <span class="path">{breakable(path)}</span>
      {summary !== '' && <span class="summary">{summary}</span>}
    </a>
  );
}

/** A path may be broken behind a slash. */
function breakable(path: string): string {
  return path.replaceAll('/', '/\u200b');
}

interface Group {
  readonly tag: string;
  readonly operations: ListedOperation[];
}

/** By first tag, in the order of the document; of what is looked for, every word has to occur. */
function grouped(operations: readonly ListedOperation[], text: string): Group[] {
  const words = text.toLowerCase().split(/\s+/);
  const groups = new Map<string, ListedOperation[]>();
  for (const operation of operations) {
    const { id, method, path, summary, tags } = operation;
    const whole = `${method} ${path} ${id} ${summary} ${tags.join(' ')}`.toLowerCase();
    if (!words.every((word) => whole.includes(word))) continue;
    const tag = tags[0] ?? '';
    const group = groups.get(tag) ?? [];
    group.push(operation);
    groups.set(tag, group);
  }
  return [...groups].map(([tag, found]) => ({ tag, operations: found }));
}
