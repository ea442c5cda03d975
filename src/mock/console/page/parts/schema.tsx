import { useState } from 'preact/hooks';
import { askPart } from '../model/ask.ts';
import { useLoaded } from '../model/hooks.ts';
import type { Json, Mock } from '../model/types.ts';
import { Markdown } from './markdown.tsx';

interface SchemaProps {
  readonly mock: Mock;
  readonly value: Json;
  /** What it is the schema of. */
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isOpen?: boolean;
}

/** A schema as a tree: what it says, and below it its fields. What it refers to is read when that is opened. */
export function Schema({ mock, value, name, isRequired = false, isOpen = false }: SchemaProps) {
  const [isShown, setShown] = useState(isOpen);
  if (!isNode(value)) return <Line name={name} isRequired={isRequired} type={String(value)} node={{}} />;
  const line = <Line name={name} isRequired={isRequired} type={typeOf(value)} node={value} />;
  if (typeof value.$ref !== 'string' && childrenOf(value).length === 0)
    return (
      <div class="schema leaf">
        {line}
        <Markdown text={textOf(value.description)} />
      </div>
    );
  return (
    <details class="schema" open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        {line} {!isShown && <span class="soft">{briefly(textOf(value.description))}</span>}
      </summary>
      {isShown && (
        <div class="fields">
          <Markdown text={textOf(value.description)} />
          {typeof value.$ref === 'string' && <Referred mock={mock} at={value.$ref} />}
          {childrenOf(value).map(({ key, node, required }) => (
            <Schema key={key} mock={mock} value={node} name={key} isRequired={required} />
          ))}
        </div>
      )}
    </details>
  );
}

/** The schema that another one refers to. */
function Referred({ mock, at }: { readonly mock: Mock; readonly at: string }) {
  const { value, error } = useLoaded(() => askPart(mock, at), [mock.url, at]);
  if (error !== undefined) return <p class="error">{error}</p>;
  if (value === undefined) return <p class="soft">…</p>;
  return (
    <>
      <p class="soft">{value.line}</p>
      <Schema mock={mock} value={value.value} isOpen />
    </>
  );
}

/** The first line of a description. */
function briefly(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 140 ? line : `${line.slice(0, 139)}…`;
}

interface LineProps {
  readonly name: string | undefined;
  readonly isRequired: boolean;
  readonly type: string;
  readonly node: Record<string, Json>;
}

function Line({ name, isRequired, type, node }: LineProps) {
  return (
    <span class="schema-line">
      {name !== undefined && <code>{name}</code>}
      <span class="type">{type}</span>
      {isRequired && <span class="required">required</span>}
      {node.readOnly === true && <span class="soft">read only</span>}
      {node.writeOnly === true && <span class="soft">write only</span>}
      {node.deprecated === true && <span class="soft">deprecated</span>}
      <span class="soft">{constraintsOf(node)}</span>
    </span>
  );
}

interface Child {
  readonly key: string;
  readonly node: Json;
  readonly required: boolean;
}

function childrenOf(node: Record<string, Json>): Child[] {
  const required = Array.isArray(node.required) ? node.required : [];
  const fields = isNode(node.properties) ? Object.entries(node.properties) : [];
  const branches = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword): Child[] => {
    const list = node[keyword];
    return Array.isArray(list)
      ? list.map((one, index) => ({ key: `${keyword} ${index + 1}`, node: one, required: false }))
      : [];
  });
  const inner = ['items', 'additionalProperties', 'not', 'if', 'then', 'else'].flatMap((keyword): Child[] => {
    const one = node[keyword];
    return isNode(one) ? [{ key: keyword, node: one, required: false }] : [];
  });
  return [
    ...fields.map(([key, one]) => ({ key, node: one, required: required.includes(key) })),
    ...branches,
    ...inner,
  ];
}

/** `array of string`, `string (date-time)`, the name of what is referred to. */
function typeOf(node: Record<string, Json>): string {
  if (typeof node.$ref === 'string') return node.$ref.split('/').at(-1) ?? node.$ref;
  const types = [node.type].flat().filter((one) => typeof one === 'string');
  const text =
    types.join(' or ') || (['oneOf', 'anyOf', 'allOf'].find((one) => node[one] !== undefined) ?? 'any');
  const items = types.includes('array') && isNode(node.items) ? ` of ${typeOf(node.items)}` : '';
  const format = typeof node.format === 'string' ? ` (${node.format})` : '';
  return text + items + format;
}

const bounds: Readonly<Record<string, string>> = {
  const: '=',
  default: 'default',
  minimum: '≥',
  maximum: '≤',
  exclusiveMinimum: '>',
  exclusiveMaximum: '<',
  multipleOf: 'multiple of',
  minLength: 'length ≥',
  maxLength: 'length ≤',
  minItems: 'items ≥',
  maxItems: 'items ≤',
  pattern: 'pattern',
};

function constraintsOf(node: Record<string, Json>): string {
  const options = Array.isArray(node.enum)
    ? [`one of ${node.enum.map((one) => JSON.stringify(one)).join(', ')}`]
    : [];
  const others = Object.entries(bounds).flatMap(([keyword, words]) => {
    const value = node[keyword];
    return value === undefined
      ? []
      : [`${words} ${typeof value === 'string' ? value : JSON.stringify(value)}`];
  });
  return [...options, ...others, ...(node.uniqueItems === true ? ['no item twice'] : [])].join(', ');
}

function isNode(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
