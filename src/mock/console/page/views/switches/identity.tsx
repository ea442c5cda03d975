import { askOperation, askOutline } from '../../model/ask.ts';
import { useLoaded } from '../../model/hooks.ts';
import type { Caller, Credential, Mock } from '../../model/types.ts';
import { literal } from '../../snippets/literal.ts';
import { Switch } from './switch.tsx';

/** As whom the page asks: chosen at the top, here as a test writes it. */
export function IdentitySwitch({ mock, caller }: { readonly mock: Mock; readonly caller: Caller }) {
  const { value: credentials = [] } = useLoaded(() => credentialsOf(mock), [mock.url]);
  const { identity, session } = caller;
  const shown = identity === 'nobody' ? [] : credentials.filter((one) => one.in === 'header');
  const headers = {
    ...Object.fromEntries(shown.map((one) => [one.name, one.sent[identity] ?? ''])),
    ...(session === '' ? {} : { 'X-Mock-Session': session }),
  };
  const words: Readonly<Record<string, string>> = {
    administrator: 'may do everything',
    unprivileged: 'may not do what needs a permission',
    invalid: 'shows credentials that nobody knows',
    nobody: 'shows no credentials',
  };
  return (
    <Switch
      title="Identity and session"
      note={`“Try it” asks as ${identity}, who ${words[identity]}. A session has a memory, a clock and faults of its own. Both are chosen at the top of the page.`}
      code={`const headers = ${literal(headers)};`}
    >
      {null}
    </Switch>
  );
}

/** The credentials of the first operation that asks for some. */
async function credentialsOf(mock: Mock): Promise<readonly Credential[]> {
  const { operations } = await askOutline(mock);
  for (const { id } of operations.slice(0, 20)) {
    const { security } = await askOperation(mock, id);
    const [first] = security.filter((set) => set.length > 0);
    if (first !== undefined) return first;
  }
  return [];
}
