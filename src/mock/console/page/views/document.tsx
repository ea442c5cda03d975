import { useState } from 'preact/hooks';
import { hashOf, keyOf } from '../model/route.ts';
import type { Json, Mock, Outline } from '../model/types.ts';
import { Markdown } from '../parts/markdown.tsx';
import { Schema } from '../parts/schema.tsx';
import { Method } from '../parts/status.tsx';

interface DocumentProps {
  readonly mock: Mock;
  readonly outline: Outline;
}

/** The document as a page: what it is about, who may ask, its operations and its schemas. */
export function DocumentView({ mock, outline }: DocumentProps) {
  const { info, servers, tags, securitySchemes, operations, schemas, warnings } = outline;
  return (
    <article class="document-view">
      <h2>
        {info.title ?? outline.api} <span class="soft">{info.version}</span>
      </h2>
      <p>
        <span class="place">{outline.line}</span>{' '}
        {outline.variant !== null && <span class="mark">variant {outline.variant}</span>}{' '}
        <a href={`${mock.url}/__mock/document`} target="_blank" rel="noreferrer">
          The document as JSON
        </a>
      </p>
      {info.summary !== undefined && (
        <p>
          <strong>{info.summary}</strong>
        </p>
      )}
      <Markdown text={info.description ?? ''} />
      {warnings.length > 0 && (
        <details>
          <summary>{warnings.length} things in it are wrong and were worked around</summary>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      <h3>Servers</h3>
      <ul>
        {servers.map(({ url = '', description = '' }) => (
          <li key={url}>
            <code>{url}</code> <Markdown text={description} />
          </li>
        ))}
        <li>
          <code>{mock.url}</code> this mock
        </li>
      </ul>
      <h3>Credentials</h3>
      {Object.entries(securitySchemes).map(([name, scheme]) => (
        <section key={name}>
          <p>
            <code>{name}</code> <span class="soft">{schemeText(scheme)}</span>
          </p>
          <Markdown text={typeof scheme.description === 'string' ? scheme.description : ''} />
        </section>
      ))}
      <h3>Operations</h3>
      {sections(outline).map(({ tag, of }) => (
        <section key={tag} class="chunk">
          <h4>{tag}</h4>
          <Markdown text={tags.find(({ name }) => name === tag)?.description ?? ''} />
          <ul class="plain">
            {of.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a class="operation" href={hashOf(keyOf(mock), 'operations', id)}>
                  <Method method={method} />
                  <span class="path">{path}</span>
                  <span class="summary">{summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {operations.length === 0 && <p>None.</p>}
      <h3>Schemas</h3>
      <Schemas mock={mock} schemas={schemas} />
    </article>
  );
}

/** How many schemas are listed at once. */
const page = 200;

function Schemas({ mock, schemas }: { readonly mock: Mock; readonly schemas: Outline['schemas'] }) {
  const [shown, setShown] = useState(page);
  return (
    <>
      {schemas.slice(0, shown).map(({ name, at }) => (
        <Schema key={at} mock={mock} name={name} value={{ $ref: at }} />
      ))}
      {schemas.length > shown && (
        <button type="button" onClick={() => setShown(schemas.length)}>
          Show all {schemas.length}
        </button>
      )}
    </>
  );
}

function sections({ operations }: Outline): { tag: string; of: Outline['operations'][number][] }[] {
  const groups = new Map<string, Outline['operations'][number][]>();
  for (const operation of operations) {
    const tag = operation.tags[0] ?? '';
    const group = groups.get(tag) ?? [];
    group.push(operation);
    groups.set(tag, group);
  }
  return [...groups].map(([tag, of]) => ({ tag, of }));
}

function schemeText({ type, in: place, name, scheme }: Record<string, Json>): string {
  return [type, scheme, name, place === undefined ? undefined : `in ${String(place)}`]
    .filter((part) => part !== undefined)
    .map(String)
    .join(' ');
}
