import { askOperation } from '../model/ask.ts';
import { useLoaded } from '../model/hooks.ts';
import type { Log } from '../model/log.ts';
import type { Caller, DocumentedResponse, Media, Mock, Operation } from '../model/types.ts';
import { Code } from '../parts/code.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { Schema } from '../parts/schema.tsx';
import { Method, Status } from '../parts/status.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { TryIt } from './try-it.tsx';

interface OperationProps {
  readonly mock: Mock;
  readonly id: string;
  readonly caller: Caller;
  readonly log: Log;
}

/** One operation: what it is, a request to try, and what it may answer. */
export function OperationView({ mock, id, caller, log }: OperationProps) {
  const { value: operation, error } = useLoaded(() => askOperation(mock, id), [mock.url, id]);
  if (error !== undefined) return <p class="error">{error}</p>;
  if (operation === undefined || operation.id !== id) return <p class="soft">Reading {id}…</p>;
  return (
    <article class="operation-view" data-operation={operation.id}>
      <h2>
        <Method method={operation.method} /> <span class="path">{operation.path}</span>
      </h2>
      <p>
        <strong>{operation.summary}</strong> <code>{operation.id}</code>{' '}
        <span class="place">{operation.line}</span>
        {operation.deprecated && <span class="mark">deprecated</span>}
      </p>
      <Markdown text={operation.description} />
      {operation.link !== null && (
        <p>
          <a href={operation.link.url} target="_blank" rel="noreferrer noopener">
            {operation.link.description || operation.link.url}
          </a>
        </p>
      )}
      <TryIt key={mock.url + operation.id} mock={mock} operation={operation} caller={caller} log={log} />
      <RequestBody mock={mock} operation={operation} />
      <h3>Answers</h3>
      {operation.responses.map((response) => (
        <Answer key={response.status} mock={mock} response={response} />
      ))}
    </article>
  );
}

function RequestBody({ mock, operation: { body } }: { readonly mock: Mock; readonly operation: Operation }) {
  if (body === null) return null;
  return (
    <>
      <h3>
        Body {body.required && <span class="required">required</span>} <span class="place">{body.line}</span>
      </h3>
      <Markdown text={body.description} />
      {body.media.map((media) => (
        <MediaView key={media.type} mock={mock} media={media} isOpen />
      ))}
    </>
  );
}

function Answer({ mock, response }: { readonly mock: Mock; readonly response: DocumentedResponse }) {
  const { status, description, line, headers, media, causes } = response;
  const reasons = [...new Set(causes.map(causeText))];
  return (
    <details class="answer">
      <summary>
        <Status status={Number(status.replace(/X/gi, '0')) || 500} />{' '}
        {status.match(/\D/) ? `(${status}) ` : ''}
        <span class="description">{description.split('\n')[0]}</span>
      </summary>
      <Markdown text={description} />
      <p class="soft">
        {reasons.join('; ')} <span class="place">{line}</span>
      </p>
      {headers.map(({ name, required, description: text, schema }) => (
        <div key={name}>
          <Schema mock={mock} name={name} value={schema?.value ?? {}} isRequired={required} />
          <Markdown text={text} />
        </div>
      ))}
      {media.map((one) => (
        <MediaView key={one.type} mock={mock} media={one} />
      ))}
    </details>
  );
}

interface MediaProps {
  readonly mock: Mock;
  readonly media: Media;
  readonly isOpen?: boolean;
}

function MediaView({ mock, media: { type, schema, examples }, isOpen = false }: MediaProps) {
  const shown = examples.map(({ name, summary, value }) => ({
    name,
    content: () => (
      <>
        {summary !== '' && <p class="soft">{summary}</p>}
        <Code
          text={typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
          label={`example ${name}`}
        />
      </>
    ),
  }));
  return (
    <div class="media">
      <p>
        <code>{type}</code>
      </p>
      {schema !== null && <Schema mock={mock} value={schema.value} name="Schema" isOpen={isOpen} />}
      {shown.length > 0 && <Tabs tabs={shown} label={`Examples of ${type}`} />}
    </div>
  );
}

/** What brings an answer about, in words. */
function causeText({ kind, name, identity, why, example }: DocumentedResponse['causes'][number]): string {
  const words: Readonly<Record<string, string>> = {
    success: 'the answer to a valid request',
    request: `the answer to the request “${name}”${identity === 'unprivileged' ? ' of the unprivileged' : ''}`,
    invalid: 'the answer to a request that breaks the contract',
    credentials: 'the answer to missing or wrong credentials',
    identity: `the answer to the identity “${identity}”`,
    missing: 'the answer where something is not there',
    never: `no request brings it about: ${why}`,
  };
  return `${example === null || example === 'example' ? '' : `${example}: `}${words[kind] ?? kind}`;
}
