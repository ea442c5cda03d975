import { type ChatClient, type Permissions, readPermissions, setRole } from './permissions.ts';

/** Shows the permissions as a table of switches, and what became of the last change. */
export async function showTable(main: HTMLElement, status: HTMLElement, client: ChatClient): Promise<void> {
  const refresh = async (said: string) => {
    const permissions = await readPermissions(client);
    main.replaceChildren(tableOf(permissions, change));
    status.textContent = said;
  };
  const change: Change = (permissions, wanted) => {
    setRole(client, permissions, wanted)
      .then(() => refresh('Saved.'))
      .catch((thrown: Error) => refresh(thrown.message));
  };
  await refresh('').catch((thrown: Error) => {
    status.textContent = thrown.message;
  });
}

type Change = (permissions: Permissions, wanted: Parameters<typeof setRole>[2]) => void;

function tableOf(permissions: Permissions, change: Change): HTMLTableElement {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const name of ['Permission', ...permissions.roles]) head.append(headCell('col', name));
  const body = table.createTBody();
  for (const [permission, holders] of permissions.held) {
    const row = body.insertRow();
    row.append(headCell('row', permission));
    for (const role of permissions.roles) {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = holders.includes(role);
      box.ariaLabel = `${role} holds ${permission}`;
      box.onchange = () => change(permissions, { permission, role, isHeld: box.checked });
      row.insertCell().append(box);
    }
  }
  return table;
}

function headCell(scope: string, text: string): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
