import { useId } from 'preact/hooks';
import { bodyText, type Form, fieldName } from '../model/draft.ts';
import { fieldText, isStructured } from '../model/encode.ts';
import type { Operation, Parameter } from '../model/types.ts';
import { Markdown } from '../parts/markdown.tsx';

interface FieldsProps {
  readonly operation: Operation;
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

/** The fields of a request: parameters, body, which credentials, which answer is asked for. */
export function Fields({ operation, form, onChange }: FieldsProps) {
  const setField = (name: string, text: string | undefined) => {
    const { [name]: _, ...others } = form.fields;
    onChange({ ...form, fields: text === undefined ? others : { ...others, [name]: text } });
  };
  return (
    <>
      {operation.parameters.map((parameter) => (
        <ParameterField
          key={fieldName(parameter)}
          parameter={parameter}
          text={form.fields[fieldName(parameter)]}
          onChange={(text) => setField(fieldName(parameter), text)}
        />
      ))}
      {operation.body !== null && <BodyField operation={operation} form={form} onChange={onChange} />}
      <div class="row">
        {operation.security.length > 1 && (
          <label>
            Credentials
            <select
              value={String(form.alternative)}
              onChange={(event) => onChange({ ...form, alternative: Number(event.currentTarget.value) })}
            >
              {operation.security.map((set, index) => (
                <option key={index} value={String(index)}>
                  {set.map(({ name }) => name).join(' and ') || 'none'}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          Answer
          <select
            value={form.prefer}
            onChange={(event) => onChange({ ...form, prefer: event.currentTarget.value })}
          >
            <option value="">as the mock decides</option>
            {preferences(operation).map((prefer) => (
              <option key={prefer} value={prefer}>
                Prefer: {prefer}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

interface ParameterProps {
  readonly parameter: Parameter;
  /** Undefined where it is left out. */
  readonly text: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}

function ParameterField({ parameter, text, onChange }: ParameterProps) {
  const { name, in: place, required, description, examples } = parameter;
  const id = useId();
  const options = [...optionsOf(parameter), ...examples.map(({ value }) => fieldText(value))];
  return (
    <div class="field">
      <div class="field-head">
        <input
          type="checkbox"
          id={`${id}-sent`}
          checked={text !== undefined}
          aria-label={`Send ${name}`}
          onChange={(event) => onChange(event.currentTarget.checked ? (options[0] ?? '') : undefined)}
        />
        <label for={id}>
          <code>{name}</code> <span class="soft">{place}</span>
          {required && <span class="required">required</span>}
          {parameter.deprecated && <span class="mark">deprecated</span>}
          {isStructured(parameter) && <span class="soft">as JSON</span>}
        </label>
      </div>
      <input
        id={id}
        type="text"
        list={options.length > 0 ? `${id}-options` : undefined}
        value={text ?? ''}
        placeholder={text === undefined ? 'left out' : ''}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {options.length > 0 && (
        <datalist id={`${id}-options`}>
          {[...new Set(options)].map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      <Markdown text={description} />
    </div>
  );
}

function BodyField({ operation, form, onChange }: FieldsProps) {
  const id = useId();
  const media = operation.body?.media ?? [];
  const lines = (form.body ?? '').split('\n').length;
  const setType = (type: string) => {
    const example = media.find((one) => one.type === type)?.examples[0];
    onChange({ ...form, mediaType: type, body: example === undefined ? '' : bodyText(type, example.value) });
  };
  return (
    <div class="field">
      <div class="field-head">
        <input
          type="checkbox"
          checked={form.body !== undefined}
          aria-label="Send a body"
          onChange={(event) => {
            if (event.currentTarget.checked) setType(form.mediaType ?? media[0]?.type ?? 'application/json');
            else onChange({ ...form, body: undefined });
          }}
        />
        <label for={id}>
          Body {operation.body?.required === true && <span class="required">required</span>}
        </label>
        {media.length > 1 ? (
          <select
            aria-label="Media type of the body"
            value={form.mediaType}
            onChange={(event) => setType(event.currentTarget.value)}
          >
            {media.map(({ type }) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        ) : (
          <code class="soft">{form.mediaType}</code>
        )}
      </div>
      <textarea
        id={id}
        rows={Math.min(20, Math.max(4, lines + 1))}
        value={form.body ?? ''}
        spellcheck={false}
        onInput={(event) => onChange({ ...form, body: event.currentTarget.value })}
      />
    </div>
  );
}

/** The values that a schema lists. */
function optionsOf({ schema }: Parameter): string[] {
  const node = schema?.value;
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  if (node.type === 'boolean') return ['true', 'false'];
  return Array.isArray(node.enum) ? node.enum.map(fieldText) : [];
}

/** What `Prefer` can ask an operation for. */
function preferences({ responses }: Operation): string[] {
  const codes = responses
    .map(({ status }) => `code=${status.replace(/X/gi, '0')}`)
    .filter((one) => /\d$/.test(one));
  const names = responses
    .flatMap((response) => response.names)
    .filter((name) => !/[,;=\s]|^example$/.test(name));
  return [...codes, ...new Set(names.map((name) => `example=${name}`)), 'dynamic=true', 'delay=2000'];
}
